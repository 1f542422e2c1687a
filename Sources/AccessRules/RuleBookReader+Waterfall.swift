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
    let takes = take(cells[2])
    let ceilings =
      cells[3].isEmpty
      ? [] : cells[3].text.parts(separatedBy: ";").map { ceiling(cells[3].part($0)) }
    if !articles.contains(where: { sameBytes($0.label, cells[4].kept) }) {
      mistakes.append(cells[4].mistake(.unknownArticle))
    }
    guard let payer, let takes else { return cells.map(\.kept) }
    steps.append(
      PayerStep(
        number: index + 1, payer: payer, takes: takes, ceilings: ceilings.compactMap { $0?.0 },
        article: cells[4].kept))
    return [
      number, payers[payer].code,
      "\(outputs[takes - facts.count].name) \(Vocabulary.ofTheRest(language))",
      ceilings.compactMap { $0?.1 }.joined(separator: " ; "), cells[4].kept,
    ]
  }

  /// `Part du fonds du reste`.
  private mutating func take(_ cell: SourceText) -> VariableIndex? {
    let folded = cell.folded
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
    return variable
  }

  /// `Plafond visite - Pris en charge visite`, or a limit alone.
  private mutating func ceiling(_ cell: SourceText) -> (Ceiling, String)? {
    var halves = [cell]
    if let range = cell.text.firstRange(of: " - ") {
      halves = [
        cell.part(cell.text[..<range.lowerBound]), cell.part(cell.text[range.upperBound...]),
      ]
    }
    guard let (limit, limitText) = limit(halves[0]) else { return nil }
    guard halves.count == 2 else { return (Ceiling(limit: limit, counter: nil), limitText) }
    guard let counter = variables[halves[1].folded] else {
      refuseUnknown(halves[1], halves[1].folded)
      return nil
    }
    // What the household itself bears is known only when the last payer has taken its part.
    guard counter < facts.count, let counted = facts[counter].counter,
      payers.contains(where: { sameBytes($0.code, counted.payer) })
    else {
      mistakes.append(halves[1].mistake(.notACounter))
      return nil
    }
    return (Ceiling(limit: limit, counter: counter), "\(limitText) - \(facts[counter].name)")
  }

  private mutating func limit(_ cell: SourceText) -> (Ceiling.Limit, String)? {
    let amount = ValueDomain.money(ValueDomain.moneyRange)
    if let parameter = parameterNames[cell.folded] {
      guard parameters[parameter].domain == amount else {
        mistakes.append(cell.mistake(.notAnAmount))
        return nil
      }
      return (.parameter(parameter), parameters[parameter].name)
    }
    if let variable = variables[cell.folded] {
      guard variable >= facts.count, outputs[variable - facts.count].domain == amount else {
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
}
