import LedgerValues
import TabularText

/// Reads the statements of MT940 messages, and the interim reports of MT942, which have no balances.
///
/// The pages of one statement are joined: a message that begins with an intermediate balance
/// (`60M`) goes on where the same account's message before ended with one (`62M`).
struct SwiftStatementReader {
  private struct Draft {
    var account: String?
    var currency: Currency?
    var opening: Money?
    var closing: Money?
    var endsInPage = false
    var lines: [StatementLine] = []
    var pages = 1
    var notes: [StatementNote] = []
    var isInterim = false
    var lastRow: Int
  }

  private let fields: [SwiftMessage.Field]
  private let encoding: TextEncoding
  private let normalize: (String) -> String
  private var drafts: [Draft] = []
  private var rows: [RowOutcome] = []

  init(_ bytes: [UInt8], normalize: @escaping (String) -> String) {
    encoding = TextEncoding.ofText(bytes)
    fields = SwiftMessage.fields(of: bytes, encoding: encoding)
    self.normalize = normalize
  }

  mutating func reading() -> StatementReading {
    for field in fields { take(field) }
    let isInterim = drafts.contains(where: \.isInterim)
    return StatementReading(
      profile: isInterim ? "mt942 1" : "mt940 1", encoding: encoding,
      statements: drafts.map(Self.statement), rows: rows)
  }

  private mutating func take(_ field: SwiftMessage.Field) {
    if field.tag == "20" {
      drafts.append(Draft(lastRow: field.row))
      return
    }
    guard !drafts.isEmpty else { return }
    let last = drafts.count - 1
    drafts[last].lastRow = field.row
    switch field.tag {
    case "25", "25P":
      drafts[last].account = field.text.split(separator: "\n").first.map(String.init)
    case "34F":
      drafts[last].isInterim = true
      drafts[last].currency = drafts[last].currency ?? Currency(code: String(field.text.prefix(3)))
    case "60F", "60M": open(field)
    case "61": addLine(field)
    case "62F", "62M": close(field)
    case "86": describe(field)
    default: break
    }
  }

  private mutating func open(_ field: SwiftMessage.Field) {
    guard let balance = SwiftBalance(field.text) else {
      reject(field, name: ":\(field.tag):")
      return
    }
    var last = drafts.count - 1
    if field.tag == "60M", last > 0, drafts[last - 1].endsInPage,
      drafts[last - 1].account == drafts[last].account, drafts[last].lines.isEmpty
    {
      drafts.removeLast()
      last -= 1
      drafts[last].pages += 1
    } else {
      drafts[last].opening = balance.amount
    }
    drafts[last].currency = balance.currency
    drafts[last].endsInPage = false
    if balance.lacksComma {
      drafts[last].notes.append(StatementNote(.amountWithoutComma, row: field.row))
    }
  }

  private mutating func close(_ field: SwiftMessage.Field) {
    let last = drafts.count - 1
    guard let balance = SwiftBalance(field.text),
      drafts[last].currency == nil || drafts[last].currency == balance.currency
    else {
      reject(field, name: ":\(field.tag):")
      return
    }
    drafts[last].currency = balance.currency
    drafts[last].closing = balance.amount
    drafts[last].endsInPage = field.tag == "62M"
    if balance.lacksComma {
      drafts[last].notes.append(StatementNote(.amountWithoutComma, row: field.row))
    }
  }

  private mutating func addLine(_ field: SwiftMessage.Field) {
    let last = drafts.count - 1
    guard let currency = drafts[last].currency else {
      reject(field, name: ":61:")
      return
    }
    do throws(RowRejection) {
      let operation = try SwiftOperation(field, currency: currency)
      if operation.lacksComma {
        drafts[last].notes.append(StatementNote(.amountWithoutComma, row: field.row))
      }
      let fate: RowFate
      if operation.isExpected {
        fate = .filtered(.expected)
      } else if operation.amount.isZero {
        fate = .filtered(.zero)
      } else {
        fate = .line
        drafts[last].lines.append(
          StatementLine(
            row: field.row, byteRange: field.byteRange, day: operation.day,
            amount: operation.amount, reference: operation.reference.map(normalize)))
      }
      rows.append(
        RowOutcome(
          row: field.row, byteRange: field.byteRange, fate: fate, amount: operation.amount))
    } catch {
      rows.append(RowOutcome(row: field.row, byteRange: field.byteRange, fate: .rejected(error)))
    }
  }

  /// The bank's words belong to the operation just before them.
  private mutating func describe(_ field: SwiftMessage.Field) {
    let last = drafts.count - 1
    guard let line = drafts[last].lines.last, line.details.isEmpty,
      rows.last?.row == line.row, drafts[last].closing == nil || drafts[last].pages > 1
    else { return }
    let words = field.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { return }
    drafts[last].lines[drafts[last].lines.count - 1] = StatementLine(
      row: line.row, byteRange: line.byteRange.lowerBound..<field.byteRange.upperBound,
      day: line.day, amount: line.amount, reference: line.reference,
      details: LineDetails(label: normalize(words)))
  }

  private mutating func reject(_ field: SwiftMessage.Field, name: String) {
    let place = CellPlace(line: field.row, column: nil, name: name)
    rows.append(
      RowOutcome(
        row: field.row, byteRange: field.byteRange,
        fate: .rejected(
          .amount(place, value: String(field.text.prefix(40)), .notAnAmount))))
  }

  private static func statement(_ draft: Draft) -> Statement {
    var notes = draft.notes
    if draft.endsInPage {
      notes.append(StatementNote(.pageMissing, row: draft.lastRow))
    } else if draft.closing == nil, !draft.isInterim {
      notes.append(StatementNote(.closingMissing, row: draft.lastRow))
    }
    return Statement(
      account: draft.account, currency: draft.currency ?? .xof, opening: draft.opening,
      closing: draft.closing, lines: draft.lines, pages: draft.pages, notes: notes)
  }
}
