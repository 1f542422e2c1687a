/// Guarantees that a fund running dry changes nothing, of a book made at random.
extension TwinGenerator {
  mutating func addGuarantees() {
    for fund in Set(book.funds.compactMap(\.self)).sorted() where chance(70) {
      for _ in 0..<pick(1...2) { addGuarantee(fund) }
    }
  }

  private mutating func addGuarantee(_ fund: Int) {
    var inputs = book.facts.indices.map(TwinInput.fact)
    inputs += outputWords.indices.filter { outputWords[$0] != nil }.map(TwinInput.term)
    inputs.shuffle(using: &random)
    var guarantee = TwinGuarantee(fund: fund, tests: [])
    var parts: [String] = []
    for input in inputs.prefix(chance(25) ? 0 : pick(1...2)) {
      let (name, text, values) = test(input)
      guard let values else { continue }
      let isSigned = text.first.map { "<>≥[]".contains($0) } ?? false
      parts.append("\(name) \(isSigned ? "" : "= ")\(text)")
      guarantee.tests.append((input, values))
    }
    let condition = parts.isEmpty ? "" : "si \(parts.joined(separator: " et ")) alors "
    guaranteeLines.append(
      "- garantie : \(condition)fonds F\(fund) à sec ne change pas Part du ménage")
    book.guarantees.append(guarantee)
  }

  private mutating func test(_ input: TwinInput) -> (String, String, Set<Int>?) {
    switch input {
    case .fact(let fact):
      let (text, values) = cell(book.facts[fact])
      return (book.facts[fact].name, text, values)
    case .term(let output):
      let (text, values) = wordCell(
        outputWords[output] ?? [], isOrdered: false, allowsNotApplicable: false)
      return (outputNames[output], text, values)
    }
  }
}
