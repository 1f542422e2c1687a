import LedgerValues

extension RuleBookReader {
  /// The place of each keyword among a table's columns; nothing where one is missing.
  ///
  /// - Parameter optional: The place of this one is last, where the table has it.
  mutating func columns(
    of table: Int, _ required: [Keyword], optional: Keyword? = nil
  ) -> [Int]? {
    let header = outline.tables[table].header
    let keywords = required + [optional].compactMap(\.self)
    var places = [Int?](repeating: nil, count: keywords.count)
    for (column, cell) in header.enumerated() where cell.text.utf8.first != UInt8(ascii: "#") {
      let folded = cell.folded
      guard let place = keywords.firstIndex(where: { $0.matches(folded) }) else {
        mistakes.append(cell.mistake(.unknownColumn))
        continue
      }
      if places[place] != nil { mistakes.append(cell.mistake(.repeated)) }
      places[place] = column
      outline.tables[table].spelledHeader[column] = keywords[place](language)
    }
    for (place, column) in places.prefix(required.count).enumerated() where column == nil {
      if let first = header.first {
        mistakes.append(first.mistake(.missingColumn(keywords[place](language))))
      }
    }
    let found = places.compactMap(\.self)
    return places.prefix(required.count).contains(nil) ? nil : found
  }

  /// A name that nothing else has yet.
  mutating func newName(_ cell: SourceText, index: VariableIndex) {
    refuseForbidden(cell)
    if cell.isEmpty {
      mistakes.append(cell.mistake(.emptyCell))
    } else if variables.updateValue(index, forKey: cell.folded) != nil
      || parameterNames[cell.folded] != nil
    {
      mistakes.append(cell.mistake(.repeated))
    }
  }

  mutating func readFacts() {
    guard let table = factTable,
      let columns = columns(
        of: table, Vocabulary.factColumns, optional: Vocabulary.canChange)
    else {
      knowsAllNames = false
      return
    }
    let rows = outline.tables[table].rows
    guard rows.count <= RuleBookLimit.facts.bound else {
      mistakes.append(rows[0][columns[0]].mistake(.tooLarge(.facts)))
      return
    }
    factNames = rows.map { $0[columns[0]].kept }
    for (index, row) in rows.enumerated() { newName(row[columns[0]], index: index) }
    for (index, row) in rows.enumerated() {
      let cells = columns.map { row[$0] }
      let fact = fact(cells)
      facts.append(fact)
      let spelled = spelled(fact)
      for (place, column) in columns.enumerated() {
        outline.tables[table].spelled[index][column] = spelled[place]
      }
    }
    // A fact's evidence may be declared after it.
    for (index, fact) in facts.enumerated() {
      guard case .book(let derived) = fact.source, let other = derived.evidence else { continue }
      if variables[Spelling.folded(other)] == nil {
        mistakes.append(rows[index][columns[3]].mistake(.unknownName(nearest: nil)))
      }
    }
  }

  private mutating func fact(_ cells: [SourceText]) -> FactDeclaration {
    let subject = Vocabulary.subjects.first { $0.1.matches(cells[1].folded) }?.0
    if subject == nil { mistakes.append(cells[1].mistake(.unknownSubject)) }
    let type = valueType(cells[2])
    let (domain, specials) = type ?? (.choice([], isOrdered: false), [])
    let source = source(cells[3])
    if let source, type != nil, !source.accepts(domain) || !source.accepts(specials) {
      mistakes.append(cells[3].mistake(.wrongTypeForSource))
    }
    if case .book(.counter)? = source, subject == .line {
      mistakes.append(cells[1].mistake(.unknownSubject))
    }
    let draft = FactDeclaration(
      name: cells[0].kept, subject: subject ?? .visit, domain: domain, specials: specials,
      source: source ?? .intake, silence: .ask, isSensitive: false, change: .fixed)
    let silence = silence(cells[4], of: draft)
    let sensitive = cells[5].folded
    if !Vocabulary.yes.matches(sensitive), !Vocabulary.no.matches(sensitive) {
      mistakes.append(cells[5].mistake(.unknownYesOrNo))
    }
    let change = cells.count > 6 ? change(cells[6], of: draft.source) : .fixed
    return FactDeclaration(
      name: draft.name, subject: draft.subject, domain: domain, specials: specials,
      source: draft.source, silence: silence,
      isSensitive: !Vocabulary.no.matches(sensitive), change: change)
  }

  /// `oui`, `renouveler`, `non`: as far as a fact of its source can change.
  private mutating func change(_ cell: SourceText, of source: FactSource) -> Changeability {
    let known = source.changes
    if let change = known.first(where: { Vocabulary.word(for: $0).matches(cell.folded) }) {
      return change
    }
    mistakes.append(cell.mistake(.notAValue(known.map { Vocabulary.word(for: $0)(language) })))
    return .fixed
  }

