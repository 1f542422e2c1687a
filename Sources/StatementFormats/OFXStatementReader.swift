import LedgerValues
import TabularText

/// Reads the statements of an OFX file: bank accounts and cards.
struct OFXStatementReader: StatementReader {
  private struct Operation {
    let row: Int
    let start: Int
    var end: Int
    var values: [String: String] = [:]
  }

  /// The elements of an operation that are read.
  private static let kept: Set<String> = [
    "DTPOSTED", "TRNAMT", "REFNUM", "FITID", "NAME", "MEMO",
  ]
  /// Letters of a value that are kept; a name or number longer than this is none.
  private static let valueBound = 1_024

  private let isXML: Bool
  private let keepsLines: Bool
  private let normalize: (String) -> String
  private var watch = EncodingWatch(allowsLegacy: true)
  private var row = 1
  /// Each with its currency, and the word that the file has for it.
  private var drafts: [(draft: StatementDraft, currency: Currency?, code: String)] = []
  private var rows: [RowOutcome] = []
  private var operation: Operation?
  private var isInBalance = false
  private var isEnded = false

  init(isXML: Bool, keepsLines: Bool, normalize: @escaping (String) -> String) {
    self.isXML = isXML
    self.keepsLines = keepsLines
    self.normalize = normalize
  }

  var format: String { isXML ? "ofx 2" : "ofx 1" }
  var profile: String { isXML ? "ofx2 1" : "ofx1 1" }
  var encoding: TextEncoding { watch.encoding }

  mutating func read(
    _ piece: FilePiece, into gathering: inout StatementGathering
  ) throws(StatementError) -> Int {
    do {
      // A letter may be cut at the end of a piece, where no tag is.
      let end = piece.isLast ? nil : piece.bytes.lastIndex(of: UInt8(ascii: "<"))
      try watch.take(piece.bytes, upTo: end ?? (piece.isLast ? piece.bytes.count : 0), line: row)
    } catch {
      throw .table(error)
    }
    var scanner = OFXScanner(piece, row: row, encoding: encoding)
    while let element = scanner.next() { try take(element) }
    row = scanner.row
    if piece.isLast { finishFile() }
    for row in rows { gathering.add(row) }
    rows = []
    if piece.isLast {
      gathering.add(
        drafts.map { draft, currency, _ in
          var draft = draft
          draft.figures.currency = currency ?? .xof
          return draft
        })
    }
    return scanner.offset
  }

  /// What the end of the file cuts off cannot be trusted: an amount may lack its last digits.
  private mutating func finishFile() {
    if let operation {
      rows.append(
        RowOutcome(
          row: operation.row, byteRange: operation.start..<operation.end,
          fate: .rejected(.cut(CellPlace(line: operation.row, column: nil, name: "STMTTRN")))))
    }
    if !isEnded, !drafts.isEmpty { drafts[drafts.count - 1].draft.figures.note(.fileCut, row: row) }
  }

  private mutating func take(_ element: OFXScanner.Element) throws(StatementError) {
    switch element.name {
    case "STMTRS", "CCSTMTRS":
      finishOperation()
      guard drafts.count < StatementFile.statementBound else {
        throw .tooManyStatements(limit: StatementFile.statementBound)
      }
      drafts.append((StatementDraft(keepsLines: keepsLines), nil, ""))
    case "STMTTRN":
      finishOperation()
      operation = Operation(
        row: element.row, start: element.byteRange.lowerBound, end: element.byteRange.upperBound)
    case "/STMTTRN", "BANKTRANLIST", "/BANKTRANLIST": finishOperation()
    case "LEDGERBAL":
      finishOperation()
      isInBalance = true
    case "/LEDGERBAL", "AVAILBAL": isInBalance = false
    case "/OFX":
      finishOperation()
      isEnded = true
    default: takeValue(element)
    }
  }

