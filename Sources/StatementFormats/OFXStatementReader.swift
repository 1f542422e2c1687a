import LedgerValues
import TabularText

/// Reads the statements of an OFX file: bank accounts and cards.
struct OFXStatementReader {
  private struct Draft {
    var account: String?
    var currency: Currency?
    var closing: Money?
    var lines: [StatementLine] = []
  }

  private struct Operation {
    let row: Int
    let start: Int
    var end: Int
    var values: [String: String] = [:]
  }

  private let isXML: Bool
  private let encoding: TextEncoding
  private let normalize: (String) -> String
  private var scanner: OFXScanner
  private var drafts: [Draft] = []
  private var rows: [RowOutcome] = []
  private var operation: Operation?
  private var isInBalance = false

  init(_ bytes: [UInt8], normalize: @escaping (String) -> String) {
    isXML = OFXScanner.isXML(bytes)
    encoding = TextEncoding.ofText(bytes)
    scanner = OFXScanner(bytes, encoding: encoding)
    self.normalize = normalize
  }

  mutating func reading() -> StatementReading {
    while let element = scanner.next() { take(element) }
    finishOperation()
    return StatementReading(
      profile: isXML ? "ofx2 1" : "ofx1 1", encoding: encoding,
      statements: drafts.map { draft in
        Statement(
          account: draft.account, currency: draft.currency ?? .xof, opening: nil,
          closing: draft.closing, lines: draft.lines)
      }, rows: rows)
  }

  private mutating func take(_ element: OFXScanner.Element) {
    switch element.name {
    case "STMTRS", "CCSTMTRS":
      finishOperation()
      drafts.append(Draft())
    case "STMTTRN":
      finishOperation()
      operation = Operation(
        row: element.row, start: element.byteRange.lowerBound, end: element.byteRange.upperBound)
    case "/STMTTRN", "BANKTRANLIST", "/BANKTRANLIST": finishOperation()
    case "LEDGERBAL":
      finishOperation()
      isInBalance = true
    case "/LEDGERBAL", "AVAILBAL": isInBalance = false
    default: takeValue(element)
    }
  }

  private mutating func takeValue(_ element: OFXScanner.Element) {
    if operation != nil {
      operation?.end = element.byteRange.upperBound
      if !element.name.hasPrefix("/"), operation?.values[element.name] == nil {
        operation?.values[element.name] = element.value
      }
      return
    }
    guard !drafts.isEmpty else { return }
    let last = drafts.count - 1
    switch element.name {
    case "CURDEF": drafts[last].currency = Currency(code: element.value)
    case "ACCTID": drafts[last].account = drafts[last].account ?? element.value
    case "BALAMT" where isInBalance:
      drafts[last].closing = try? Self.amount(element.value, drafts[last].currency ?? .xof)
    default: break
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
      let line = try Self.line(operation, range, drafts[drafts.count - 1].currency, normalize)
      let isZero = line.amount.isZero
      if !isZero { drafts[drafts.count - 1].lines.append(line) }
      rows.append(
        RowOutcome(
          row: operation.row, byteRange: range, fate: isZero ? .filtered(.zero) : .line,
          amount: line.amount))
    } catch {
      rows.append(RowOutcome(row: operation.row, byteRange: range, fate: .rejected(error)))
    }
  }

  private static func line(
    _ operation: Operation, _ range: Range<Int>, _ currency: Currency?,
    _ normalize: (String) -> String
  ) throws(RowRejection) -> StatementLine {
    let place = { CellPlace(line: operation.row, column: nil, name: $0) }
    let values = operation.values
    let posted = values["DTPOSTED"] ?? ""
    guard let day = DayText(order: .dayFirst).reading(String(posted.prefix(8)))?.day else {
      throw .day(place("DTPOSTED"), value: String(posted.prefix(40)))
    }
    guard let currency else { throw .currency(place("CURDEF"), value: "") }
    let text = values["TRNAMT"] ?? ""
    let money: Money
    do throws(MoneyError) {
      money = try amount(text, currency)
    } catch {
      throw .amount(place("TRNAMT"), value: String(text.prefix(40)), error)
    }
    let reference = values["REFNUM"] ?? values["FITID"]
    if let reference, reference.utf8.count > 256 { throw .reference(place("FITID")) }
    let words = [values["NAME"], values["MEMO"]].compactMap { $0 }.joined(separator: " ")
    return StatementLine(
      row: operation.row, byteRange: range, day: day, amount: money,
      reference: reference.map(normalize),
      details: LineDetails(label: words.isEmpty ? nil : normalize(words)))
  }
}
