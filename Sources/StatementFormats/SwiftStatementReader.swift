import LedgerValues
import TabularText

/// Reads the statements of MT940 messages, and the interim reports of MT942, which have no balances.
///
/// The pages of one statement are joined: a message that begins with an intermediate balance
/// (`60M`) goes on where the same account's message before ended with one (`62M`).
struct SwiftStatementReader: StatementReader {
  private struct Draft {
    var draft: StatementDraft
    /// Known once a balance or a limit has named it.
    var currency: Currency?
    var endsInPage = false
    var isInterim = false
    var lastRow: Int
  }

  private let keepsLines: Bool
  private let normalize: (String) -> String
  private var watch = EncodingWatch(allowsLegacy: true)
  private var message = SwiftMessage()
  private var drafts: [Draft] = []
  private var rows: [RowOutcome] = []

  init(keepsLines: Bool, normalize: @escaping (String) -> String) {
    self.keepsLines = keepsLines
    self.normalize = normalize
  }

  var format: String { drafts.contains(where: \.isInterim) ? "mt942" : "mt940" }
  var profile: String { format + " 1" }
  var encoding: TextEncoding { watch.encoding }

  mutating func read(
    _ piece: FilePiece, into gathering: inout StatementGathering
  ) throws(StatementError) -> Int {
    let end = piece.wholeLines
    do {
      try watch.take(piece.bytes, upTo: end, line: message.row)
    } catch {
      throw .table(error)
    }
    var fields: [SwiftMessage.Field] = []
    message.take(piece, upTo: end, encoding: encoding) { fields.append($0) }
    for field in fields { try take(field) }
    for row in rows.dropLast(piece.isLast ? 0 : 1) { gathering.add(row) }
    rows.removeFirst(piece.isLast ? rows.count : max(0, rows.count - 1))
    if piece.isLast { gathering.add(drafts.map(Self.finished)) }
    return end
  }

  private mutating func take(_ field: SwiftMessage.Field) throws(StatementError) {
    if field.tag == "20" {
      guard drafts.count < StatementFile.statementBound else {
        throw .tooManyStatements(limit: StatementFile.statementBound)
      }
      let draft = StatementDraft(keepsLines: keepsLines)
      drafts.append(Draft(draft: draft, lastRow: field.row))
      return
    }
    guard !drafts.isEmpty else { return }
    let last = drafts.count - 1
    drafts[last].lastRow = field.row
    switch field.tag {
    case "25", "25P":
      drafts[last].draft.figures.account = field.text.split(separator: "\n").first.map(String.init)
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
      drafts[last - 1].draft.figures.account == drafts[last].draft.figures.account,
      drafts[last - 1].currency == balance.currency,
      drafts[last].draft.figures.entries == 0
    {
      drafts.removeLast()
      last -= 1
      drafts[last].draft.figures.pages += 1
    } else {
      drafts[last].draft.figures.opening = balance.amount
    }
    drafts[last].currency = balance.currency
    drafts[last].endsInPage = false
    if balance.lacksComma { noteNoComma(field, balance.amountOffset) }
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
    drafts[last].draft.figures.closing = balance.amount
    drafts[last].endsInPage = field.tag == "62M"
    if balance.lacksComma { noteNoComma(field, balance.amountOffset) }
  }

  private mutating func addLine(_ field: SwiftMessage.Field) {
    let last = drafts.count - 1
    guard let currency = drafts[last].currency else {
      reject(field, name: ":61:")
      return
    }
    do throws(RowRejection) {
      let operation = try SwiftOperation(field, currency: currency)
      if operation.lacksComma { noteNoComma(field, operation.amountOffset) }
      let fate: RowFate
      if operation.isExpected {
        fate = .filtered(.expected)
      } else if operation.amount.isZero {
        fate = .filtered(.zero)
      } else {
        let line = StatementLine(
          row: field.row, byteRange: field.byteRange, day: operation.day,
          amount: operation.amount, reference: operation.reference.map(normalize))
        guard drafts[last].draft.add(line) else {
          let place = CellPlace(line: field.row, column: nil, name: ":61:")
          throw .amount(place, value: String(field.text.prefix(40)), .overflow)
        }
        fate = .line
      }
      rows.append(
        RowOutcome(
          row: field.row, byteRange: field.byteRange, fate: fate, amount: operation.amount))
    } catch {
      rows.append(RowOutcome(row: field.row, byteRange: field.byteRange, fate: .rejected(error)))
    }
  }

  private mutating func noteNoComma(_ field: SwiftMessage.Field, _ offset: Int) {
    // Before the field's text stands its tag between colons.
    drafts[drafts.count - 1].draft.figures.note(
      .amountWithoutComma, row: field.row, column: field.tag.utf8.count + 2 + offset + 1)
  }

  /// The bank's words belong to the operation just before them.
  private mutating func describe(_ field: SwiftMessage.Field) {
    let last = drafts.count - 1
    guard let line = drafts[last].draft.lines.last, line.details.isEmpty,
      rows.last?.row == line.row,
      drafts[last].draft.figures.closing == nil || drafts[last].draft.figures.pages > 1
    else { return }
    let words = field.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { return }
    drafts[last].draft.replaceLast(
      with: StatementLine(
        row: line.row, byteRange: line.byteRange.lowerBound..<field.byteRange.upperBound,
        day: line.day, amount: line.amount, reference: line.reference,
        details: LineDetails(label: normalize(words))))
  }

  private mutating func reject(_ field: SwiftMessage.Field, name: String) {
    let place = CellPlace(line: field.row, column: nil, name: name)
    rows.append(
      RowOutcome(
        row: field.row, byteRange: field.byteRange,
        fate: .rejected(
          .amount(place, value: String(field.text.prefix(40)), .notAnAmount))))
  }

  private static func finished(_ draft: Draft) -> StatementDraft {
    var finished = draft.draft
    finished.figures.currency = draft.currency ?? .xof
    if draft.endsInPage {
      finished.figures.note(.pageMissing, row: draft.lastRow)
    } else if finished.figures.closing == nil, !draft.isInterim {
      finished.figures.note(.closingMissing, row: draft.lastRow)
    }
    return finished
  }
}
