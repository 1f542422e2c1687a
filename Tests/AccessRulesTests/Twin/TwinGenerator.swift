import LedgerTestSupport

/// Makes rule books and cases at random: as the twin's arrays, and as the text and the facts that
/// the engine reads.
struct TwinGenerator {
  var random: SeededGenerator
  var book = TwinBook(
    facts: [], tables: [], tableOf: [], steps: [], funds: [], shortages: [], impossible: [],
    doubt: nil)
  private var factRows: [String] = []
  private var parameterRows: [String] = []
  private var payerRows: [String] = []
  var articles: [String] = []
  private var stepRows: [String] = []
  private var impossibleLines: [String] = []
  private var doubtTable = ""
  var guaranteeLines: [String] = []
  /// Words an output may be, where tables may test it; nothing for percentages and francs.
  var outputWords: [[String]?] = []
  var outputNames: [String] = []
  var counters: [(name: String, payer: Int, value: Int)] = []

  /// Whether books have exceptions, aids and limits that facts set.
  let hasPromises: Bool

  init(seed: UInt64, hasPromises: Bool = false) {
    self.hasPromises = hasPromises
    random = SeededGenerator(seed: seed)
  }

  mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
  mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }

  mutating func makeBook() -> (twin: TwinBook, text: String, counters: [String: Int]) {
    begin()
    return finish()
  }

  /// Two books of the same facts, payers and first tables; the rest is drawn anew.
  mutating func makePair() -> (old: (twin: TwinBook, text: String), new: (TwinBook, String)) {
    begin()
    var other = self
    other.random = SeededGenerator(seed: random.next())
    let (old, new) = (finish(), other.finish())
    return ((old.twin, old.text), (new.twin, new.text))
  }

  private mutating func begin() {
    for index in 0..<pick(2...5) { addFact(index) }
    for index in 0..<pick(1...2) { addPayer(index) }
    for index in 0..<pick(0...2) { addCounter(index) }
    for _ in 0..<pick(0...2) {
      addTable(kinds: [.word])
      addExceptions()
    }
  }

  private mutating func finish() -> (twin: TwinBook, text: String, counters: [String: Int]) {
    let rates = book.tableOf.count
    addTable(kinds: [.rate])
    addExceptions()
    if chance(50) {
      addTable(kinds: [.rate, .francs])
      addExceptions()
    }
    for _ in 0..<pick(1...3) { addStep(from: rates) }
    if hasPromises, chance(25) { addAid() }
    if chance(30) { addImpossible() }
    if chance(40) { addDoubt() }
    if hasPromises { addGuarantees() }
    return (
      book, text(), Dictionary(counters.map { ($0.name, $0.value) }) { first, _ in first }
    )
  }

  // MARK: Facts

  private mutating func addFact(_ index: Int) {
    let isChoice = chance(60)
    let bound = isChoice ? pick(1...3) : pick(2...9)
    let isOrdered = isChoice && chance(50)
    let words = isChoice ? (0...bound).map { "m\(index)\($0)" } : nil
    let fact = TwinFact(
      name: "Fait \(index)", isLine: chance(25), words: words, isOrdered: isOrdered, bound: bound,
      allowsNotApplicable: chance(25), asks: chance(60),
      isMoney: hasPromises && !isChoice && chance(40))
    let type =
      words.map { $0.joined(separator: isOrdered ? " < " : ", ") }
      ?? "\(fact.isMoney ? "argent" : "entier") 0..\(bound)"
    let subject = fact.isLine ? "ligne" : ["personne", "ménage", "visite"][pick(0...2)]
    factRows.append(
      "| \(fact.name) | \(subject) | \(type)\(fact.allowsNotApplicable ? ", sans objet" : "") "
        + "| \(isChoice && chance(20) ? "tarif : acte" : "accueil") "
        + "| \(fact.asks ? "demander" : "rester inconnu") | non |")
    book.facts.append(fact)
  }

  private mutating func addPayer(_ index: Int) {
    let fund = chance(85) ? pick(0...1) : nil
    var rules: [TwinShortage] = []
    var texts: [String] = []
    if chance(70) {
      let most = chance(70) ? pick(0...120) : nil
      rules.append(.commitment(most))
      texts.append("engagement" + (most.map { " jusqu'à \($0) F" } ?? ""))
    }
    if rules.isEmpty || texts[0].contains("jusqu"), chance(70) {
      rules.append(chance(50) ? .household : .nextPayer)
      if case .household? = rules.last {
        texts.append("ménage")
      } else {
        texts.append("payeur suivant")
      }
    }
    book.funds.append(fund)
    book.shortages.append(rules)
    let mode = fund == nil ? "direct" : ["prestation", "exonération", "préfinancé"][pick(0...2)]
    payerRows.append(
      "| P\(index) | Payeur \(index) | \(fund.map { "F\($0)" } ?? "") | \(mode) "
        + "| \(texts.joined(separator: ", puis ")) |")
  }

  private mutating func addCounter(_ index: Int) {
    let payer = chance(25) ? -1 : pick(0...book.funds.count - 1)
    let name = "Compteur \(index)"
    let scope = ["visite", "personne, année civile", "ménage, mois civil"][pick(0...2)]
    counters.append((name, payer, pick(0...150)))
    factRows.append(
      "| \(name) | \(scope.split(separator: ",")[0]) | argent "
        + "| livre : somme \(payer < 0 ? "ménage" : "P\(payer)") par \(scope) | demander | non |")
  }

  // MARK: Tables

  enum Kind { case word, rate, francs }

  private mutating func addTable(kinds: [Kind], doubt: Bool = false) {
    var inputs: [TwinInput] = []
    for fact in book.facts.indices where chance(45) { inputs.append(.fact(fact)) }
    for output in outputWords.indices where outputWords[output] != nil && chance(50) {
      inputs.append(.term(output))
    }
    if inputs.isEmpty { inputs.append(.fact(pick(0...book.facts.count - 1))) }
    let outputs = kinds.indices.map { book.tableOf.count + $0 }
    let isFirst = chance(70)
    let hasOtherwise = chance(90)
    let rowCount = pick(1...4)
    let words = (0...pick(1...2)).map { "t\(outputs[0])\($0)" }
    var cells: [[Set<Int>?]] = []
    var terms: [[Int]] = []
    var lines: [String] = []
    var usedWords: [String] = []
    for row in 0..<rowCount + (hasOtherwise ? 1 : 0) {
      let isOtherwise = row == rowCount
      var texts: [String] = []
      var accepted: [Set<Int>?] = []
      for (place, input) in inputs.enumerated() {
        guard !isOtherwise else {
          texts.append(place == 0 ? "sinon" : "")
          continue
        }
        let (text, values): (String, Set<Int>?)
        switch input {
        case .fact(let fact): (text, values) = cell(book.facts[fact])
        case .term(let term):
          (text, values) = wordCell(
            outputWords[term] ?? [], isOrdered: false, allowsNotApplicable: false)
        }
        texts.append(text)
        accepted.append(values)
      }
      if !isOtherwise { cells.append(accepted) }
      var decided: [Int] = []
      for kind in kinds {
        let (text, term) = term(kind, words, doubt: doubt, &usedWords)
        texts.append(text)
        decided.append(term)
      }
      terms.append(decided)
      lines.append("| \(row + 1) | " + texts.joined(separator: " | ") + " |")
    }
    let names = outputs.map { doubt ? "doute" : "Terme \($0)" }
    let header =
      ([isFirst ? "F" : "U"]
      + inputs.map { input in
        switch input {
        case .fact(let fact): book.facts[fact].name
        case .term(let term): outputNames[term]
        }
      } + names).joined(separator: " | ")
    let dashes = String(repeating: "---|", count: inputs.count + names.count + 1)
    let table = "| \(header) |\n|\(dashes)\n" + lines.joined(separator: "\n") + "\n"
    if doubt {
      doubtTable = "## En cas de doute\n\n" + table
    } else {
      let number = articles.count + 1
      articles.append(
        "## Article \(number). Essai\n\ndécision : \(names.joined(separator: ", "))\n\n" + table)
    }
    book.tables.append(
      TwinTable(
        isFirst: isFirst, inputs: inputs, cells: cells, outputs: outputs, terms: terms,
        hasOtherwise: hasOtherwise))
    for (kind, name) in zip(kinds, names) {
      book.tableOf.append(book.tables.count - 1)
      outputWords.append(kind == .word && !doubt ? usedWords : nil)
      outputNames.append(name)
    }
  }

  mutating func term(
    _ kind: Kind, _ words: [String], doubt: Bool, _ used: inout [String]
  ) -> (String, Int) {
    switch kind {
    case .word where doubt:
      return chance(60) ? ("pour le ménage", 1) : ("attendre", 0)
    case .word:
      let word = words[pick(0...words.count - 1)]
      if !used.contains(word) { used.append(word) }
      return (word, used.firstIndex(of: word) ?? 0)
    case .rate:
      let points = [0, 0, 1_250, 3_333, 5_000, 7_500, 10_000][pick(0...6)]
      let (whole, part) = points.quotientAndRemainder(dividingBy: 100)
      return (part == 0 ? "\(whole) %" : "\(whole),\(part) %", points)
    case .francs:
      let francs = pick(0...200)
      if chance(40) {
        parameterRows.append(
          "| Montant \(parameterRows.count) | 2025-01-01 | \(francs) F | PV |")
        return ("Montant \(parameterRows.count - 1)", francs)
      }
      return ("\(francs) F", francs)
    }
  }

  // MARK: The waterfall

  mutating func limit(counting payer: Int) -> (String, TwinLimit) {
    var limit = TwinLimit()
    var text: String
    let francTerms = outputWords.indices.filter { output in
      outputWords[output] == nil && book.tables[book.tableOf[output]].outputs.count == 2
        && book.tables[book.tableOf[output]].outputs[1] == output
    }
    let known = book.facts.indices.filter { book.facts[$0].isMoney && !book.facts[$0].isLine }
    if hasPromises, let fact = known.first, chance(30) {
      (limit.fact, text) = (fact, book.facts[fact].name)
      if chance(50) { (limit.points, text) = (5_000, "50 % x \(text)") }
    } else if let term = francTerms.first, chance(60) {
      (limit.term, text) = (term, outputNames[term])
    } else {
      let francs = pick(0...250)
      (limit.fixed, text) = (francs, "\(francs) F")
    }
    let usable = counters.filter { $0.payer == payer }
    if let counter = usable.first, chance(70) {
      text += " - \(counter.name)"
      (limit.used, limit.payer) = (counter.value, counter.payer)
    }
    return (text, limit)
  }

  private mutating func limits(counting payer: Int) -> (String, [TwinLimit]) {
    var texts: [String] = []
    var limits: [TwinLimit] = []
    for _ in 0..<pick(1...2) {
      let (text, limit) = limit(counting: payer)
      texts.append(text)
      limits.append(limit)
    }
    return (texts.joined(separator: " ; "), limits)
  }

  private mutating func addStep(from rates: Int) {
    let payer = pick(0...book.funds.count - 1)
    var step = TwinStep(payer: payer, take: .rate(rates), ceilings: [])
    var takes: String
    if chance(20) {
      let (text, limits) = limits(counting: -1)
      (takes, step.take) = ("ce qui dépasse \(text)", .excess(limits: limits))
    } else {
      let terms = (rates..<book.tableOf.count).filter { output in
        book.tables[book.tableOf[output]].outputs[0] == output
      }
      let term = terms[pick(0...terms.count - 1)]
      (takes, step.take) = ("\(outputNames[term]) du reste", .rate(term))
    }
    if chance(15) {
      takes += ", provisoire 3 jours"
      step.isProvisional = true
    }
    var ceilings = ""
    if chance(40) { (ceilings, step.ceilings) = limits(counting: payer) }
    book.steps.append(step)
    stepRows.append("| \(book.steps.count) | P\(payer) | \(takes) | \(ceilings) | 1 |")
  }

  private mutating func addImpossible() {
    var facts = Array(book.facts.indices)
    facts.shuffle(using: &random)
    var parts: [String] = []
    var conditions: [(fact: Int, values: Set<Int>)] = []
    for fact in facts.prefix(pick(1...2)) {
      let (text, values) = cell(book.facts[fact])
      guard let values else { continue }
      let isSigned = text.first.map { "<>≥[]".contains($0) } ?? false
      parts.append("\(book.facts[fact].name) \(isSigned ? "" : "= ")\(text)")
      conditions.append((fact, values))
    }
    guard !parts.isEmpty else { return }
    impossibleLines.append("impossible : " + parts.joined(separator: " et "))
    book.impossible.append(conditions)
  }

  private mutating func addDoubt() {
    addTable(kinds: [.word], doubt: true)
    book.doubt = book.tableOf.count - 1
  }

  private func text() -> String {
    let parameters =
      parameterRows.isEmpty
      ? ""
      : "## Paramètres\n\n| paramètre | depuis | valeur | référence |\n|---|---|---|---|\n"
        + parameterRows.joined(separator: "\n") + "\n\n"
    return """
      # Essai
      - règlement : essai
      - version : 1
      - en vigueur : 2025-01-01 .. 2025-12-31
      - adopté : 2024-12-01, PV
      - espèces : par 5 F, au plus proche

      ## Faits

      | fait | de | type | vient de | silence | sensible |
      |---|---|---|---|---|---|
      \(factRows.joined(separator: "\n"))

      \(impossibleLines.joined(separator: "\n"))

      \(parameters)## Payeurs

      | payeur | nom | fonds | mode | si le fonds manque |
      |---|---|---|---|---|
      \(payerRows.joined(separator: "\n"))

      \(articles.joined(separator: "\n"))
      \(doubtTable)
      ## Qui paie, dans l'ordre

      | n | payeur | prend | au plus | article |
      |---|---|---|---|---|
      \(stepRows.joined(separator: "\n"))
      | \(stepRows.count + 1) | ménage | le reste | | |

      ## Garanties

      \(guaranteeLines.joined(separator: "\n"))
      """
  }
}
