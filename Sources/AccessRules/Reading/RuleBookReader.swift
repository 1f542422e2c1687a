import LedgerValues

/// Reads a rule book in one walk over its outline, then table by table.
///
/// The walk names the sections; facts, parameters and payers are read first, then what the tables
/// decide, then what they test, since a table may test what a later one decides.
struct RuleBookReader: Declaring {
  var outline: RuleBookOutline
  var mistakes: [RuleBookMistake]
  var language = RuleBookLanguage.french

  // The head.
  var title = ""
  var name = ""
  var version = ""
  var inForce: ClosedRange<Day>?
  var resolution: RuleBook.Resolution?
  var cashStep: Money = 1
  var headSpelling: [String] = []

  // Sections, by the place of their table in the outline.
  var factTable: Int?
  var parameterTable: Int?
  var payerTable: Int?
  var waterfallTable: Int?
  var decisions: [SourceDecision] = []
  /// The table of `En cas de doute`, among the decisions.
  var doubtDecision: Int?
  var impossibleLines: [SourceText] = []
  var forbiddenLines: [SourceText] = []
  var guaranteeLines: [SourceText] = []
  var examplePieces: [ExamplePiece] = []
  /// By line: the canonical spelling of what announces something, as its reader understood it.
  var spelledEntries: [Int: String] = [:]

  // What was read.
  var factNames: [String] = []
  var facts: [FactDeclaration] = []
  var parameters: [Parameter] = []
  var payers: [Payer] = []
  var articles: [Article] = []
  var impossibilities: [Impossibility] = []
  var forbiddenNames: [String] = []
  var outputs: [OutputDeclaration] = []
  var tables: [DecisionTable] = []
  /// By decision: the places in `outputs` of what it decides.
  var decided: [[Int]] = []
  /// By decision that is an aid: the code of the formula in each row.
  var formulaCodes: [Int: [Int]] = [:]
  var steps: [PayerStep] = []
  var aids: [Aid] = []
  var guarantees: [Guarantee] = []
  var examples: [Example] = []
  var exampleDefaults = ExampleDefaults()
  /// Facts and decided terms by folded name.
  var variables: [String: VariableIndex] = [:]
  var parameterNames: [String: Int] = [:]
  /// Whether all names are known: where a row that declares one could not be read, a name that is
  /// not found is no second mistake.
  var knowsAllNames = true

  /// A line `décision : …`, `exception à : …` or `aide : …` and the table under it.
  struct SourceDecision {
    let kind: Kind
    let names: SourceText
    let article: Int
    let table: Int

    enum Kind { case decision, exception, aid }
  }

  /// What stands under `Exemples`: a table, or what its cases have in common.
  enum ExamplePiece {
    case byDefault(SourceText)
    /// A place in the outline's tables.
    case table(Int)
  }

  init(_ text: String) {
    // A byte order mark is not a letter of the title.
    let hasMark = text.utf8.starts(with: [0xef, 0xbb, 0xbf])
    outline = RuleBookOutline(hasMark ? String(text.unicodeScalars.dropFirst()) : text)
    mistakes = outline.mistakes
  }

  mutating func reading() -> RuleBook.Reading {
    guard !mistakes.contains(where: \.isLimit) else { return refused() }
    readSections()
    readForbiddenNames()
    readParameters()
    readPayers()
    readFacts()
    readImpossibilities()
    readOutputs()
    readAids()
    readTables()
    refuseAidsOfFeeLines()
    readWaterfall()
    readGuarantees()
    readExamples()
    guard mistakes.isEmpty, let inForce, let resolution, let written = evaluationOrder() else {
      return refused()
    }
    let order = written + addProtections()
    guard let programs = programs(inForce, order) else { return refused() }
    let lines = canonicalLines()
    let book = RuleBook(
      title: title, name: name, version: version, language: language, inForce: inForce,
      resolution: resolution, cashStep: cashStep, facts: facts,
      impossibilities: impossibilities, forbiddenNames: forbiddenNames, parameters: parameters,
      payers: payers, articles: articles, tables: tables, outputs: outputs, steps: steps,
      aids: aids, guarantees: guarantees, examples: examples, exampleDefaults: exampleDefaults,
      lines: lines,
      digest: RuleBook.digest(of: lines), decisive: decisive, programs: programs,
      askBeforeCare: askBeforeCare, doubt: doubt)
    return RuleBook.Reading(book: book, mistakes: [])
  }

  /// The tables as compiled for each span of days between two changes of a parameter.
  private mutating func programs(_ inForce: ClosedRange<Day>, _ order: [Int]) -> [Program]? {
    let needed = neededTables()
    let inDoubt = neededTables(inDoubt: true)
    let compiler = Compiler(
      facts: facts, outputs: outputs, tables: tables, parameters: parameters,
      impossibilities: impossibilities, aidTables: Set(aids.map(\.table)),
      order: order.filter(needed.contains)
        + order.filter { inDoubt.contains($0) && !needed.contains($0) }
        + order.filter { !inDoubt.contains($0) },
      neededCount: needed.count, neededInDoubt: inDoubt.count)
    var programs: [Program] = []
    for day in segmentStarts(inForce) {
      guard let program = compiler.program(from: day) else {
        mistakes.append(
          RuleBookMistake(problem: .tooLarge(.compiled), line: 1, column: 1, text: title))
        return nil
      }
      programs.append(program)
    }
    return programs
  }

  private var decisive: DecisiveParts {
    DecisiveParts(
      steps: steps, aids: aids, aidOutputs: aids.flatMap { tables[$0.table].outputs },
      others: [askBeforeCare, doubt])
  }

  private func refused() -> RuleBook.Reading {
    var seen: Set<RuleBookMistake> = []
    return RuleBook.Reading(
      book: nil,
      mistakes: mistakes.filter { seen.insert($0).inserted }
        .sorted { ($0.line, $0.column) < ($1.line, $1.column) })
  }

  /// The first day, and each later one on which a parameter changes.
  private func segmentStarts(_ inForce: ClosedRange<Day>) -> [Day] {
    var days: Set<Day> = [inForce.lowerBound]
    for value in parameters.flatMap(\.values) where inForce.contains(value.from) {
      days.insert(value.from)
    }
    return days.sorted()
  }
}

extension RuleBookMistake {
  fileprivate var isLimit: Bool {
    if case .tooLarge = problem { true } else { false }
  }
}