  /// `entier 0..1440`, `argent`, `A < B < C, sans objet`, `oui, non`.
  private mutating func valueType(_ cell: SourceText) -> (ValueDomain, SpecialValues)? {
    guard !cell.isEmpty else {
      mistakes.append(cell.mistake(.emptyCell))
      return nil
    }
    var parts = cell.text.parts(separatedBy: ",")
    var specials: SpecialValues = []
    while parts.count > 1, let last = parts.last,
      let (special, _) = Vocabulary.special(Spelling.folded(last)), !specials.contains(special)
    {
      specials.insert(special)
      parts.removeLast()
    }
    if parts.count == 1 {
      let folded = Spelling.folded(parts[0])
      if Vocabulary.money.matches(folded) { return (.money(ValueDomain.moneyRange), specials) }
      for (keyword, full) in [
        (Vocabulary.integer, ValueDomain.integer(0...0)), (Vocabulary.money, .money(0...0)),
      ] {
        guard let rest = keyword.rest(of: folded) else { continue }
        guard let range = range(rest, in: full) else {
          mistakes.append(cell.mistake(.unknownType))
          return nil
        }
        if case .money = full { return (.money(range), specials) }
        return (.integer(range), specials)
      }
    }
    let isOrdered = parts.count == 1 && parts[0].utf8.contains(UInt8(ascii: "<"))
    let words = isOrdered ? parts[0].parts(separatedBy: "<") : parts
    let values = words.map(Spelling.kept)
    let folded = Set(values.map(Spelling.folded))
    guard values.count > 1 || !specials.isEmpty, folded.count == values.count, !folded.contains("")
    else {
      mistakes.append(cell.mistake(.unknownType))
      return nil
    }
    return (.choice(values, isOrdered: isOrdered), specials)
  }

  private func range(_ text: String, in domain: ValueDomain) -> ClosedRange<Int>? {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false)
    guard ends.count == 2,
      case .success(let low) = NumberText.read(ends[0].trimmedBlanks, in: domain),
      case .success(let high) = NumberText.read(ends[1].trimmedBlanks, in: domain),
      low <= high, ValueDomain.moneyRange.contains(high), low >= -ValueDomain.moneyRange.upperBound
    else { return nil }
    return low...high
  }

  private mutating func silence(
    _ cell: SourceText, of fact: FactDeclaration
  ) -> SilencePolicy {
    let folded = cell.folded
    if Vocabulary.ask.matches(folded) { return .ask }
    if Vocabulary.stayUnknown.matches(folded) { return .stayUnknown }
    guard Vocabulary.suppose.rest(of: folded) != nil else {
      mistakes.append(cell.mistake(.unknownSilence))
      return .ask
    }
    let kept = cell.kept
    let word = kept[kept.index(after: kept.firstIndex(of: " ") ?? kept.startIndex)...]
    guard let state = try? fact.state(reading: String(word)), !state.isUnknown else {
      mistakes.append(cell.mistake(.unreadableValue))
      return .ask
    }
    return .suppose(state)
  }

  /// The canonical cells of a fact, in the order of `Vocabulary.factColumns`, then whether it can
  /// change.
  private func spelled(_ fact: FactDeclaration) -> [String] {
    let silence =
      switch fact.silence {
      case .ask: Vocabulary.ask(language)
      case .stayUnknown: Vocabulary.stayUnknown(language)
      case .suppose(let state):
        "\(Vocabulary.suppose(language)) \(fact.text(of: state, language))"
      }
    return [
      fact.name, Vocabulary.word(for: fact.subject, language), spelledType(fact),
      Vocabulary.spelled(fact.source, language), silence,
      (fact.isSensitive ? Vocabulary.yes : Vocabulary.no)(language),
      Vocabulary.word(for: fact.change)(language),
    ]
  }

  private func spelledType(_ fact: FactDeclaration) -> String {
    var suffix = ""
    for (special, keyword) in [
      (SpecialValues.expired, Vocabulary.expired), (.notApplicable, Vocabulary.notApplicable),
    ] where fact.specials.contains(special) {
      suffix += ", \(keyword(language))"
    }
    switch fact.domain {
    case .integer(let range), .money(let range):
      let isMoney = if case .money = fact.domain { true } else { false }
      if isMoney, range == ValueDomain.moneyRange { return Vocabulary.money(language) + suffix }
      let ends = [range.lowerBound, range.upperBound].map {
        NumberText.spelled($0, in: fact.domain)
      }
      let word = isMoney ? Vocabulary.money(language) : Vocabulary.integer(language)
      return "\(word) \(ends[0])..\(ends[1])\(suffix)"
    case .rate: return ""
    case .choice(let values, let isOrdered):
      return values.joined(separator: isOrdered ? " < " : ", ") + suffix
    }
  }
}
