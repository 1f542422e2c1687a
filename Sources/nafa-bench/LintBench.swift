import AccessRules
import SampleFund

/// What the checks of `rules lint` cost for the example's rule book, beside only reading it.
struct LintBench {
  let runs: Int

  private static let repetitions = 5

  func run() throws(BenchError) {
    let text = SampleFund.ruleBook
    guard let book = RuleBook.read(text).book else {
      throw BenchError("the example's rule book cannot be read")
    }
    print("\n" + "the example's rule book".label + Self.head)
    let reading = measure { RuleBook.read(text).book?.tables.count ?? 0 }
    let checks = [
      ("what is wrong with its tables", measure { book.findings().count + 1 }),
      ("its guarantees", measure { book.verdicts().count }),
      ("what it costs to know nothing", measure { book.costsOfIgnorance().count }),
    ]
    print("reading it".label + reading.row)
    for (name, figures) in checks {
      print(
        name.label + figures.row + (figures.median / reading.median).text(2).padded(12))
    }
    let all = checks.reduce(0) { $0 + $1.1.median }
    print(
      "all checks".label + (all * 1_000).text(2).padded(10)
        + (all / reading.median).text(2).padded(32))
  }

  private static let head =
    ["median ms", "min", "max"].map { $0.padded(10) }.joined() + "to reading".padded(12)

  private func measure(_ body: () -> Int) -> Figures {
    var (figures, sum) = (Figures(), 0)
    for _ in 0..<runs {
      let seconds = Figures.seconds { for _ in 0..<Self.repetitions { sum &+= body() } }
      figures.add(seconds / Double(Self.repetitions))
    }
    precondition(sum > 0, "nothing was checked")
    return figures
  }
}
