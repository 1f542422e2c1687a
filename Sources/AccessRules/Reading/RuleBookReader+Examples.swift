import LedgerValues

/// What the columns of a table of examples are for.
private enum ExampleColumn {
  case name, day, lines, funds, expected, reason
  case fact(Int)
}

extension RuleBookReader {
  /// Reads `Exemples`: cases by name, with what must come out of each.
  mutating func readExamples() {
    guard let inForce else { return }
    var defaults: [Int: Fact] = [:]
    for piece in examplePieces {
      switch piece {
      case .byDefault(let line): readDefaults(line, &defaults)
      case .table(let table): readExamples(table, defaults, on: inForce.lowerBound)
      }
    }
    for (fact, known) in defaults { exampleDefaults.facts[facts[fact].name] = known.state }
    if examples.count > RuleBookLimit.examples.bound { missing(.tooLarge(.examples)) }
  }

  /// `par défaut : Triage = vert et Programme = aucun`: what the examples below do not say.
  private mutating func readDefaults(_ line: SourceText, _ defaults: inout [Int: Fact]) {
    var spelled: [String] = []
    for part in conjuncts(line) {
      guard let (fact, cell) = named(part), fact < facts.count else {
        refuseUnknown(part, part.folded)
        continue
      }
      guard let state = state(of: fact, cell) else { continue }
      defaults[fact] = Fact(state)
      spelled.append("\(facts[fact].name) = \(facts[fact].text(of: state, language))")
    }
    spelledEntries[line.line] =
      "\(Vocabulary.byDefault(language)) : "
      + spelled.joined(separator: " \(Vocabulary.and(language)) ")
  }

  private mutating func state(of fact: Int, _ cell: SourceText) -> FactState? {
    do throws(CareCaseError) {
      return try facts[fact].state(reading: String(cell.text))
    } catch {
      switch (error, facts[fact].domain) {
      case (.outOfRange, _): mistakes.append(cell.mistake(.outOfDomain))
      case (_, .choice(let words, _)): mistakes.append(cell.mistake(.notAValue(words)))
      case (_, .integer), (_, .money), (_, .rate):
        mistakes.append(cell.mistake(.unreadableValue))
      }
      return nil
    }
  }

  private mutating func readExamples(_ table: Int, _ defaults: [Int: Fact], on first: Day) {
    guard let columns = exampleColumns(table) else { return }
    for (row, cells) in outline.tables[table].rows.enumerated() {
      var example = ExampleDraft(day: first, facts: defaults)
      for (column, use) in columns.enumerated() {
        if let spelled = read(cells[column], use, &example) {
          outline.tables[table].spelled[row][column] = spelled
        }
      }
      if example.name.isEmpty, let first = cells.first {
        mistakes.append(first.mistake(.emptyCell))
      }
      examples.append(
        Example(
          name: example.name, care: care(example), expected: example.expected,
          line: cells.first?.line ?? 0))
    }
  }

  private mutating func exampleColumns(_ table: Int) -> [ExampleColumn]? {
    let keywords: [(Keyword, ExampleColumn)] = [
      (Vocabulary.example, .name), (Vocabulary.day, .day), (Vocabulary.lines, .lines),
      (Vocabulary.funds, .funds), (Vocabulary.expected, .expected),
    ]
    var columns: [ExampleColumn] = []
    var seen: Set<String> = []
    for (place, cell) in outline.tables[table].header.enumerated() {
      let folded = cell.folded
      if !seen.insert(folded).inserted { mistakes.append(cell.mistake(.repeated)) }
      if let (keyword, use) = keywords.first(where: { $0.0.matches(folded) }) {
        outline.tables[table].spelledHeader[place] = keyword(language)
        seen.formUnion([keyword.french, keyword.english])
        columns.append(use)
      } else if cell.text.utf8.first == UInt8(ascii: "#") {
        columns.append(.reason)
      } else if let fact = variables[folded], fact < facts.count {
        outline.tables[table].spelledHeader[place] = facts[fact].name
        columns.append(.fact(fact))
      } else {
        refuseUnknown(cell, folded)
        return nil
      }
    }
    let required = [Vocabulary.example, Vocabulary.lines, Vocabulary.expected]
    for keyword in required where !seen.contains(keyword.french) {
      if let first = outline.tables[table].header.first {
        mistakes.append(first.mistake(.missingColumn(keyword(language))))
      }
      return nil
    }
    return columns
  }

