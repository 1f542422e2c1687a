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
    decisions.append(SourceDecision(names: column, article: articles.count - 1, table: table))
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
      guard let (fact, cell) = named(part) else {
        refuseUnknown(part, part.folded)
        continue
      }
      guard facts[fact].counter == nil, !conditions.contains(where: { $0.fact == fact }) else {
        mistakes.append(part.mistake(.repeated))
        continue
      }
      var reader = CellReader(
        domain: facts[fact].domain, allowsNotApplicable: facts[fact].allowsNotApplicable,
        parameterNames: parameterNames, parameters: parameters, language: language)
      conditions.append((fact, reader.condition(cell)))
      mistakes += reader.mistakes
      let isSigned = reader.spelling.utf8.first.map { Array("<>[]".utf8).contains($0) } ?? false
      spelled.append("\(facts[fact].name) \(isSigned ? "" : "= ")\(reader.spelling)")
    }
    return Impossibility(
      conditions: conditions, text: spelled.joined(separator: " \(Vocabulary.and(language)) "))
  }

  private func conjuncts(_ line: SourceText) -> [SourceText] {
    var parts: [SourceText] = []
    var words = line.text[...]
    for separator in [Vocabulary.and.french, Vocabulary.and.english].map({ " \($0) " }) {
      guard words.contains(separator) else { continue }
      parts += words.split(separator: separator).map { line.part($0) }
      words = ""
    }
    return parts.isEmpty ? [line] : parts
  }

  /// The fact that a text begins with, the longest of several, and the cell after it.
  private func named(_ part: SourceText) -> (fact: VariableIndex, cell: SourceText)? {
    var rest = part.text[...]
    var name = ""
    var found: (VariableIndex, Substring)?
    while !rest.isEmpty {
      let end = rest.firstIndex { $0.isWhitespace } ?? rest.endIndex
      name += (name.isEmpty ? "" : " ") + Spelling.folded(rest[..<end])
      rest = rest[end...].trimmedBlanks
      if let fact = variables[name], fact < facts.count { found = (fact, rest) }
    }
    guard let (fact, cell) = found else { return nil }
    let isEqual = cell.utf8.first == UInt8(ascii: "=")
    return (fact, part.part(isEqual ? cell.dropBytes(1) : cell))
  }
}
