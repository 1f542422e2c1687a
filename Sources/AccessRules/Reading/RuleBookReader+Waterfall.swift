extension RuleBookReader {
  /// Reads `Qui paie, dans l'ordre`.
  mutating func readWaterfall() {
    guard let table = waterfallTable,
      let columns = columns(of: table, Vocabulary.waterfallColumns)
    else { return }
    let rows = outline.tables[table].rows
    for (index, row) in rows.enumerated() {
      let cells = columns.map { row[$0] }
      let spelled = readStep(cells, index: index, isLast: index == rows.count - 1)
      for (place, column) in columns.enumerated() {
        outline.tables[table].spelled[index][column] = spelled[place]
      }
    }
    if rows.isEmpty { missing(.householdNotLast) }
  }

  /// Reads a step, and gives its canonical cells.
  private mutating func readStep(
    _ cells: [SourceText], index: Int, isLast: Bool
  ) -> [String] {
    let number = String(index + 1)
    if !cells[0].isEmpty, !sameBytes(cells[0].kept, number) {
      mistakes.append(cells[0].mistake(.wrongStepNumber(expected: index + 1)))
    }
    let isHousehold = Vocabulary.household.matches(cells[1].folded)
    let takesTheRest = Vocabulary.theRest.matches(cells[2].folded)
    if isHousehold != isLast || takesTheRest != isLast {
      mistakes.append(cells[1].mistake(.householdNotLast))
      return cells.map(\.kept)
    }
    if isLast {
      return [
        number, Vocabulary.household(language), Vocabulary.theRest(language), cells[3].kept,
        cells[4].kept,
      ]
    }
    let payer = payers.firstIndex { sameBytes(Spelling.folded($0.code), cells[1].folded) }
    if payer == nil { mistakes.append(cells[1].mistake(.unknownPayer)) }
    let taken = take(cells[2])
    let counted = payer.map { payers[$0].code }
    let ceilings = cells[3].isEmpty ? [] : ceilings(cells[3], counting: counted)
    if !articles.contains(where: { sameBytes($0.label, cells[4].kept) }) {
      mistakes.append(cells[4].mistake(.unknownArticle))
    }
    guard let payer, let taken else { return cells.map(\.kept) }
    steps.append(
      PayerStep(
        number: index + 1, payer: payer, take: taken.take, provisionalDays: taken.days,
        ceilings: ceilings.map(\.0), article: cells[4].kept))
    return [
      number, payers[payer].code, taken.spelled, ceilings.map(\.1).joined(separator: " ; "),
      cells[4].kept,
    ]
  }

  /// What a step takes, and how that is spelled.
  private struct Taken {
    var take: PayerStep.Take
    var spelled: String
    var days: Int?
  }

  /// `Part du fonds du reste`, `ce qui dépasse Plafond - Payé`; then perhaps `provisoire 3 jours`.
  private mutating func take(_ cell: SourceText) -> Taken? {
    let parts = cell.text.parts(separatedBy: ",")
    guard parts.count == 2 else { return amountTaken(cell) }
    let folded = Spelling.folded(parts[1])
    guard let rest = Vocabulary.provisional.rest(of: folded) else {
      mistakes.append(cell.mistake(.unreadableTake))
      return nil
    }
    let words = rest.split(separator: " ").map(String.init)
    // A book that wrote `1 jours` keeps its digest.
    guard words.count == 2, let days = Int(words[0]), (1...365).contains(days),
      let unit = [Vocabulary.days, Vocabulary.day].first(where: { $0.matches(words[1]) }),
      days == 1 || unit == Vocabulary.days
    else {
      mistakes.append(cell.mistake(.unreadableTake))
      return nil
    }
    var taken = amountTaken(cell.part(parts[0]))
    taken?.days = days
    taken?.spelled += ", \(Vocabulary.provisional(language)) \(days) \(unit(language))"
    return taken
  }

  private mutating func amountTaken(_ cell: SourceText) -> Taken? {
    let folded = cell.folded
    if Vocabulary.whatExceeds.rest(of: folded) != nil {
      let words = Vocabulary.whatExceeds.french == String(folded.prefix(14)) ? 3 : 2
      let limits = ceilings(cell.withoutWords(words), counting: RuleBook.householdCode)
      guard !limits.isEmpty else { return nil }
      return Taken(
        take: .excess(limits.map(\.0)),
        spelled: "\(Vocabulary.whatExceeds(language)) "
          + limits.map(\.1).joined(separator: " ; "))
    }
    let suffixes = [Vocabulary.ofTheRest.french, Vocabulary.ofTheRest.english].map { " " + $0 }
    guard let suffix = suffixes.first(where: { folded.hasSuffix($0) }) else {
      mistakes.append(cell.mistake(.unreadableTake))
      return nil
    }
    let name = String(Substring(folded.utf8.dropLast(suffix.utf8.count)))
    guard let variable = variables[name], variable >= facts.count else {
      refuseUnknown(cell, name)
      return nil
    }
    guard outputs[variable - facts.count].domain == .rate else {
      mistakes.append(cell.mistake(.notARate))
      return nil
    }
    return Taken(
      take: .rate(variable),
      spelled: "\(outputs[variable - facts.count].name) \(Vocabulary.ofTheRest(language))")
  }

  /// `Plafond visite - Pris en charge visite ; Plafond ménage - Pris en charge ménage`.
  mutating func ceilings(
    _ cell: SourceText, counting counted: String?
  ) -> [(Ceiling, String)] {
    var ceilings: [(Ceiling, String)] = []
    for part in cell.text.parts(separatedBy: ";") {
      if let ceiling = ceiling(cell.part(part), counting: counted) { ceilings.append(ceiling) }
    }
    return ceilings
  }

  /// `Plafond visite - Pris en charge visite`, or a limit alone.
  private mutating func ceiling(
    _ cell: SourceText, counting counted: String?
  ) -> (Ceiling, String)? {
    var halves = [cell]
    if let range = cell.text.firstRange(of: " - ") {
      halves = [
        cell.part(cell.text[..<range.lowerBound]), cell.part(cell.text[range.upperBound...]),
      ]
    }
    guard let (limit, limitText) = amount(halves[0]) else { return nil }
    guard halves.count == 2 else { return (Ceiling(limit: limit, counter: nil), limitText) }
    guard let counter = variables[halves[1].folded] else {
      refuseUnknown(halves[1], halves[1].folded)
      return nil
    }
    // A ceiling counts what its own payer bears: the shares of another would leave it room on every
    // line anew. What exceeds a limit is what the household bears.
    guard counter < facts.count, let fact = facts[counter].counter,
      counted == nil || fact.payer.isEmpty || counted.map({ sameBytes($0, fact.payer) }) == true
    else {
      mistakes.append(halves[1].mistake(.notACounter))
      return nil
    }
    return (Ceiling(limit: limit, counter: counter), "\(limitText) - \(facts[counter].name)")
  }

  /// `Plafond visite`, `15 000 F`, `Revenu mensuel`, `10 % x Revenu mensuel`.
  mutating func amount(_ cell: SourceText) -> (Amount, String)? {
    let amount = ValueDomain.money(ValueDomain.moneyRange)
    if let product = cell.text.firstRange(of: " x ") {
      return portion(
        cell, cell.part(cell.text[..<product.lowerBound]),
        cell.part(cell.text[product.upperBound...]))
    }
    if let parameter = parameterNames[cell.folded] {
      guard parameters[parameter].domain == amount else {
        mistakes.append(cell.mistake(.notAnAmount))
        return nil
      }
      return (.parameter(parameter), parameters[parameter].name)
    }
    if let variable = variables[cell.folded] {
      if variable < facts.count { return known(variable, cell) }
      guard outputs[variable - facts.count].domain == amount else {
        mistakes.append(cell.mistake(.notAnAmount))
        return nil
      }
      return (.term(variable), outputs[variable - facts.count].name)
    }
    switch NumberText.read(cell.text, in: amount) {
    case .success(let value): return (.literal(value), NumberText.spelled(value, in: amount))
    case .failure(let refusal):
      if NumberText.kind(cell.text) == nil {
        refuseUnknown(cell, cell.folded)
      } else {
        mistakes.append(cell.mistake(refusal.problem))
      }
      return nil
    }
  }

  /// An amount of money that is a fact of the case.
  private mutating func known(_ fact: Int, _ cell: SourceText) -> (Amount, String)? {
    guard case .money = facts[fact].domain else {
      mistakes.append(cell.mistake(.notAnAmount))
      return nil
    }
    guard isOfTheCase(fact) else {
      mistakes.append(
        cell.mistake(facts[fact].subject == .line ? .ofFeeLine : .notAnAmount))
      return nil
    }
    return (.fact(fact), facts[fact].name)
  }

  /// `Part du revenu x Revenu mensuel`.
  private mutating func portion(
    _ cell: SourceText, _ left: SourceText, _ right: SourceText
  ) -> (Amount, String)? {
    guard let (rate, text) = operand(left, in: .rate) else {
      mistakes.append(cell.mistake(.notARate))
      return nil
    }
    guard let fact = variables[right.folded] else {
      refuseUnknown(right, right.folded)
      return nil
    }
    guard fact < facts.count, let (_, name) = known(fact, right) else {
      if fact >= facts.count { mistakes.append(right.mistake(.notAnAmount)) }
      return nil
    }
    return (.portion(rate, of: fact), "\(text) \(Vocabulary.times(language)) \(name)")
  }
}