  private mutating func takeValue(_ element: OFXScanner.Element) {
    if operation != nil {
      operation?.end = element.byteRange.upperBound
      if Self.kept.contains(element.name), !element.value.isEmpty,
        operation?.values[element.name] == nil
      {
        operation?.values[element.name] = String(element.value.prefix(Self.valueBound))
      }
      return
    }
    guard !drafts.isEmpty else { return }
    let last = drafts.count - 1
    switch element.name {
    case "CURDEF":
      drafts[last].currency = Currency(code: element.value)
      drafts[last].code = element.value
    case "ACCTID":
      drafts[last].draft.figures.account = drafts[last].draft.figures.account ?? element.value
    case "BALAMT" where isInBalance: takeBalance(element)
    default: break
    }
  }

  private mutating func takeBalance(_ element: OFXScanner.Element) {
    let last = drafts.count - 1
    let place = CellPlace(line: element.row, column: nil, name: "BALAMT")
    if element.isCut {
      rows.append(
        RowOutcome(row: element.row, byteRange: element.byteRange, fate: .rejected(.cut(place))))
      return
    }
    do throws(MoneyError) {
      drafts[last].draft.figures.closing = try Self.amount(
        element.value, drafts[last].currency ?? .xof)
    } catch {
      rows.append(
        RowOutcome(
          row: element.row, byteRange: element.byteRange,
          fate: .rejected(.amount(place, value: String(element.value.prefix(40)), error))))
    }
  }

  /// Amounts have a point or a comma before their fraction, and nothing between thousands.
  private static func amount(_ text: String, _ currency: Currency) throws(MoneyError) -> Money {
    let decimal: DecimalMark = text.contains(",") && !text.contains(".") ? .comma : .point
    return try StatementAmount(decimal: decimal, currency: currency).amount(text)
  }

  private mutating func finishOperation() {
    guard let operation, !drafts.isEmpty else {
      self.operation = nil
      return
    }
    self.operation = nil
    let range = operation.start..<operation.end
    do throws(RowRejection) {
      let (_, currency, code) = drafts[drafts.count - 1]
      guard let currency else {
        let place = CellPlace(line: operation.row, column: nil, name: "CURDEF")
        throw .currency(place, value: String(code.prefix(40)))
      }
      let line = try Self.line(operation, range, currency, normalize)
      let isZero = line.amount.isZero
      guard isZero || drafts[drafts.count - 1].draft.add(line) else {
        throw .amount(
          CellPlace(line: line.row, column: nil, name: "TRNAMT"), value: "", .overflow)
      }
      rows.append(
        RowOutcome(
          row: operation.row, byteRange: range, fate: isZero ? .filtered(.zero) : .line,
          amount: line.amount))
    } catch {
      rows.append(RowOutcome(row: operation.row, byteRange: range, fate: .rejected(error)))
    }
  }

  private static func line(
    _ operation: Operation, _ range: Range<Int>, _ currency: Currency,
    _ normalize: (String) -> String
  ) throws(RowRejection) -> StatementLine {
    let place = { CellPlace(line: operation.row, column: nil, name: $0) }
    let values = operation.values
    let posted = values["DTPOSTED"] ?? ""
    guard let day = DayText(order: .dayFirst).reading(String(posted.prefix(8)))?.day else {
      throw .day(place("DTPOSTED"), value: String(posted.prefix(40)))
    }
    let text = values["TRNAMT"] ?? ""
    let money: Money
    do throws(MoneyError) {
      money = try amount(text, currency)
    } catch {
      throw .amount(place("TRNAMT"), value: String(text.prefix(40)), error)
    }
    let reference = try StatementReference.checked(
      values["REFNUM"] ?? values["FITID"], at: place("FITID"))
    let words = [values["NAME"], values["MEMO"]].compactMap { $0 }.joined(separator: " ")
    return StatementLine(
      row: operation.row, byteRange: range, day: day, amount: money,
      reference: reference.map(normalize),
      details: LineDetails(label: words.isEmpty ? nil : normalize(words)))
  }
}
