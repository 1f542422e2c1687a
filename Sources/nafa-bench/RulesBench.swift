import AccessRules
import CFloor
import LedgerValues

/// Deciding by a table of twelve rows on six facts, beside plain C and, where they are given, other
/// engines; then what a whole decision costs, what saying why, and what checking a rule book.
struct RulesBench {
  let options: Options

  init(_ options: Options) {
    self.options = options
  }

  private static let caseCount = 1 << 18

  func run() throws(BenchError) {
    guard let book = RuleBook.read(WaiverBook.text).book,
      let table = TableEvaluator(book, table: 0, on: WaiverBook.day)
    else { throw BenchError("the measured rule book cannot be read") }
    var chance = Chance(seed: options.seed)
    let codes = (0..<Self.caseCount).map { _ in WaiverBook.codes(&chance) }
    print(Machine.warning + Machine.description)
    print("\(codes.count) cases, seed \(options.seed); \(runs) runs of each, in turn\n")
    let head = ["decisions/s", "slowest", "fastest", "to floor"].map { $0.padded(12) }
    print("".label + head.joined())
    let traced = try tables(table, codes)
    try cases(book, Array(codes.prefix(1 << 14)))
    if let engines = options.engines { try peers(engines, traced) }
    try ReasonsBench(runs: runs).run()
    try LintBench(runs: runs).run()
  }

  private var runs: Int { options.runs ?? 9 }

  /// The compiled table, beside the same in C; gives its decisions a second with a full trace.
  private func tables(_ table: TableEvaluator, _ codes: [[Int]]) throws(BenchError) -> Double {
    let cases = codes.map { codes in
      nafa_floor_case(
        age: Int32(codes[0]), months: Int32(codes[4]), cost: Int32(codes[5]),
        pregnant: UInt8(codes[1]), band: UInt8(codes[2]), service: UInt8(codes[3]))
    }
    var figures = [Figures](repeating: Figures(), count: 4)
    var trace = table.emptyTrace
    for _ in 0..<runs {
      var sums = [0, 0, 0, 0]
      figures[0].add(
        Figures.seconds { for codes in codes { sums[0] += percent(table.row(for: codes)) } })
      figures[1].add(floor(cases, isTraced: false, &sums[1]))
      figures[2].add(
        Figures.seconds {
          for codes in codes { sums[2] += percent(table.row(for: codes, trace: &trace)) }
        })
      figures[3].add(floor(cases, isTraced: true, &sums[3]))
      guard Set(sums).count == 1 else { throw BenchError("table and floor differ: \(sums)") }
    }
    let names = ["nafa, the table", "floor of it", "nafa, with the full trace", "floor of it"]
    for (index, name) in names.enumerated() {
      let ratio = (figures[index ^ 1].median / figures[index].median).text(2).padded(12)
      print(figures[index].rate(name, codes.count) + (index % 2 == 0 ? ratio : ""))
    }
    return Double(codes.count) / figures[2].median
  }

  private func percent(_ row: Int?) -> Int { row.map { WaiverBook.percents[$0] } ?? -1 }

  private func floor(_ cases: [nafa_floor_case], isTraced: Bool, _ sum: inout Int) -> Double {
    let time = nafa_floor_rules(cases, Int32(cases.count), isTraced ? 1 : 0)
    sum = Int(time.rows)
    return Double(time.nanoseconds) / 1e9
  }

  /// Whole decisions: facts by name, checked, the table, the waterfall, who pays what; then the trees
  /// that say why to a committee.
  private func cases(_ book: RuleBook, _ codes: [[Int]]) throws(BenchError) {
    let cases = codes.map(WaiverBook.care)
    var (figures, sum) = (Figures(), Money.zero)
    for _ in 0..<runs {
      figures.add(
        Figures.seconds {
          for care in cases { sum += (try? book.decide(care))?.shares?.household ?? .zero }
        })
    }
    guard sum.isPositive else { throw BenchError("nothing was decided") }
    print(figures.rate("nafa, a whole decision of one line", cases.count))
    let decided = cases.compactMap { care in (try? book.decide(care)).map { (care, $0) } }
    var (trees, length) = (Figures(), 0)
    for _ in 0..<runs {
      trees.add(
        Figures.seconds {
          for (care, decision) in decided {
            length += book.explanation(of: decision, for: care, in: .french).text.utf8.count
          }
        })
    }
    guard length > 0 else { throw BenchError("nothing was said") }
    print(trees.rate("the committee's tree of it", decided.count))
  }

  /// What a script prints of other engines, as rows `| name | decisions/s | … |`.
  private func peers(_ script: String, _ mine: Double) throws(BenchError) {
    let folder = try BenchFolder()
    _ = try ChildProcess([options.python, script], output: folder.path + "/peers")
    let text = TextFile.read(folder.path + "/peers")
    print("\n" + text, terminator: "")
    let rates = text.split(separator: "\n").compactMap { row -> Double? in
      let cells = row.split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count > 2, Self.isEngine(cells[1]) else { return nil }
      return Double(cells[2].filter { $0 != "," && $0 != " " })
    }
    guard let fastest = rates.max() else { throw BenchError("\(script) printed no rates") }
    print("nafa with the full trace, to the fastest engine: \((mine / fastest).text(1))")
  }

  /// An engine that is called one decision at a time; not Python's own `if`, nor whole batches.
  private static func isEngine(_ name: Substring) -> Bool {
    !["Python:", "batch"].contains { name.contains($0) }
  }
}
