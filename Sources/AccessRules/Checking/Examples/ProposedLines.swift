extension RuleBook {
  /// Proposed examples as a section of the rule book has them: a table for each article, whose
  /// columns are the facts that are not as the end of the book's examples says by default.
  public func lines(of proposals: [ExampleProposal]) -> [String] {
    var lines: [String] = []
    for article in articles {
      let mine = proposals.filter { article.tables.contains($0.item.table) }
      guard !mine.isEmpty else { continue }
      lines += table(mine) + [""]
    }
    return Array(lines.dropLast())
  }

  private func table(_ proposals: [ExampleProposal]) -> [String] {
    let words = ExampleCheck.Words(self)
    let used = facts.indices.filter { fact in
      facts[fact].subject != .line
        && proposals.contains { stated(fact, in: $0) != exampleDefaults.state(of: facts[fact]) }
    }
    let head =
      [Vocabulary.example(language)] + used.map { facts[$0].name }
      + [Vocabulary.lines(language), Vocabulary.expected(language)]
    let rows = proposals.map { proposal in
      [proposal.name]
        + used.map { fact in
          let state = stated(fact, in: proposal)
          let isSaid =
            proposal.care.facts[facts[fact].name] != nil
            || state != exampleDefaults.state(of: facts[fact])
          return isSaid ? facts[fact].text(of: state, language) : ""
        }
        + [
          proposal.care.lines.map { line($0, words) }.joined(separator: " ; "), proposal.expected,
        ]
    }
    return padded([head] + rows)
  }

  private func stated(_ fact: VariableIndex, in proposal: ExampleProposal) -> FactState {
    proposal.care.facts[facts[fact].name]?.state ?? .unknown(.notAsked)
  }

  private func line(_ line: CareLine, _ words: ExampleCheck.Words) -> String {
    let kinds = facts.filter { $0.subject == .line }.map { declared in
      line.facts[declared.name].map { declared.text(of: $0.state, language) } ?? "?"
    }
    let fee = words.francs(line.fee)
    return kinds.isEmpty ? fee : "\(kinds.joined(separator: "/")) \(fee)"
  }

  /// Rows of a Markdown table whose columns stand under each other.
  private func padded(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    func row(_ cells: [String]) -> String {
      "|"
        + zip(cells, widths).map { cell, width in
          " \(cell)\(String(repeating: " ", count: width - cell.unicodeScalars.count)) |"
        }.joined()
    }
    let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) + "|" }.joined()
    return (rows.first.map { [row($0), rule] } ?? []) + rows.dropFirst().map(row)
  }
}
