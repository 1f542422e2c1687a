extension RuleBookReader {
  /// The text that is hashed and kept: one spelling for each meaning, order and prose as adopted.
  func canonicalLines() -> [String] {
    var lines: [String] = []
    var headRest = headSpelling[...]
    var inHead = true
    for block in outline.blocks {
      switch block {
      case .blank: lines.append("")
      case .prose(let text): lines.append(text.kept)
      case .heading(let level, let text):
        if level > 1 { inHead = false }
        lines.append(String(repeating: "#", count: level) + " " + spelledHeading(level, text))
      case .entry(let entry):
        if inHead, let first = headRest.first {
          lines.append(first)
          headRest = headRest.dropFirst()
        } else {
          lines.append(spelledEntry(entry))
        }
      case .table(let table): lines += spelledTable(outline.tables[table])
      }
    }
    return lines
  }

  private func spelledHeading(_ level: Int, _ text: SourceText) -> String {
    let folded = text.folded
    let sections = [
      Vocabulary.facts, Vocabulary.parameters, Vocabulary.payers, Vocabulary.waterfall,
      Vocabulary.doubt,
    ]
    if level == 2, let section = sections.first(where: { $0.matches(folded) }) {
      let word = section(language)
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    return text.kept
  }

  /// An announcement as its reader spelled it; what only looks like one is prose.
  private func spelledEntry(_ entry: RuleBookOutline.Entry) -> String {
    let line = entry.whole.line
    if decisions.contains(where: { $0.names.line == line && !entry.isListed }) {
      return spelledDecision(entry.value)
    }
    if let place = impossibleLines.firstIndex(where: { $0.line == line }) {
      let text = impossibilities[place].text
      return "\(entry.isListed ? "- " : "")\(Vocabulary.impossible(language)) : \(text)"
    }
    return entry.whole.kept
  }

  private func spelledDecision(_ names: SourceText) -> String {
    "\(Vocabulary.decision(language)) : "
      + names.text.parts(separatedBy: ",").map(Spelling.kept).joined(separator: ", ")
  }

  private func spelledTable(_ table: SourceTable) -> [String] {
    let header = Self.spelledRow(table.spelledHeader)
    let separator = "|" + String(repeating: "---|", count: table.header.count)
    return [header, separator] + table.spelled.map(Self.spelledRow)
  }

  private static func spelledRow(_ cells: [String]) -> String {
    var line = "|"
    for cell in cells { line += cell.isEmpty ? " |" : " \(cell) |" }
    return line
  }
}
