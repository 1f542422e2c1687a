extension RuleBookReader {
  /// Takes the table of `En cas de doute` for a decision; its last column but reasons says what to
  /// do.
  mutating func placeDoubt(_ table: Int) {
    guard doubtDecision == nil,
      let column = outline.tables[table].header.first(where: {
        Vocabulary.doubtColumn.matches($0.folded)
      })
    else {
      let problem: RuleBookMistake.Problem =
        doubtDecision == nil ? .missingColumn(Vocabulary.doubtColumn(language)) : .repeated
      if let first = outline.tables[table].header.first { mistakes.append(first.mistake(problem)) }
      return
    }
    articles.append(Article(label: Vocabulary.doubt(language), title: "", tables: []))
    doubtDecision = decisions.count
    decisions.append(
      SourceDecision(kind: .decision, names: column, article: articles.count - 1, table: table))
  }

  /// What the table of doubts may say.
  mutating func refuseUnknownDoubts(_ words: [String], _ cell: SourceText) {
    let known = [Vocabulary.forTheHousehold, Vocabulary.hold]
    for word in words where !known.contains(where: { $0.matches(Spelling.folded(word)) }) {
      mistakes.append(cell.mistake(.notAValue(known.map { $0(language) })))
    }
  }

  mutating func readImpossibilities() {
    for line in impossibleLines { impossibilities.append(impossibility(line)) }
  }

  /// `Enceinte = oui et Sexe = homme`.
  private mutating func impossibility(_ line: SourceText) -> Impossibility {
    var conditions: [(fact: VariableIndex, condition: Condition)] = []
    var spelled: [String] = []
    for part in conjuncts(line) {
      guard let (fact, cell) = named(part), fact < facts.count else {
        refuseUnknown(part, part.folded)
        continue
      }
      guard facts[fact].counter == nil, !conditions.contains(where: { $0.fact == fact }) else {
        mistakes.append(part.mistake(.repeated))
        continue
      }
      let test = test(of: fact, cell)
      conditions.append((fact, test.condition))
      spelled.append(test.text)
    }
    let text = spelled.joined(separator: " \(Vocabulary.and(language)) ")
    spelledEntries[line.line] = "\(Vocabulary.impossible(language)) : \(text)"
    return Impossibility(conditions: conditions, text: text)
  }

  /// A cell that a variable must pass, with the name before it.
  mutating func test(of variable: VariableIndex, _ cell: SourceText) -> VariableTest {
    var reader = cellReader(for: variable)
    let condition = reader.condition(cell)
    mistakes += reader.mistakes
    let isSigned = reader.spelling.utf8.first.map { Array("<>[]".utf8).contains($0) } ?? false
    return VariableTest(
      variable: variable, condition: condition,
      text: "\(name(of: variable)) \(isSigned ? "" : "= ")\(reader.spelling)")
  }

  /// The parts of a line between its `et`.
  func conjuncts(_ line: SourceText) -> [SourceText] {
    var parts: [SourceText] = []
    var words = line.text[...]
    for separator in [Vocabulary.and.french, Vocabulary.and.english].map({ " \($0) " }) {
      guard words.contains(separator) else { continue }
      parts += words.split(separator: separator).map { line.part($0) }
      words = ""
    }
    return parts.isEmpty ? [line] : parts
  }

  /// The variable that a text begins with, the longest of several, and the cell after it.
  func named(_ part: SourceText) -> (variable: VariableIndex, cell: SourceText)? {
    var rest = part.text[...]
    var name = ""
    var found: (VariableIndex, Substring)?
    while !rest.isEmpty {
      let end = rest.firstIndex { $0.isWhitespace } ?? rest.endIndex
      name += (name.isEmpty ? "" : " ") + Spelling.folded(rest[..<end])
      rest = rest[end...].trimmedBlanks
      if let variable = variables[name] { found = (variable, rest) }
    }
    guard let (variable, cell) = found else { return nil }
    let isEqual = cell.utf8.first == UInt8(ascii: "=")
    return (variable, part.part(isEqual ? cell.dropBytes(1) : cell))
  }
}
