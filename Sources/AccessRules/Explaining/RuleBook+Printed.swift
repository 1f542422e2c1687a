public import LedgerValues

extension RuleBook {
  /// The rule book as a committee reads it on paper: the articles first, then who pays; the facts,
  /// the payers and the parameters in force on a day as an annex.
  ///
  /// Nothing is said that the adopted text does not say, and nothing but values of other days is
  /// left out; the text that was adopted, to the letter, is `lines`.
  public func printed(on day: Day) -> [String] {
    var (front, annex): ([[String]], [[String]]) = ([], [])
    for section in sections() {
      let heading = Substring(section.first ?? "")
      let name = heading.utf8.count > 2 ? Spelling.folded(heading.dropBytes(2)) : ""
      if Vocabulary.parameters.matches(name) {
        annex.append(inForceParameters(section, on: day))
      } else if Self.annexed.contains(where: { $0.matches(name) }) {
        annex.append(section)
      } else {
        front.append(section)
      }
    }
    let title = language == .french ? "# Annexe" : "# Annex"
    let pages = front + (annex.isEmpty ? [] : [[title]] + annex)
    return Self.aligned(Array(pages.joined(separator: [""])))
  }

  /// The lines with the columns of each table as wide as their widest cell.
  private static func aligned(_ lines: [String]) -> [String] {
    var printed: [String] = []
    var table: [[String]] = []
    for line in lines + [""] {
      if line.utf8.first == UInt8(ascii: "|") {
        table.append(
          line.split(separator: "|", omittingEmptySubsequences: false)
            .dropFirst().dropLast().map(Spelling.kept))
      } else {
        printed += aligned(table)
        table = []
        printed.append(line)
      }
    }
    return printed.dropLast()
  }

  private static func aligned(_ table: [[String]]) -> [String] {
    let widths = (table.first ?? []).indices.map { column in
      table.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return table.map { row in
      let isRule = row.allSatisfy { $0.utf8.allSatisfy { $0 == UInt8(ascii: "-") } && !$0.isEmpty }
      return zip(row, widths).reduce("|") { line, cell in
        let padding = String(repeating: isRule ? "-" : " ", count: max(0, cell.1 - cell.0.count))
        return isRule ? line + "-\(cell.0)\(padding)-|" : line + " \(cell.0)\(padding) |"
      }
    }
  }

  private static let annexed = [
    Vocabulary.facts, Vocabulary.payers, Keyword("exemples", "examples"),
  ]

  /// The canonical text cut at its second headings, without blank lines at the ends.
  private func sections() -> [[String]] {
    var sections: [[String]] = [[]]
    for line in lines {
      if line.utf8.starts(with: "## ".utf8) { sections.append([]) }
      sections[sections.count - 1].append(line)
    }
    return sections.map { section in
      Array(section.reversed().drop(while: \.isEmpty).reversed())
    }
  }

  /// The section of parameters with the row of each that is in force, in place of all its rows.
  private func inForceParameters(_ section: [String], on day: Day) -> [String] {
    var kept: [String] = []
    var rowNumber = -2
    let inForce = Set(
      parameters.compactMap { parameter in
        parameter.value(on: day).map { "\(parameter.name)|\($0.from)" }
      })
    for line in section {
      guard line.utf8.first == UInt8(ascii: "|") else {
        kept.append(line)
        continue
      }
      rowNumber += 1
      let cells = line.split(separator: "|").prefix(2).map(Spelling.kept)
      if rowNumber <= 0 || inForce.contains(cells.joined(separator: "|")) { kept.append(line) }
    }
    return kept
  }
}
