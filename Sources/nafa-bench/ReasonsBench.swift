import AccessRules
import LedgerValues

/// What saying why costs besides deciding, for a visit of three lines by the example's rule book.
struct ReasonsBench {
  let runs: Int

  private static let repetitions = 200

  func run() throws(BenchError) {
    let visit = try SikoroVisit()
    let (book, care, decision) = (visit.book, visit.care, visit.decision)
    let kept = book.json(of: decision)
    print(
      "\n" + "a visit of three lines".label
        + ["median µs", "min", "max"].map { $0.padded(12) }.joined())
    measure("deciding") { (try? book.decide(care)) == nil ? 0 : 1 }
    measure("the committee's tree") {
      book.explanation(of: decision, for: care, in: .french).text.utf8.count
    }
    measure("why not less") { book.whyNotLess(decision, for: care, in: .french).count }
    measure("every row and cell, as JSON") {
      Self.bytes(book.json(of: book.traces(of: decision, for: care))).count
    }
    measure("the decision, as JSON") { Self.bytes(book.json(of: decision)).count }
    measure("its SHA-256") { Int(SHA256.digest(of: Self.bytes(kept)).bytes[0]) }
  }

  private static func bytes(_ json: SplitJSON) -> [UInt8] {
    ((try? json.open.canonicalBytes()) ?? []) + ((try? json.sensitive.canonicalBytes()) ?? [])
  }

  private func measure(_ name: String, _ body: () -> Int) {
    var (figures, sum) = (Figures(), 0)
    for _ in 0..<runs {
      let seconds = Figures.seconds { for _ in 0..<Self.repetitions { sum &+= body() } }
      figures.add(seconds / Double(Self.repetitions))
    }
    precondition(sum > 0, "nothing was said")
    print(name.label + figures.microseconds)
  }
}
