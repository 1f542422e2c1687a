import LedgerValues

/// Which section a table or an entry stands in.
private enum Section: Equatable {
  case head, facts, parameters, payers, waterfall, doubt, guarantees, examples, other
  case article(Int)
}

/// What the next table is for.
private struct Announcement {
  let kind: RuleBookReader.SourceDecision.Kind
  let names: SourceText
}

extension RuleBookReader {
  /// Walks the outline once: reads the head, and finds which table is what.
  mutating func readSections() {
    var section = Section.head
    var announced: Announcement?
    var entries: Set<String> = []
    for index in outline.blocks.indices {
      switch outline.blocks[index] {
      case .blank, .prose: break
      case .heading(let level, let text):
        refuseMissingTable(&announced)
        if level == 1, title.isEmpty {
          title = text.kept
        } else if level == 2 {
          section = self.section(named: text)
        }
      case .entry(let entry):
        if section == .head {
          readHead(entry, &entries)
        } else {
          place(entry, in: section, announced: &announced)
        }
      case .table(let table):
        place(table, in: section, announced: &announced)
      }
    }
    refuseMissingTable(&announced)
    refuseMissingHead()
  }

  private mutating func refuseMissingTable(_ announced: inout Announcement?) {
    if let announced { mistakes.append(announced.names.mistake(.missingTable)) }
    announced = nil
  }

  /// A line that says something by itself, or announces the table under it. One that would say it in
  /// another section is refused: left out, it would be missing without a word.
  private mutating func place(
    _ entry: RuleBookOutline.Entry, in section: Section, announced: inout Announcement?
  ) {
    let key = entry.key.folded
    let kinds: [(SourceDecision.Kind, Keyword)] = [
      (.decision, Vocabulary.decision), (.exception, Vocabulary.exception), (.aid, Vocabulary.aid),
    ]
    if let (kind, _) = kinds.first(where: { $0.1.matches(key) }) {
      // With the dash of a list it is prose.
      guard !entry.isListed else { return }
      guard case .article = section else {
        return misplaced(entry, "\(Vocabulary.article(language)) 1")
      }
      refuseMissingTable(&announced)
      announced = Announcement(kind: kind, names: entry.value)
    } else if Vocabulary.impossible.matches(key) {
      guard section == .facts else { return misplaced(entry, Vocabulary.facts(language)) }
      impossibleLines.append(entry.value)
    } else if Vocabulary.forbidden.matches(key) {
      guard section == .facts else { return misplaced(entry, Vocabulary.facts(language)) }
      forbiddenLines.append(entry.value)
    } else if Vocabulary.guarantee.matches(key) {
      guard section == .guarantees else { return misplaced(entry, Vocabulary.guarantees(language)) }
      guaranteeLines.append(entry.value)
    } else if Vocabulary.byDefault.matches(key) {
      guard section == .examples else { return misplaced(entry, Vocabulary.examples(language)) }
      examplePieces.append(.byDefault(entry.value))
    } else if section == .guarantees {
      // What looks like a promise and is none would be believed.
      mistakes.append(entry.whole.mistake(.unreadableGuarantee))
    }
  }

  private mutating func misplaced(_ entry: RuleBookOutline.Entry, _ section: String) {
    mistakes.append(entry.key.mistake(.misplacedEntry(section)))
  }

  private mutating func section(named text: SourceText) -> Section {
    let folded = text.folded
    if Vocabulary.facts.matches(folded) { return .facts }
    if Vocabulary.parameters.matches(folded) { return .parameters }
    if Vocabulary.payers.matches(folded) { return .payers }
    if Vocabulary.waterfall.matches(folded) { return .waterfall }
    if Vocabulary.doubt.matches(folded) { return .doubt }
    if Vocabulary.guarantees.matches(folded) { return .guarantees }
    if Vocabulary.examples.matches(folded) { return .examples }
    guard Vocabulary.article.rest(of: folded) != nil else { return .other }
    return .article(addArticle(text))
  }

  /// `Article 9 et 10. Les pauvres`: the label ends at the first point.
  private mutating func addArticle(_ text: SourceText) -> Int {
    let kept = text.kept
    let body = kept[kept.index(after: kept.firstIndex(of: " ") ?? kept.startIndex)...]
    let stop = body.firstIndex(of: ".") ?? body.endIndex
    let label = Spelling.kept(body[..<stop])
    let rest = stop < body.endIndex ? body[body.index(after: stop)...] : body[stop...]
    if articles.contains(where: { sameBytes($0.label, label) }) {
      mistakes.append(text.mistake(.repeated))
    }
    articles.append(Article(label: label, title: Spelling.kept(rest), tables: []))
    return articles.count - 1
  }

