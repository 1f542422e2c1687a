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
    if level == 2, let section = Vocabulary.sections.first(where: { $0.matches(folded) }) {
      let word = section(language)
      return word.prefix(1).uppercased() + word.dropFirst()
    }
    return text.kept
  }

  /// An announcement as its reader spelled it; what only looks like one is prose.
  private func spelledEntry(_ entry: RuleBookOutline.Entry) -> String {
    guard let spelled = spelledEntries[entry.whole.line] else { return entry.whole.kept }
    return (entry.isListed ? "- " : "") + spelled
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
