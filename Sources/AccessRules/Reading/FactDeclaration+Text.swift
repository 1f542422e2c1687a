extension FactState {
  var isUnknown: Bool {
    if case .unknown = self { true } else { false }
  }
}

extension FactDeclaration {
  /// Reads a state as an input file writes it: a value of the fact, `sans objet`, `50..62`;
  /// nothing or `?` is not asked, `?ne sait pas` and `?refusé` are the other silences.
  ///
  /// - Throws: The first of `wrongType`, `neverNotApplicable`, `outOfRange`.
  public func state(reading text: String) throws(CareCaseError) -> FactState {
    let folded = Spelling.folded(text)
    switch folded {
    case "", "?": return .unknown(.notAsked)
    case "?ne sait pas", "?does not know": return .unknown(.doesNotKnow)
    case "?refusé", "?refused": return .unknown(.refused)
    default: break
    }
    if Vocabulary.notApplicable.matches(folded) {
      guard specials.contains(.notApplicable) else { throw .neverNotApplicable(fact: name) }
      return .notApplicable
    }
    if specials.contains(.expired), Vocabulary.expired.matches(folded) { return .expired }
    let state = try written(folded)
    _ = try codes(of: state)
    return state
  }

  private func written(_ folded: String) throws(CareCaseError) -> FactState {
    guard case .choice = domain else {
      let ends = folded.split(separator: "..", omittingEmptySubsequences: false)
      var codes: [Int] = []
      for end in ends {
        guard case .success(let code) = NumberText.read(end.trimmedBlanks, in: domain) else {
          throw .wrongType(fact: name)
        }
        codes.append(code)
      }
      guard codes.count == 2 else { return .value(.integer(codes[0])) }
      guard codes[0] <= codes[1] else { throw .outOfRange(fact: name) }
      return .interval(codes[0]...codes[1])
    }
    guard let code = choice(folded) else { throw .wrongType(fact: name) }
    return .value(.choice(NumberText.spelled(code, in: domain)))
  }

  /// The place of a word in the fact's list, as it is spelled there or in the other language.
  func choice(_ text: some StringProtocol) -> Int? {
    guard case .choice(let values, _) = domain else { return nil }
    if let exact = values.firstIndex(where: { sameBytes($0, text) }) { return exact }
    let folded = Spelling.folded(text)
    let spellings = Vocabulary.answers.first { $0.contains { sameBytes($0, folded) } } ?? [folded]
    return values.firstIndex { value in
      let value = Spelling.folded(value)
      return spellings.contains { sameBytes($0, value) }
    }
  }

  /// The codes a state may stand for; nothing for "not applicable" and "expired".
  ///
  /// - Throws: The first of `wrongType`, `neverNotApplicable`, `outOfRange`.
  func codes(of state: FactState) throws(CareCaseError) -> ClosedRange<Int>? {
    let range = domain.codes
    switch state {
    case .unknown: return range
    case .notApplicable:
      guard specials.contains(.notApplicable) else { throw .neverNotApplicable(fact: name) }
      return nil
    case .expired:
      guard specials.contains(.expired) else { throw .wrongType(fact: name) }
      return nil
    case .value(.choice(let word)):
      guard let code = choice(word) else { throw .wrongType(fact: name) }
      return code...code
    case .value(.integer(let value)):
      if case .choice = domain { throw .wrongType(fact: name) }
      guard range.contains(value) else { throw .outOfRange(fact: name) }
      return value...value
    case .interval(let interval):
      if case .choice = domain { throw .wrongType(fact: name) }
      guard interval.overlaps(range) else { throw .outOfRange(fact: name) }
      return interval.clamped(to: range)
    }
  }

  /// Which of the fact's words the source of some evidence begins with: "PV n° 12" is the word
  /// "PV". What begins with none is `autre`, where the list has it.
  public func kind(ofSource source: String) -> FactState {
    guard case .choice(let words, _) = domain else { return .unknown(.notAsked) }
    let folded = Spelling.folded(source)
    let word =
      words.first { folded.utf8.starts(with: Spelling.folded($0).utf8) }
      ?? words.first { Vocabulary.other.matches(Spelling.folded($0)) }
    return word.map { .value(.choice($0)) } ?? .unknown(.notAsked)
  }

  /// A state as people of a language read it.
  public func text(of state: FactState, _ language: RuleBookLanguage) -> String {
    switch state {
    case .value(.choice(let word)): word
    case .value(.integer(let value)): NumberText.spelled(value, in: domain)
    case .interval(let range):
      NumberText.spelled(range.lowerBound, in: domain) + ".."
        + NumberText.spelled(range.upperBound, in: domain)
    case .notApplicable: Vocabulary.notApplicable(language)
    case .expired: Vocabulary.expired(language)
    case .unknown(.notAsked): "?"
    case .unknown(.doesNotKnow): language == .french ? "?ne sait pas" : "?does not know"
    case .unknown(.refused): language == .french ? "?refusé" : "?refused"
    }
  }
}

extension FactDeclaration {
  /// What may be answered, as the rule book spells it: `vert, orange, rouge`, `0..1440`.
  public var possibleValues: String {
    guard case .choice(let words, _) = domain else {
      return NumberText.spelled(domain.codes.lowerBound, in: domain) + ".."
        + NumberText.spelled(domain.codes.upperBound, in: domain)
    }
    return words.joined(separator: ", ")
  }
}
