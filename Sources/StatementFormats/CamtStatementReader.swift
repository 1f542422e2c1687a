import LedgerValues
import TabularText

/// Reads what `nafa-xml` says of a CAMT.052, 053 or 054 document: a JSON object a line, in the
/// document's order.
///
/// Rows are the document's entries; their line is that of the XML. A balance is the booked one: OPBD
/// (or PRCD, which is the same money the day before) and CLBD; of a report within a day, ITBD.
struct CamtStatementReader: StatementReader {
  /// An object longer than this is not one that `nafa-xml` writes.
  private static let lineBound = 1 << 16

  private let keepsLines: Bool
  private var entries: ArraySlice<Range<Int>>
  private(set) var format = "camt"
  private var drafts: [StatementDraft] = []
  private var currency: Currency?
  private var isOpen = false
  private var isEnded = false
  private var openingRank = Int.max
  private var closingRank = Int.max

  /// - Parameter entries: Where the document's entries stand in its bytes, in order.
  init(keepsLines: Bool, entries: [Range<Int>]) {
    self.keepsLines = keepsLines
    self.entries = entries[...]
  }

  var profile: String { format }
  var encoding: TextEncoding { .utf8 }

  mutating func read(
    _ piece: FilePiece, into gathering: inout StatementGathering
  ) throws(StatementError) -> Int {
    let end = piece.wholeLines
    for line in piece.bytes[..<end].split(separator: UInt8(ascii: "\n")) {
      guard line.count <= Self.lineBound, let object = try? JSON(canonical: Array(line)),
        let kind = object["kind"]?.text, !isEnded
      else { throw .xmlReaderStopped }
      try take(object, kind, into: &gathering)
    }
    if piece.isLast {
      guard isEnded else { throw .xmlReaderStopped }
      gathering.add(drafts)
    }
    return end
  }

  private mutating func take(
    _ object: JSON, _ kind: String, into gathering: inout StatementGathering
  ) throws(StatementError) {
    switch kind {
    case "document": format = object["format"]?.text ?? format
    case "statement": try begin()
    case "account": change { $0.account = object["value"]?.text }
    case "account_currency": name(object["value"]?.text)
    case "balance": if let row = balance(object) { gathering.add(row) }
    case "entry": gathering.add(entry(object))
    case "statement_end": isOpen = false
    case "end": isEnded = true
    case "fault": throw fault(object)
    default: throw .xmlReaderStopped
    }
  }

  private mutating func begin() throws(StatementError) {
    guard drafts.count < StatementFile.statementBound else {
      throw .tooManyStatements(limit: StatementFile.statementBound)
    }
    drafts.append(StatementDraft(keepsLines: keepsLines))
    (isOpen, currency, openingRank, closingRank) = (true, nil, .max, .max)
  }

  private mutating func change(_ change: (inout StatementFigures) -> Void) {
    guard isOpen else { return }
    change(&drafts[drafts.count - 1].figures)
  }

  /// The statement's currency: the account's, else that of the first amount.
  private mutating func name(_ code: String?) {
    guard currency == nil, let known = code.flatMap(Currency.init(code:)) else { return }
    currency = known
    change { $0.currency = known }
  }

  private func fault(_ object: JSON) -> StatementError {
    guard let fault = object["code"]?.text.flatMap(XMLFault.init(rawValue:)),
      let line = object["line"]?.integer, let column = object["column"]?.integer
    else { return .xmlReaderStopped }
    return .xml(fault, at: TextPlace(line: Int(line), column: Int(column)))
  }

  // MARK: Balances

  /// Nothing where it is read, or is another balance than those looked for.
  private mutating func balance(_ object: JSON) -> RowOutcome? {
    guard isOpen, let code = object["code"]?.text else { return nil }
    let opening = ["OPBD", "PRCD"].firstIndex(of: code)
    let closing = ["CLBD", "ITBD"].firstIndex(of: code)
    guard opening != nil || closing != nil else { return nil }
    name(object["currency"]?.text)
    let amount: Money
    do throws(RowRejection) {
      amount = try signedAmount(object)
    } catch {
      return RowOutcome(row: Self.line(object), byteRange: 0..<0, fate: .rejected(error))
    }
    if let opening, opening <= openingRank {
      // Of several interim pages, the first opening counts.
      if opening < openingRank { change { $0.opening = amount } }
      openingRank = opening
    }
    if let closing, closing <= closingRank {
      change { $0.closing = amount }
      closingRank = closing
    }
    return nil
  }

  // MARK: Entries

  private mutating func entry(_ object: JSON) -> RowOutcome {
    let row = Self.line(object)
    let range = entries.popFirst() ?? 0..<0
    name(object["currency"]?.text)
    do throws(RowRejection) {
      let line = try line(object, range)
      let status = object["status"]?.text ?? "BOOK"
      let fate: RowFate
      if status != "BOOK" {
        fate = .filtered(.expected)
      } else if line.amount.isZero {
        fate = .filtered(.zero)
      } else if isOpen, drafts[drafts.count - 1].add(line) {
        fate = .line
      } else {
        throw .amount(Self.place(object, "Amt"), value: "", .overflow)
      }
      return RowOutcome(row: row, byteRange: range, fate: fate, amount: line.amount)
    } catch {
      return RowOutcome(row: row, byteRange: range, fate: .rejected(error))
    }
  }

  private func line(
    _ object: JSON, _ range: Range<Int>
  ) throws(RowRejection) -> StatementLine {
    let written = object["booked"]?.text ?? object["valued"]?.text ?? ""
    // An hour, where there is one, may have any zone; the day is the keeper's own.
    let start = written.prefix(10)
    guard let day = Day(iso: String(start)),
      written.count == 10 || written.dropFirst(10).first == "T"
    else { throw .day(Self.place(object, "BookgDt"), value: String(written.prefix(40))) }
    let reference = try StatementReference.checked(
      object["keeper_reference"]?.text ?? object["payer_reference"]?.text
        ?? object["entry_reference"]?.text, at: Self.place(object, "AcctSvcrRef"))
    let words = [object["other_party"]?.text, object["words"]?.text].compactMap { $0 }
    return StatementLine(
      row: Self.line(object), byteRange: range, day: day, amount: try signedAmount(object),
      reference: reference,
      details: LineDetails(label: words.isEmpty ? nil : words.joined(separator: " ")))
  }

  /// The side says where the money went, of a reversal too.
  private func signedAmount(_ object: JSON) throws(RowRejection) -> Money {
    let code = object["currency"]?.text ?? ""
    guard let currency, code == currency.code else {
      throw .currency(Self.place(object, "Ccy"), value: String(code.prefix(40)))
    }
    let text = object["amount"]?.text ?? ""
    let amount: Money
    do throws(MoneyError) {
      amount = try StatementAmount(decimal: .point, currency: currency).amount(text)
    } catch {
      throw .amount(Self.place(object, "Amt"), value: String(text.prefix(40)), error)
    }
    switch object["side"]?.text {
    case "CRDT" where !amount.isNegative: return amount
    case "DBIT" where !amount.isNegative: return -amount
    default:
      throw .amount(Self.place(object, "CdtDbtInd"), value: String(text.prefix(40)), .notAnAmount)
    }
  }

  private static func line(_ object: JSON) -> Int {
    Int(min(max(object["line"]?.integer ?? 1, 1), Int64(Int32.max)))
  }

  private static func place(_ object: JSON, _ name: String) -> CellPlace {
    CellPlace(line: line(object), column: object["column"]?.integer.map { Int($0) }, name: name)
  }
}
