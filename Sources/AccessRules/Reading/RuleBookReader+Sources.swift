extension RuleBookReader {
  /// `accueil`, `tarif : acte`, `pièce : PV du comité`, `livre : somme FONDS par visite`.
  mutating func source(_ cell: SourceText) -> FactSource? {
    let kept = cell.kept
    let folded = cell.folded
    if Vocabulary.intake.matches(folded) { return .intake }
    if Vocabulary.declared.matches(folded) { return .declared }
    if Vocabulary.evidence.matches(folded) { return .evidence("") }
    if let colon = kept.firstIndex(of: ":") {
      let key = Spelling.folded(kept[..<colon])
      let value = Spelling.kept(kept[kept.index(after: colon)...])
      if Vocabulary.evidence.matches(key) { return .evidence(value) }
      if Vocabulary.priceList.matches(key) {
        let folded = Spelling.folded(value)
        if let fact = Vocabulary.priceListFacts.first(where: { $0.1.matches(folded) }) {
          return .priceList(fact.0)
        }
      }
      if Vocabulary.book.matches(key), let fact = bookFact(value, cell) { return .book(fact) }
    }
    mistakes.append(cell.mistake(.unknownSource))
    return nil
  }

  private mutating func bookFact(_ text: String, _ cell: SourceText) -> BookFact? {
    let folded = Spelling.folded(text)
    if let fact = Vocabulary.bookFacts.first(where: { $0.1.matches(folded) }) { return fact.0 }
    if let other = Vocabulary.monthsSinceEvidence.rest(of: folded) {
      return .monthsSinceEvidence(of: variables[other].map { factNames[$0] } ?? other)
    }
    if let other = Vocabulary.sourceOfEvidence.rest(of: folded) {
      return .sourceOfEvidence(of: variables[other].map { factNames[$0] } ?? other)
    }
    guard let body = Vocabulary.sum.rest(of: folded) else { return nil }
    return counter(body, cell).map(BookFact.counter)
  }

  /// `FONDS par visite`, `FONDS par personne, année civile`.
  private mutating func counter(_ body: String, _ cell: SourceText) -> Counter? {
    let parts = body.split(separator: ",").map { Spelling.kept($0) }
    guard let first = parts.first, (1...2).contains(parts.count) else { return nil }
    for word in [Vocabulary.per.french, Vocabulary.per.english] {
      let halves = first.split(separator: " \(word) ")
      guard halves.count == 2 else { continue }
      guard let subject = Vocabulary.subjects.first(where: { $0.1.matches(String(halves[1])) })?.0
      else { return nil }
      guard let code = payerCode(String(halves[0])) else {
        mistakes.append(cell.mistake(.unknownPayer))
        return Counter(payer: "", subject: subject, period: .visit)
      }
      if parts.count == 1 {
        return subject == .visit ? Counter(payer: code, subject: .visit, period: .visit) : nil
      }
      guard subject == .person || subject == .household,
        let period = Vocabulary.periods.first(where: { $0.1.matches(parts[1]) })?.0
      else { return nil }
      return Counter(payer: code, subject: subject, period: period)
    }
    return nil
  }

  /// A payer's code as its table spells it; the household is one too.
  private func payerCode(_ folded: String) -> String? {
    if Vocabulary.household.matches(folded) { return RuleBook.householdCode }
    return payers.first { sameBytes(Spelling.folded($0.code), folded) }?.code
  }
}

extension FactSource {
  /// Whether a fact of this source can be of a type.
  func accepts(_ domain: ValueDomain) -> Bool {
    let isChoice = if case .choice = domain { true } else { false }
    let isMoney = if case .money = domain { true } else { false }
    let isInteger = if case .integer = domain { true } else { false }
    switch self {
    case .intake, .declared, .evidence: return true
    case .priceList: return isChoice
    case .book(let fact):
      switch fact {
      case .ageInMonths, .daysSinceJoining, .monthsSinceEvidence, .householdSize: return isInteger
      case .sex, .coverUpToDate, .providerPlace, .sourceOfEvidence: return isChoice
      case .counter: return isMoney
      }
    }
  }
}

extension FactSource {
  /// Only evidence runs out.
  func accepts(_ specials: SpecialValues) -> Bool {
    guard specials.contains(.expired) else { return true }
    if case .evidence = self { return true } else { return false }
  }
}

extension Vocabulary {
  static func word(for change: Changeability) -> Keyword {
    switch change {
    case .fixed: no
    case .renewable: Keyword("renouveler", "renew")
    case .free: yes
    }
  }

  static func word(for subject: Subject, _ language: RuleBookLanguage) -> String {
    subjects.first { $0.0 == subject }.map { $0.1(language) } ?? ""
  }

  /// The canonical spelling of a source.
  static func spelled(_ source: FactSource, _ language: RuleBookLanguage) -> String {
    switch source {
    case .intake: intake(language)
    case .declared: declared(language)
    case .evidence(let what):
      what.isEmpty ? evidence(language) : "\(evidence(language)) : \(what)"
    case .priceList(let fact):
      "\(priceList(language)) : "
        + (priceListFacts.first { $0.0 == fact }.map { $0.1(language) } ?? "")
    case .book(let fact): "\(book(language)) : \(spelled(fact, language))"
    }
  }

  static func spelled(_ fact: BookFact, _ language: RuleBookLanguage) -> String {
    switch fact {
    case .ageInMonths, .sex, .daysSinceJoining, .coverUpToDate, .householdSize, .providerPlace:
      return bookFacts.first { $0.0 == fact }.map { $0.1(language) } ?? ""
    case .monthsSinceEvidence(let other): return "\(monthsSinceEvidence(language)) \(other)"
    case .sourceOfEvidence(let other): return "\(sourceOfEvidence(language)) \(other)"
    case .counter(let counter):
      let payer =
        sameBytes(counter.payer, RuleBook.householdCode) ? household(language) : counter.payer
      let base =
        "\(sum(language)) \(payer) \(per(language)) \(word(for: counter.subject, language))"
      let period = periods.first { $0.0 == counter.period }.map { ", \($0.1(language))" }
      return base + (period ?? "")
    }
  }
}
