import AccessRules
import LedgerValues
import Testing

@Suite struct VerdictTests {
  /// The verdicts on the promises of a book when some texts take the place of others.
  private func verdicts(_ changes: [(String, String)] = []) throws -> [String] {
    var text = PromiseBook.text
    for (old, new) in changes {
      #expect(text.contains(old), "\(old) is not there")
      text = text.replacing(old, with: new)
    }
    let reading = RuleBook.read(text)
    let book = try #require(reading.book, "\(reading.mistakes)")
    return book.verdicts().map { Self.line($0, book) }
  }

  static func line(_ verdict: Verdict, _ book: RuleBook) -> String {
    switch verdict.outcome {
    case .proved: "proved"
    case .notProved(let step): "not proved" + (step.map { " from step \($0)" } ?? "")
    case .refuted(let found):
      "refuted: " + (found.household.map { "\($0.units)" } + found.supposed).joined(separator: ", ")
    }
  }

  private let short = (
    "| SOL | Solidarité | SOL | exonération | engagement |",
    "| SOL | Solidarité | SOL | exonération | engagement jusqu'à 100 F, puis "
  )
  private let bound = "- garantie : Part du ménage <= 10 000 F"

  @Test func `a book keeps what it promises, or shows a case where it does not`() throws {
    #expect(try verdicts() == ["proved", "proved", "proved", "proved", "refuted: 20007"])
  }

  @Test func `an amount that the book bounds is proved`() throws {
    let changes = [
      (bound, "- garantie : Part du ménage <= 7 500 F"), ("| 30 000 F | 3 |", "| | 3 |"),
    ]
    #expect(try verdicts(changes).last == "proved")
    #expect(
      try verdicts([(bound, "- garantie : Part du ménage <= 7 499 F"), changes[1]]).last
        == "refuted: 7500")
  }

  @Test func `what grows is proved down the waterfall, or refuted`() throws {
    #expect(
      try verdicts([("| 2 | - | A | - | 100 %", "| 2 | - | A | - | 40 %")]).first?
        .hasPrefix("refuted: ") == true)
    // A ceiling alike for all is no harm; a household that pays what a fund lacks may be.
    #expect(
      try verdicts([("Exonération du reste | |", "Exonération du reste | 10 000 F |")]).first
        == "proved")
    #expect(try verdicts([(short.0, short.1 + "ménage |")]).first == "not proved from step 1")
    #expect(
      try verdicts([(bound, "- garantie : Part du ménage croît avec Classe")]).last == "proved")
    // Nothing looks at it.
    #expect(
      try verdicts([(bound, "- garantie : Part du ménage croît avec Jours sur place")]).last
        == "proved")
    // An amount of a limit is not gone through.
    #expect(
      try verdicts([(bound, "- garantie : Part du ménage croît avec Revenu")]).last == "not proved")
  }

  @Test func `a term that is taken to be each of its values may be refuted`() throws {
    let verdicts = try verdicts([
      (bound, "- garantie : Part du ménage croît avec Classe"),
      ("| 2 | - | A | - | 100 %", "| 2 | - | A | - | 40 %"),
    ])
    #expect(verdicts.last?.hasSuffix("Classe = A, Classe = B") == true, "\(verdicts)")
  }

  @Test func `who pays nothing is proved by a payer that takes all and is never short`() throws {
    let changes = [
      ("| 3 | - | - | paludisme | 100 %", "| 3 | - | - | paludisme | 99,99 %"),
      ("Exonération du reste | |", "Exonération du reste | 10 000 F |"),
      (short.0, short.1 + "ménage |"),
    ]
    for change in changes {
      #expect(try verdicts([change])[1].hasPrefix("refuted: "), "\(change)")
    }
  }

  @Test func `a dry fund changes nothing where it promises all that it owes`() throws {
    let unpromised = "| SOL | Solidarité | SOL | exonération | "
    #expect(try verdicts([(short.0, unpromised + "ménage |")])[2].hasPrefix("refuted: "))
    #expect(try verdicts([(short.0, unpromised + "payeur suivant |")])[2].hasPrefix("refuted: "))
    // The guarantee itself keeps the limit of a promise from cutting.
    #expect(try verdicts([(short.0, short.1 + "ménage |")])[2] == "proved")
    #expect(try verdicts([(short.0, short.1 + "payeur suivant |")])[2] == "proved")
    // Another fund's.
    #expect(
      try verdicts([
        (short.0, short.1 + "ménage |"), ("fonds SOL à sec", "fonds TRA à sec"),
      ])[2] == "proved")
  }

  @Test func `what a table decides is proved, or refuted by a household`() throws {
    let text = PromiseBook.text.replacing(
      "| 1 | rouge | - | - | 0 % | non |", with: "| 1 | rouge | - | - | 0 % | oui |"
    )
    .replacing("| 5 | sinon | | | 0 % | oui |", with: "| 5 | sinon | | | 0 % | non |")
    let book = try #require(RuleBook.read(text).book)
    guard case .refuted(let found) = book.verdicts()[3].outcome else {
      Issue.record("\(book.verdicts()[3])")
      return
    }
    #expect(found.cases.map { $0.facts["Triage"]?.state } == [.value(.choice("rouge"))])
    #expect(try found.cases.map { try book.decide($0).asksBeforeCare } == [.yes])
  }

  @Test func `a book that answers some household not at all proves nothing of it`() throws {
    let gap = [
      ("| 5 | sinon | | | 0 % | oui |", "| 5 | vert | C | aucun | 0 % | oui |"),
      ("| 3 | sinon | C | |", "| 3 | C | C | |"),
    ]
    #expect(try verdicts(gap)[1] == "not proved")
  }

  @Test func `parameters make a promise good on some days only`() throws {
    let text = PromiseBook.text.replacing(
      bound, with: "- garantie : si Carte = A et Triage = vert alors Part du ménage = 0 F"
    )
    .replacing("| A | - | 100 %", with: "| A | - | Taux")
    .replacing(
      "| Jours payés | 2025",
      with: "| Taux | 2025-01-01 | 100 % | x |\n"
        + "| Taux | 2025-05-01 | 90 % | x |\n| Jours payés | 2025")
    let reading = RuleBook.read(text)
    let book = try #require(reading.book, "\(reading.mistakes)")
    let verdict = try #require(book.verdicts().last)
    #expect(verdict.from == Day(2025, 5, 1))
    #expect(Self.line(verdict, book) == "refuted: 100")
  }

  @Test func `no proof of a random book is wrong`() throws {
    var trial = ProofTrial()
    for seed in 1...60 as ClosedRange<UInt64> { try trial.run(seed: seed, cases: 20) }
    #expect(trial.wrong == [])
    #expect(trial.counts["proved", default: 0] > 20 && trial.counts["refuted", default: 0] > 20)
  }
}
