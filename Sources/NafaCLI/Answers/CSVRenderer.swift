/// Prints the tables of an answer as CSV: UTF-8, commas, one header line of stable names.
///
/// An answer without a table gives its fields, a line each; one without either, its text as it is.
/// Several tables follow each other after an empty line.
///
/// Source: RFC 4180, with the line ends of this system.
struct CSVRenderer {
  /// Whether it goes to a terminal, where a name must not move the cursor.
  var isForTerminal = false

  func render(_ answer: Answer) -> String {
    var tables: [String] = []
    var fields: [Answer.Field] = []
    var texts: [String] = []
    for block in Self.flat(answer.blocks) {
      switch block {
      case .table(let table): tables.append(text(of: table))
      case .fields(let more): fields += more
      case .verbatim(let text, _):
        texts.append(isForTerminal ? VisibleText.ofLines(text) : text)
      case .list(let items, _):
        tables.append(lines([["term"]] + items.map { [field(.code($0.term))] }))
      case .heading, .paragraph, .document, .forPeople: break
      }
    }
    if tables.isEmpty, !fields.isEmpty {
      tables = [lines([["field", "value"]] + fields.map { [$0.key, field($0.value)] })]
    }
    return (tables.isEmpty ? texts : tables).joined(separator: "\n")
  }

  private static func flat(_ blocks: [Answer.Block]) -> [Answer.Block] {
    blocks.flatMap { block in
      if case .forPeople(let inner) = block { flat(inner) } else { [block] }
    }
  }

  private func text(of table: Table) -> String {
    lines([table.columns.map(\.key)] + table.rows.map { $0.map(field) })
  }

  private func lines(_ rows: [[String]]) -> String {
    rows.map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private func field(_ cell: Cell) -> String {
    let text =
      switch cell {
      case .text(let text): guarded(text)
      case .code(let code): guarded(code)
      case .money, .rate, .count, .day, .month, .partialDate, .moment, .record, .term, .yes, .blank:
        cell.plainText
      }
    return quoted(isForTerminal ? VisibleText.of(text) : text)
  }

  /// A text that a spreadsheet would run as a formula gets an apostrophe.
  ///
  /// Source: OWASP, "CSV Injection".
  private func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
