extension RuleBookReader {
  /// Reads `Garanties`.
  mutating func readGuarantees() {
    if guaranteeLines.count > RuleBookLimit.guarantees.bound, let first = guaranteeLines.first {
      mistakes.append(first.mistake(.tooLarge(.guarantees)))
      return
    }
    for line in guaranteeLines {
      guard let guarantee = guarantee(line) else { continue }
      guarantees.append(guarantee)
      spelledEntries[line.line] = "\(Vocabulary.guarantee(language)) : \(guarantee.text)"
    }
  }

  /// `si Enceinte = oui et Programme = paludisme alors Part du ménage = 0 F`.
  private mutating func guarantee(_ line: SourceText) -> Guarantee? {
    var body = line
    var tests: [VariableTest] = []
    if Vocabulary.ifSo.rest(of: line.folded) != nil {
      guard let split = line.split(at: Vocabulary.thenSo) else {
        mistakes.append(line.mistake(.unreadableGuarantee))
        return nil
      }
      body = split.after
      for part in conjuncts(split.before.withoutWords(1)) {
        guard let (variable, cell) = named(part) else {
          refuseUnknown(part, part.folded)
          return nil
        }
        if tests.contains(where: { $0.variable == variable }) {
          mistakes.append(part.mistake(.repeated))
        }
        tests.append(test(of: variable, cell))
      }
    }
    guard let (promise, text) = promise(body) else { return nil }
    var spelled = text
    if !tests.isEmpty {
      let conditions = tests.map(\.text).joined(separator: " \(Vocabulary.and(language)) ")
      spelled =
        "\(Vocabulary.ifSo(language)) \(conditions) \(Vocabulary.thenSo(language)) \(text)"
    }
    return Guarantee(promise: promise, conditions: tests, line: line.line, text: spelled)
  }

  private mutating func promise(_ cell: SourceText) -> (Guarantee.Promise, String)? {
    let share = Self.spelledShare(language)
    if let rest = Vocabulary.householdShare.rest(of: cell.folded) {
      if let name = Vocabulary.growsWith.rest(of: rest) {
        guard let variable = variables[name] else {
          refuseUnknown(cell, name)
          return nil
        }
        guard domain(of: variable).isOrdered else {
          mistakes.append(cell.mistake(.notOrdered))
          return nil
        }
        return (
          .householdShareGrows(with: variable),
          "\(share) \(Vocabulary.growsWith(language)) \(self.name(of: variable))"
        )
      }
      return most(cell)
    }
    if let (fund, text) = dryFund(cell) { return (.shortageChangesNothing(fund: fund), text) }
    guard let (variable, rest) = named(cell), variable >= facts.count, !rest.isEmpty else {
      mistakes.append(cell.mistake(.unreadableGuarantee))
      return nil
    }
    let test = test(of: variable, rest)
    return (.term(test), test.text)
  }

  /// `Part du ménage = 0 F`, `Part du ménage <= 300 F`.
  private mutating func most(_ cell: SourceText) -> (Guarantee.Promise, String)? {
    for sign in ["<=", "≤", "="] {
      guard let range = cell.text.firstRange(of: sign) else { continue }
      let amount = cell.part(cell.text[range.upperBound...])
      guard let (most, text) = operand(amount, in: .money(ValueDomain.moneyRange)) else {
        mistakes.append(amount.mistake(.notAnAmount))
        return nil
      }
      // Nobody pays less than nothing; any other amount would have to be met to the franc.
      let isNothing = most == .literal(0)
      guard isNothing || !sameBytes(sign, "=") else { break }
      return (
        .householdShare(atMost: most),
        "\(Self.spelledShare(language)) \(isNothing ? "=" : "<=") \(text)"
      )
    }
    mistakes.append(cell.mistake(.unreadableGuarantee))
    return nil
  }

  /// `fonds SOL à sec ne change pas Part du ménage`.
  private func dryFund(_ cell: SourceText) -> (fund: String, text: String)? {
    let folded = cell.folded
    guard let rest = Vocabulary.fund.rest(of: folded) else { return nil }
    for language in RuleBookLanguage.allCases {
      let ending =
        " \(Vocabulary.dryChangesNothing(language)) \(Vocabulary.householdShare(language))"
      guard rest.utf8.count > ending.utf8.count, rest.hasSuffix(ending) else { continue }
      let code = String(Substring(rest.utf8.dropLast(ending.utf8.count)))
      let fund = payers.compactMap(\.fund).first { sameBytes(Spelling.folded($0), code) }
      guard let fund else { return nil }
      return (
        fund,
        "\(Vocabulary.fund(self.language)) \(fund) "
          + "\(Vocabulary.dryChangesNothing(self.language)) \(Self.spelledShare(self.language))"
      )
    }
    return nil
  }

  /// `Part du ménage`, as a name is written.
  private static func spelledShare(_ language: RuleBookLanguage) -> String {
    let word = Vocabulary.householdShare(language)
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}

extension ValueDomain {
  /// Whether its values have an order that the rule book knows.
  var isOrdered: Bool {
    if case .choice(_, let isOrdered) = self { isOrdered } else { true }
  }
}