  private mutating func place(_ table: Int, in section: Section, announced: inout Announcement?) {
    let source = outline.tables[table].header.first
    func set(_ place: inout Int?, _ mistakes: inout [RuleBookMistake]) {
      if place != nil, let source { mistakes.append(source.mistake(.repeated)) }
      place = table
    }
    switch section {
    case .facts: set(&factTable, &mistakes)
    case .parameters: set(&parameterTable, &mistakes)
    case .payers: set(&payerTable, &mistakes)
    case .waterfall: set(&waterfallTable, &mistakes)
    case .article(let article):
      if let announcement = announced {
        decisions.append(
          SourceDecision(
            kind: announcement.kind, names: announcement.names, article: article, table: table))
        announced = nil
      } else if let source {
        mistakes.append(source.mistake(.strayTable))
      }
    case .doubt: placeDoubt(table)
    case .examples: examplePieces.append(.table(table))
    case .head, .guarantees, .other:
      if let source { mistakes.append(source.mistake(.strayTable)) }
    }
  }

  private mutating func readHead(_ entry: RuleBookOutline.Entry, _ seen: inout Set<String>) {
    let key = entry.key.folded
    if !seen.insert(key).inserted { mistakes.append(entry.key.mistake(.repeated)) }
    let value = entry.value
    switch key {
    case Vocabulary.ruleBook.french, Vocabulary.ruleBook.english:
      if sameBytes(key, Vocabulary.ruleBook.english) { language = .english }
      name = value.kept
      headSpelling.append("- \(Vocabulary.ruleBook(language)) : \(name)")
    case Vocabulary.version.french:
      version = value.kept
      headSpelling.append("- \(Vocabulary.version(language)) : \(version)")
    case Vocabulary.inForce.french, Vocabulary.inForce.english: readInForce(value)
    case Vocabulary.adopted.french, Vocabulary.adopted.english: readAdoption(value)
    case Vocabulary.cash.french, Vocabulary.cash.english: readCashStep(value)
    default: mistakes.append(entry.key.mistake(.unknownEntry))
    }
  }

  private mutating func readInForce(_ value: SourceText) {
    let days = value.text.split(separator: "..").map { Day(iso: $0.trimmedBlanks) }
    guard days.count == 2, let first = days[0], let last = days[1], first <= last else {
      mistakes.append(value.mistake(.unreadableRange))
      return
    }
    inForce = first...last
    headSpelling.append("- \(Vocabulary.inForce(language)) : \(first) .. \(last)")
  }

  private mutating func readAdoption(_ value: SourceText) {
    guard let comma = value.text.firstIndex(of: ","),
      let day = Day(iso: value.text[..<comma].trimmedBlanks)
    else {
      mistakes.append(value.mistake(.unreadableAdoption))
      return
    }
    let reference = Spelling.kept(value.text[value.text.index(after: comma)...])
    guard !reference.isEmpty else {
      mistakes.append(value.mistake(.unreadableAdoption))
      return
    }
    resolution = RuleBook.Resolution(day: day, reference: reference)
    headSpelling.append("- \(Vocabulary.adopted(language)) : \(day), \(reference)")
  }

  /// `par 5 F, au plus proche`.
  private mutating func readCashStep(_ value: SourceText) {
    let parts = value.folded.split(separator: ",").map(Spelling.kept)
    guard parts.count == 2, Vocabulary.toTheNearest.matches(parts[1]),
      let amount = Vocabulary.cashStep.rest(of: parts[0]),
      case .success(let step) = NumberText.read(amount[...], in: .money(0...0)),
      (1...1_000_000).contains(step)
    else {
      mistakes.append(value.mistake(.unreadableCashStep))
      return
    }
    cashStep = Money(Int64(step))
    let spelled = NumberText.spelled(step, in: .money(0...0))
    headSpelling.append(
      "- \(Vocabulary.cash(language)) : \(Vocabulary.cashStep(language)) \(spelled), "
        + Vocabulary.toTheNearest(language))
  }

  private mutating func refuseMissingHead() {
    let problems = mistakes.map(\.problem)
    let required = [
      (!name.isEmpty, Vocabulary.ruleBook), (!version.isEmpty, Vocabulary.version),
      (inForce != nil || problems.contains(.unreadableRange), Vocabulary.inForce),
      (resolution != nil || problems.contains(.unreadableAdoption), Vocabulary.adopted),
    ]
    for (isThere, keyword) in required where !isThere {
      missing(.missingEntry(keyword(language)))
    }
    for (table, keyword) in [
      (factTable, Vocabulary.facts), (payerTable, Vocabulary.payers),
      (waterfallTable, Vocabulary.waterfall),
    ] where table == nil {
      missing(.missingSection(keyword(language)))
    }
  }

  /// Something that stands nowhere is missing at the top.
  mutating func missing(_ problem: RuleBookMistake.Problem) {
    mistakes.append(RuleBookMistake(problem: problem, line: 1, column: 1, text: title))
  }
}