  /// Reads a cell of an example, and gives its canonical spelling; nothing where it is not one.
  private mutating func read(
    _ cell: SourceText, _ use: ExampleColumn, _ example: inout ExampleDraft
  ) -> String? {
    switch use {
    case .name:
      example.name = cell.kept
      return cell.kept
    case .reason: return cell.kept
    case .day:
      guard !cell.isEmpty else { return "" }
      guard let day = Day(iso: cell.text), inForce?.contains(day) == true else {
        mistakes.append(cell.mistake(.unreadableDay))
        return nil
      }
      example.day = day
      return day.description
    case .fact(let fact):
      // An empty cell says what is so by default; `?` says that it was not asked.
      guard !cell.isEmpty else { return "" }
      guard let state = state(of: fact, cell) else { return nil }
      example.facts[fact] = Fact(state)
      return facts[fact].text(of: state, language)
    case .lines: return readFeeLines(cell, &example)
    case .funds: return readFunds(cell, &example)
    case .expected: return readExpectation(cell, &example.expected)
    }
  }

  /// `consultation 1 000 F ; médicament/paludisme 3 000 F`.
  private mutating func readFeeLines(
    _ cell: SourceText, _ example: inout ExampleDraft
  ) -> String? {
    let ofLine = facts.indices.filter { facts[$0].subject == .line }
    var spelled: [String] = []
    for part in cell.text.parts(separatedBy: ";").map(cell.part) {
      guard let (name, fee, text) = namedAmount(part) else {
        mistakes.append(part.mistake(.unreadableFeeLines))
        return nil
      }
      let words = name.isEmpty ? [] : name.text.parts(separatedBy: "/").map(name.part)
      guard words.count <= ofLine.count else {
        mistakes.append(part.mistake(.unreadableFeeLines))
        return nil
      }
      var line: [Int: Fact] = [:]
      var texts: [String] = []
      for (fact, word) in zip(ofLine, words) {
        guard let state = state(of: fact, word) else { return nil }
        line[fact] = Fact(state)
        texts.append(facts[fact].text(of: state, language))
      }
      example.lines.append((fee, line))
      spelled.append(texts.isEmpty ? text : "\(texts.joined(separator: "/")) \(text)")
    }
    return spelled.joined(separator: " ; ")
  }

  /// `SOL 100 F ; GEN 0 F`.
  private mutating func readFunds(_ cell: SourceText, _ example: inout ExampleDraft) -> String? {
    guard !cell.isEmpty else { return "" }
    var spelled: [String] = []
    for part in cell.text.parts(separatedBy: ";").map(cell.part) {
      guard let (name, amount, text) = namedAmount(part),
        let fund = payers.compactMap(\.fund).first(where: {
          sameBytes(Spelling.folded($0), name.folded)
        })
      else {
        mistakes.append(part.mistake(.unknownPayer))
        return nil
      }
      example.available[fund] = amount
      spelled.append("\(fund) \(text)")
    }
    return spelled.joined(separator: " ; ")
  }

  private func care(_ example: ExampleDraft) -> CareCase {
    var facts: [String: Fact] = [:]
    var ofLine: [Int: Fact] = [:]
    for (index, declared) in self.facts.enumerated() {
      let known = example.facts[index]
      if declared.subject == .line {
        ofLine[index] = known
      } else if declared.counter != nil {
        facts[declared.name] = known ?? Fact(.value(.integer(0)))
      } else if let known {
        facts[declared.name] = known
      }
    }
    var available = example.available
    for fund in payers.compactMap(\.fund) where available[fund] == nil {
      available[fund] = Money(Money.bound)
    }
    return CareCase(
      day: example.day, facts: facts,
      lines: example.lines.map { fee, known in
        let all = ofLine.merging(known) { $1 }
        return CareLine(
          fee: fee,
          facts: Dictionary(uniqueKeysWithValues: all.map { (self.facts[$0].name, $1) }))
      }, available: available)
  }
}

/// An example that is being read.
private struct ExampleDraft {
  var name = ""
  var day: Day
  var facts: [Int: Fact]
  var lines: [(fee: Money, facts: [Int: Fact])] = []
  var available: [String: Money] = [:]
  var expected = Expectation()
}
