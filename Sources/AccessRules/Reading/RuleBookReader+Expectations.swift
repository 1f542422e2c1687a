import LedgerValues

extension RuleBookReader {
  /// `FONDS 750 F ; ménage 250 F ; espèces 250 F`, `ménage 0 F..750 F ; demander Enceinte`.
  mutating func readExpectation(
    _ cell: SourceText, _ expected: inout Expectation
  ) -> String? {
    var spelled: [String] = []
    for part in cell.text.parts(separatedBy: ";").map(cell.part) {
      guard let text = readItem(part, &expected) else {
        mistakes.append(part.mistake(.unreadableExpectation))
        return nil
      }
      spelled.append(text)
    }
    return spelled.joined(separator: " ; ")
  }

  private mutating func readItem(_ item: SourceText, _ expected: inout Expectation) -> String? {
    if item.text.contains(" = ") { return readTerm(item, &expected) }
    if let text = readNames(item, Vocabulary.ask, &expected.questions) { return text }
    if let text = readNames(item, Vocabulary.doubtColumn, &expected.doubts) { return text }
    if Vocabulary.household.rest(of: item.folded) != nil {
      return readHousehold(item.withoutWords(1), &expected)
    }
    if Vocabulary.cash.rest(of: item.folded) != nil {
      guard let (_, amount, text) = namedAmount(item.withoutWords(1)) else { return nil }
      expected.cash = amount
      return "\(Vocabulary.cash(language)) \(text)"
    }
    for (keyword, list) in [
      (Vocabulary.commitment, \Expectation.commitments), (Vocabulary.aid, \.benefits),
    ] where keyword.rest(of: item.folded) != nil {
      let names = list == \.benefits ? aids.map(\.name) : payers.map(\.code)
      guard let text = readAmount(item.withoutWords(1), of: names, &expected[keyPath: list])
      else { return nil }
      return "\(keyword(language)) \(text)"
    }
    return readAmount(item, of: payers.map(\.code), &expected.shares)
  }

  private mutating func readTerm(_ item: SourceText, _ expected: inout Expectation) -> String? {
    guard let (variable, cell) = named(item), variable >= facts.count else { return nil }
    let test = test(of: variable, cell)
    expected.terms.append(test)
    return test.text
  }

  /// `demander Motif, Enceinte`.
  private func readNames(
    _ item: SourceText, _ keyword: Keyword, _ list: inout [String]
  ) -> String? {
    guard keyword.rest(of: item.folded) != nil else { return nil }
    var names: [String] = []
    for part in item.withoutWords(1).text.parts(separatedBy: ",") {
      guard let fact = variables[Spelling.folded(part)], fact < facts.count else { return nil }
      names.append(facts[fact].name)
    }
    list += names
    return "\(keyword(language)) \(names.joined(separator: ", "))"
  }

  /// `313 F`, `0 F..750 F`.
  private func readHousehold(_ cell: SourceText, _ expected: inout Expectation) -> String? {
    let money = ValueDomain.money(ValueDomain.moneyRange)
    var ends: [Int] = []
    for end in cell.text.split(separator: "..", omittingEmptySubsequences: false) {
      guard case .success(let francs) = NumberText.read(end.trimmedBlanks, in: money) else {
        return nil
      }
      ends.append(francs)
    }
    guard (1...2).contains(ends.count), ends[0] <= ends[ends.count - 1], ends[0] >= 0 else {
      return nil
    }
    expected.household = Money(Int64(ends[0]))...Money(Int64(ends[ends.count - 1]))
    return "\(Vocabulary.household(language)) "
      + ends.map { NumberText.spelled($0, in: money) }.joined(separator: "..")
  }

  private func readAmount(
    _ item: SourceText, of names: [String], _ list: inout [Expectation.NamedAmount]
  ) -> String? {
    guard let (name, amount, text) = namedAmount(item),
      let known = names.first(where: { sameBytes(Spelling.folded($0), name.folded) }),
      !list.contains(where: { sameBytes($0.name, known) })
    else { return nil }
    list.append(Expectation.NamedAmount(name: known, amount: amount))
    return "\(known) \(text)"
  }

  /// Words, then an amount: the digits at the end, with their unit.
  func namedAmount(_ item: SourceText) -> (name: SourceText, amount: Money, text: String)? {
    let words = item.text.split(whereSeparator: \.isWhitespace)
    var first = words.count
    while first > 0, Self.isOfAmount(words[first - 1]) { first -= 1 }
    guard first < words.count else { return nil }
    let money = ValueDomain.money(ValueDomain.moneyRange)
    let amount = item.text[words[first].startIndex...]
    guard case .success(let francs) = NumberText.read(amount, in: money), francs >= 0 else {
      return nil
    }
    return (
      item.part(item.text[..<words[first].startIndex]), Money(Int64(francs)),
      NumberText.spelled(francs, in: money)
    )
  }

  private static func isOfAmount(_ word: Substring) -> Bool {
    word.utf8.allSatisfy { (48...57).contains($0) }
      || ["f", "cfa", "fcfa"].contains(Spelling.folded(word))
  }
}
