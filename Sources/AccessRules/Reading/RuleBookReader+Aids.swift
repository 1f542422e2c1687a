extension RuleBookReader {
  /// Reads `aide : Transport, payeur TRA, au plus Plafond - Versé`, and the formulas of its table.
  mutating func readAids() {
    for (index, decision) in decisions.enumerated() where decision.kind == .aid {
      guard let output = decided[index].first,
        let column = outline.tables[decision.table].header.firstIndex(where: {
          sameBytes($0.folded, Spelling.folded(outputs[output].name))
        })
      else { continue }
      var formulas: [AidFormula] = []
      var codes: [Int] = []
      for row in outline.tables[decision.table].rows {
        let formula = formula(row[column]) ?? AidFormula(summands: [], text: row[column].kept)
        let known = formulas.firstIndex { sameBytes($0.text, formula.text) }
        codes.append(known ?? formulas.count)
        if known == nil { formulas.append(formula) }
      }
      formulaCodes[index] = codes
      outputs[output].domain = .choice(formulas.map(\.text), isOrdered: false)
      readAid(decision, index, output: output, formulas)
    }
  }

  private mutating func readAid(
    _ decision: SourceDecision, _ index: Int, output: Int, _ formulas: [AidFormula]
  ) {
    let parts = decision.names.text.parts(separatedBy: ",").map(decision.names.part)
    guard (2...3).contains(parts.count), let code = Vocabulary.payer.rest(of: parts[1].folded),
      parts.count == 2 || Vocabulary.atMost.rest(of: parts[2].folded) != nil
    else {
      mistakes.append(decision.names.mistake(.unreadableAid))
      return
    }
    guard let payer = payers.firstIndex(where: { sameBytes(Spelling.folded($0.code), code) }) else {
      mistakes.append(parts[1].mistake(.unknownPayer))
      return
    }
    var limits: [(Ceiling, String)] = []
    if parts.count == 3 {
      // Both languages say it in two words.
      let words = parts[2].withoutWords(2)
      limits = ceilings(words, counting: payers[payer].code)
    }
    var spelled = [outputs[output].name, "\(Vocabulary.payer(language)) \(payers[payer].code)"]
    if !limits.isEmpty {
      spelled.append(
        "\(Vocabulary.atMost(language)) \(limits.map(\.1).joined(separator: " ; "))")
    }
    let text = spelled.joined(separator: ", ")
    aids.append(
      Aid(
        name: outputs[output].name, payer: payer, table: index, ceilings: limits.map(\.0),
        formulas: formulas, text: text))
    spelledEntries[decision.names.line] = "\(Vocabulary.aid(language)) : \(text)"
  }

  /// The formula in a row of an aid's table; nothing in other tables.
  func formula(of decision: Int, row: Int) -> OutputCell? {
    formulaCodes[decision].map { .literal($0[row]) }
  }

  /// `Prix du trajet + 1 000 F x Jours sur place (au plus 5)`.
  private mutating func formula(_ cell: SourceText) -> AidFormula? {
    guard !cell.isEmpty else {
      mistakes.append(cell.mistake(.emptyCell))
      return nil
    }
    var summands: [AidFormula.Summand] = []
    var texts: [String] = []
    for part in cell.text.split(separator: " + ").map(cell.part) {
      guard let (summand, text) = summand(part) else { return nil }
      summands.append(summand)
      texts.append(text)
    }
    return AidFormula(summands: summands, text: texts.joined(separator: " + "))
  }

  private mutating func summand(_ cell: SourceText) -> (AidFormula.Summand, String)? {
    var body = cell
    var most: (Operand, String)?
    if cell.text.utf8.last == UInt8(ascii: ")"), let open = cell.text.lastIndex(of: "(") {
      body = cell.part(cell.text[..<open])
      let inside = cell.part(cell.text[cell.text.index(after: open)...].dropLast())
      guard Vocabulary.atMost.rest(of: inside.folded) != nil,
        let count = operand(inside.withoutWords(2), in: .integer(ValueDomain.moneyRange))
      else {
        mistakes.append(inside.mistake(.notANumber))
        return nil
      }
      most = count
    }
    guard let product = body.text.firstRange(of: " x "),
      let times = variables[body.part(body.text[product.upperBound...]).folded],
      case .integer = domain(of: times)
    else {
      guard most == nil, let (amount, text) = amount(body) else {
        if most != nil { mistakes.append(body.mistake(.notAnAmount)) }
        return nil
      }
      return (AidFormula.Summand(amount: amount, times: nil, most: nil), text)
    }
    guard isOfTheCase(times),
      let (amount, text) = amount(body.part(body.text[..<product.lowerBound]))
    else {
      if !isOfTheCase(times) { mistakes.append(body.mistake(.ofFeeLine)) }
      return nil
    }
    let suffix = most.map { " (\(Vocabulary.atMost(language)) \($0.1))" } ?? ""
    return (
      AidFormula.Summand(amount: amount, times: times, most: most?.0),
      "\(text) \(Vocabulary.times(language)) \(name(of: times))\(suffix)"
    )
  }

  /// A number of a kind that is written there or a parameter's.
  func operand(_ cell: SourceText, in domain: ValueDomain) -> (Operand, String)? {
    if let parameter = parameterNames[cell.folded] {
      guard parameters[parameter].domain.isSameKind(as: domain) else { return nil }
      return (.parameter(parameter), parameters[parameter].name)
    }
    guard case .success(let value) = NumberText.read(cell.text, in: domain) else { return nil }
    return (.literal(value), NumberText.spelled(value, in: domain))
  }

  /// Whether a variable is a fact of the whole case, and no counter.
  func isOfTheCase(_ variable: VariableIndex) -> Bool {
    variable < facts.count && facts[variable].subject != .line && facts[variable].counter == nil
  }

  /// Refuses aids whose tables look at a fee line, themselves or through another.
  mutating func refuseAidsOfFeeLines() {
    for aid in aids {
      var seen: Set<Int> = []
      var isOfLine = false
      func look(at table: Int) {
        guard seen.insert(table).inserted else { return }
        isOfLine =
          isOfLine
          || tables[table].inputs.contains { $0 < facts.count && facts[$0].subject == .line }
        needs(of: table).forEach(look)
      }
      look(at: aid.table)
      for term in aid.terms { look(at: outputs[term - facts.count].table) }
      if isOfLine { mistakes.append(decisions[aid.table].names.mistake(.ofFeeLine)) }
    }
  }
}
