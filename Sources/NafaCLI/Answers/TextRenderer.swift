/// Prints an answer for people.
struct TextRenderer {
  let voice: Voice
  /// Columns to wrap paragraphs to; tables are as wide as what is in them.
  var width = 80
  var isBold = false

  func render(_ answer: Answer) -> String {
    var whole = ""
    var isUnderHeading = true
    for block in answer.blocks {
      let text = text(of: block)
      guard !text.isEmpty else { continue }
      whole += isUnderHeading ? text : "\n" + text
      if case .heading = block { isUnderHeading = true } else { isUnderHeading = false }
    }
    return whole
  }

  private func text(of block: Answer.Block) -> String {
    switch block {
    case .heading(let message): bold(voice.say(message)) + "\n"
    case .paragraph(let message, _):
      lines(DisplayWidth.wrapped(voice.say(message), to: width))
    case .fields(let fields): text(of: fields)
    case .table(let table): text(of: table)
    case .list(let items, _): text(of: items)
    case .verbatim(let text, _): VisibleText.ofLines(text)
    case .forPeople(let blocks): render(Answer(blocks))
    case .document: ""
    }
  }

  private func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  private func bold(_ text: String) -> String { isBold ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func text(of fields: [Answer.Field]) -> String {
    let labels = fields.map { voice.say($0.label) }
    let column = (labels.map(DisplayWidth.of).max() ?? 0) + 2
    return lines(
      zip(labels, fields).map { label, field in
        trimmed(DisplayWidth.padded(label, to: column) + amount(field.value))
      })
  }

  /// An amount that stands alone has its unit.
  private func amount(_ cell: Cell) -> String {
    guard case .money(let money) = cell else { return voice.text(of: cell) }
    return voice.say(Message(fr: "\(money)", en: "\(money)"))
  }

  private func text(of items: [Answer.Item]) -> String {
    let longest = items.map { DisplayWidth.of($0.term) }.filter { $0 <= 26 }.max() ?? 0
    let column = longest + 4
    var text: [String] = []
    for item in items {
      let meaning = DisplayWidth.wrapped(voice.say(item.text), to: max(20, width - column))
      let term = "  " + item.term
      if DisplayWidth.of(term) > column - 2 {
        text.append(term)
      } else {
        text.append(DisplayWidth.padded(term, to: column) + (meaning.first ?? ""))
      }
      let rest = DisplayWidth.of(term) > column - 2 ? meaning[...] : meaning.dropFirst()
      for line in rest { text.append(String(repeating: " ", count: column) + line) }
    }
    return lines(text.map(trimmed))
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension TextRenderer {
  private func text(of table: Table) -> String {
    guard !table.rows.isEmpty else { return lines([nothing(in: table)]) }
    let titles = table.columns.map { voice.say($0.title) }
    let rows = table.rows.map { $0.map(voice.text(of:)) }
    let total = table.total.map { $0.map(voice.text(of:)) }
    let all = [titles] + rows + (total.map { [$0] } ?? [])
    let widths = table.columns.indices.map { column in
      all.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let rule = widths.map { String(repeating: voice.hasUnicode ? "─" : "-", count: $0) }
      .joined(separator: "  ")
    var text = table.title.map { [bold(voice.say($0))] } ?? []
    text.append(bold(line(of: titles, widths, table.columns)))
    text.append(rule)
    text += rows.map { line(of: $0, widths, table.columns) }
    if let total { text += [rule, bold(line(of: total, widths, table.columns))] }
    return lines(text)
  }

  private func nothing(in table: Table) -> String {
    guard let title = table.title else {
      return voice.say(Message(fr: "Rien à montrer.", en: "Nothing to show."))
    }
    return voice.say(Message(fr: "\(title) : rien", en: "\(title): nothing"))
  }

  private func line(of cells: [String], _ widths: [Int], _ columns: [Table.Column]) -> String {
    let padded = zip(zip(cells, widths), columns).map { pair, column in
      DisplayWidth.padded(pair.0, to: pair.1, onTheRight: column.isNumber)
    }
    return trimmed(padded.joined(separator: "  "))
  }
}
