/// Exceptions and aids of a book made at random.
extension TwinGenerator {
  /// Exceptions to the table that was made last.
  mutating func addExceptions() {
    guard hasPromises, chance(30) else { return }
    let base = book.tables.count - 1
    for _ in 0..<pick(1...2) { addException(to: base) }
  }

  private mutating func addException(to base: Int) {
    let outputs = chance(70) ? book.tables[base].outputs : [book.tables[base].outputs[0]]
    var inputs: [Int] = []
    for fact in book.facts.indices where chance(40) { inputs.append(fact) }
    if inputs.isEmpty { inputs.append(pick(0...book.facts.count - 1)) }
    var table = TwinTable(
      isFirst: chance(60), inputs: inputs.map(TwinInput.fact), cells: [], outputs: outputs,
      terms: [], hasOtherwise: false, exceptionTo: base)
    var lines: [String] = []
    for row in 0..<pick(1...2) {
      let tests = inputs.map { cell(book.facts[$0]) }
      table.cells.append(tests.map(\.1))
      var texts = tests.map(\.0)
      var terms: [Int] = []
      for output in outputs {
        let (text, code) = answer(of: output, in: base)
        texts.append(text)
        terms.append(code)
      }
      table.terms.append(terms)
      lines.append("| \(row + 1) | \(texts.joined(separator: " | ")) |")
    }
    let names = outputs.map { outputNames[$0] }
    write(
      "exception à : \(names.joined(separator: ", "))",
      columns: [table.isFirst ? "F" : "U"] + inputs.map { book.facts[$0].name } + names, lines)
    book.tables.append(table)
  }

  /// What an exception says in place of a base: a word that it knows or a new one, a percentage.
  private mutating func answer(of output: Int, in base: Int) -> (String, Int) {
    if var words = outputWords[output] {
      let new = "t\(output)x"
      let isNew = chance(20) && !words.contains(new)
      if isNew { words.append(new) }
      outputWords[output] = words
      let code = isNew ? words.count - 1 : pick(0...words.count - 1)
      return (words[code], code)
    }
    var used: [String] = []
    return term(book.tables[base].outputs[0] == output ? .rate : .francs, [], doubt: false, &used)
  }

  private mutating func write(_ announcement: String, columns: [String], _ lines: [String]) {
    let number = articles.count + 1
    articles.append(
      "## Article \(number). Essai\n\n\(announcement)\n\n| \(columns.joined(separator: " | ")) |\n|"
        + String(repeating: "---|", count: columns.count) + "\n" + lines.joined(separator: "\n")
        + "\n")
  }

  /// An aid beside the bill, by a table of the facts that are not a line's.
  mutating func addAid() {
    let shared = book.facts.indices.filter { !book.facts[$0].isLine }
    guard let first = shared.first else { return }
    let payer = pick(0...book.funds.count - 1)
    let inputs = [first] + shared.dropFirst().filter { _ in chance(30) }
    let output = book.tableOf.count
    var table = TwinTable(
      isFirst: true, inputs: inputs.map(TwinInput.fact), cells: [], outputs: [output], terms: [],
      hasOtherwise: true)
    var formulas: [(text: String, formula: TwinAid.Formula)] = []
    var lines: [String] = []
    let rows = pick(1...2)
    for row in 0...rows {
      let tests = row == rows ? [] : inputs.map { cell(book.facts[$0]) }
      let (text, formula) = formula(shared)
      let place = formulas.firstIndex { $0.text == text } ?? formulas.count
      if place == formulas.count { formulas.append((text, formula)) }
      table.terms.append([place])
      if row < rows { table.cells.append(tests.map(\.1)) }
      let texts = row == rows ? ["sinon"] + inputs.dropFirst().map { _ in "" } : tests.map(\.0)
      lines.append("| \(row + 1) | \((texts + [text]).joined(separator: " | ")) |")
    }
    var announcement = "aide : Aide \(output), payeur P\(payer)"
    var aid = TwinAid(payer: payer, output: output, formulas: formulas.map(\.formula))
    if chance(40) {
      let (text, ceiling) = limit(counting: payer)
      if ceiling.term == nil {
        announcement += ", au plus \(text)"
        aid.ceiling = ceiling
      }
    }
    write(
      announcement, columns: ["F"] + inputs.map { book.facts[$0].name } + ["Aide \(output)"], lines)
    book.tables.append(table)
    book.tableOf.append(book.tables.count - 1)
    outputWords.append(nil)
    outputNames.append("Aide \(output)")
    book.aids.append(aid)
  }

  private mutating func formula(_ shared: [Int]) -> (String, TwinAid.Formula) {
    let francs = shared.filter { book.facts[$0].isMoney }
    let numbers = shared.filter { book.facts[$0].words == nil && !book.facts[$0].isMoney }
    var formula = TwinAid.Formula(fixed: 0, each: 0)
    var text: String
    if let fact = francs.last, chance(50) {
      (formula.francs, text) = (fact, book.facts[fact].name)
    } else {
      formula.fixed = pick(0...80)
      text = "\(formula.fixed) F"
    }
    if let times = numbers.last, chance(60) {
      (formula.times, formula.each) = (times, pick(1...20))
      text += " + \(formula.each) F x \(book.facts[times].name)"
      if chance(50) {
        let most = pick(1...6)
        formula.most = most
        text += " (au plus \(most))"
      }
    }
    return (text, formula)
  }
}
