import LedgerValues

/// Prints an answer as one JSON object, members in the answer's order; an answer of a document, as
/// that.
///
/// Amounts are whole numbers of francs, days ISO 8601; what is not known is left out, never null.
struct JSONRenderer {
  let voice: Voice

  func render(_ answer: Answer) -> String {
    var members: [(String, OrderedJSON)] = []
    var documents: [OrderedJSON] = []
    for block in answer.blocks {
      switch block {
      case .heading, .paragraph(_, key: nil), .forPeople: break
      case .document(let document): documents.append(document.object)
      case .paragraph(let message, let key?): members.append((key, .text(voice.say(message))))
      case .fields(let fields):
        for field in fields {
          if let value = value(of: field.value) { members.append((field.key, value)) }
        }
      case .table(let table): members += self.members(of: table)
      case .list(let items, let key):
        let items = items.map { item in
          OrderedJSON.object([
            ("term", .text(item.term)), ("text", .text(voice.say(item.text))),
          ])
        }
        members.append((key, .array(items)))
      case .verbatim(let text, let key): members.append((key, .text(text)))
      }
    }
    if !members.isEmpty || documents.isEmpty { documents.append(.object(members)) }
    return documents.map { $0.pretty + "\n" }.joined()
  }

  private func members(of table: Table) -> [(String, OrderedJSON)] {
    let rows = table.rows.map { object(of: $0, table.columns) }
    let total = table.total.map { (table.key + "_total", object(of: $0, table.columns)) }
    return [(table.key, .array(rows))] + (total.map { [$0] } ?? [])
  }

  private func object(of row: [Cell], _ columns: [Table.Column]) -> OrderedJSON {
    .object(
      zip(columns, row).compactMap { column, cell in
        value(of: cell).map { (column.key, $0) }
      })
  }

  private func value(of cell: Cell) -> OrderedJSON? {
    switch cell {
    case .money(let money): .integer(money.units)
    case .count(let count): .integer(Int64(count))
    case .yes(let isSo): .bool(isSo)
    case .blank: nil
    case .rate, .day, .month, .partialDate, .moment, .record, .text, .code, .term:
      .text(cell.plainText)
    }
  }
}

/// JSON whose members keep the order in which they were said.
enum OrderedJSON: Sendable {
  case text(String)
  case integer(Int64)
  case bool(Bool)
  case array([OrderedJSON])
  case object([(String, OrderedJSON)])

  /// Two spaces a level, for answers.
  var pretty: String { written(indent: "\n") }

  /// On one line, for diagnostics.
  var line: String { written(indent: nil) }

  private func written(indent: String?) -> String {
    let inner = indent.map { $0 + "  " }
    let comma = "," + (inner ?? " ")
    switch self {
    case .text(let text): return Self.quoted(text)
    case .integer(let integer): return String(integer)
    case .bool(let isSo): return isSo ? "true" : "false"
    case .array(let items):
      guard !items.isEmpty else { return "[]" }
      let items = items.map { $0.written(indent: inner) }.joined(separator: comma)
      return "[" + (inner ?? "") + items + (indent ?? "") + "]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let members = members.map { "\(Self.quoted($0)): \($1.written(indent: inner))" }
        .joined(separator: comma)
      return "{" + (inner ?? "") + members + (indent ?? "") + "}"
    }
  }

  /// A JSON string; what a terminal would obey rather than show is spelled `\u202e`.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default:
        if VisibleText.isHidden(scalar) {
          for unit in String(scalar).utf16 {
            let hex = String(unit, radix: 16)
            quoted += "\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex
          }
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
