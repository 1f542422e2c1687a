import AccessRules
import LedgerValues
import Testing

/// What the checks of a rule book see of the tables that guarantees add.
@Suite struct ProtectedCheckTests {
  @Test func `the added table is named, and is no part of the text`() throws {
    let (plain, book) = (try ProtectedBook.book(), try ProtectedBook.book("Petit = oui"))
    #expect(book.tables.count == plain.tables.count + 1)
    #expect(book.tables.map(\.isWritten) == plain.tables.map { _ in true } + [false])
    #expect(book.outputs.last?.name == "Protégé par la garantie 1")
    #expect(Array(book.lines.prefix(plain.lines.count)) == plain.lines)
    #expect(book.lines.count == plain.lines.count + 1)
    #expect(RuleBook.read(lines: book.lines).book?.digest == book.digest)
    let day = try #require(Day(2025, 3, 4))
    #expect(!book.printed(on: day).contains { $0.contains("Protégé") })
    #expect(!book.labels.contains { $0.contains("Protégé") })
  }

  @Test func `lint and examples do not speak of it`() throws {
    let book = try ProtectedBook.book("Petit = oui et Âge >= 5")
    #expect(book.findings().allSatisfy { $0.table.map { book.tables[$0].isWritten } ?? true })
    let coverage = book.exampleCoverage()
    #expect((coverage.pinned + coverage.open).allSatisfy { book.tables[$0.table].isWritten })
    // What the guarantee tests is looked at: the table of `Petit` is no idle one.
    func unused(_ book: RuleBook) -> [RuleBookFinding.Problem] {
      book.findings().map(\.problem).filter { if case .unused = $0 { true } else { false } }
    }
    #expect(!unused(book).contains(.unused(name: "Petit")))
    #expect(unused(try ProtectedBook.book()).contains(.unused(name: "Petit")))
  }

  @Test func `a trace shows what protected a visit`() throws {
    let book = try ProtectedBook.book("Petit = oui")
    let care = try ProtectedBook.care(["Âge": .value(.integer(3))])
    let trace = try #require(book.traces(of: try book.decide(care), for: care)[0].last)
    #expect(book.articles[book.tables[trace.table].article].label == "garantie 1")
    #expect(trace.applied == [0] && trace.cells == [[.accepts]])
  }

  @Test func `a guarantee that protects is a change of the book`() throws {
    let plain = try ProtectedBook.book()
    let always = try ProtectedBook.book("")
    let red = try ProtectedBook.book("Triage = rouge")
    func changes(_ old: RuleBook, _ new: RuleBook) -> [String] {
      let found = old.difference(to: new)
      #expect(found.isEmpty == found.changes.isEmpty && found.regions.isEmpty)
      return found.changes.map { "\($0.section) \($0.old ?? "-") / \($0.new ?? "-")" }
    }
    let promise = "fonds GEN à sec ne change pas Part du ménage"
    #expect(changes(plain, always) == ["guarantees - / \(promise)"])
    #expect(
      changes(red, always) == [
        "guarantees si Triage = rouge alors \(promise) / -", "guarantees - / \(promise)",
      ])
    #expect(changes(red, red) == [])
    // Its number says nothing; what only repeats it changes nothing.
    #expect(changes(red, try ProtectedBook.book("Âge < 5", "Triage = rouge")).count == 1)
    #expect(changes(always, try ProtectedBook.book("Triage = rouge", "")) == [])
  }

  @Test func `whom a protecting condition holds for is compared`() throws {
    let old = try ProtectedBook.book("Petit = oui")
    let text = old.lines.joined(separator: "\n").replacing("< 5 ", with: "< 6 ")
      .replacing(">= 5 ", with: ">= 6 ")
    let found = old.difference(to: try #require(RuleBook.read(text).book))
    #expect(found.regions.map(\.term) == ["Protégé par la garantie 1"])
    #expect(found.regions.map(\.old) == ["non"] && found.regions.map(\.new) == ["oui"])
    #expect(found.regions.first?.facts.map(\.value) == ["5"])
  }

  @Test func `a limit that a guarantee lifts proves what the household pays`() throws {
    let text = ProtectedBook.text.replacing("| 50 %", with: "| 100 %")
      .replacing("| 75 %", with: "| 100 %").replacing("puis payeur suivant", with: "puis ménage")
    func verdicts(_ guarantees: String...) throws -> [Bool] {
      let reading = RuleBook.read(
        text + guarantees.map { "- garantie : \($0)" }.joined(separator: "\n"))
      return try #require(reading.book).verdicts().map(\.isProved)
    }
    let dry = "alors fonds GEN à sec ne change pas Part du ménage"
    #expect(try verdicts("si Triage = rouge alors Part du ménage = 0 F") == [false])
    #expect(
      try verdicts("si Triage = rouge alors Part du ménage = 0 F", "si Triage = rouge \(dry)")
        == [true, true])
    #expect(
      try verdicts("si Triage = vert alors Part du ménage = 0 F", "si Triage = rouge \(dry)")
        == [false, true])
  }

  @Test func `protecting only one of two cases is told by growth`() throws {
    var text = ProtectedBook.text.replacing(
      "| Triage | visite | vert, rouge |", with: "| Triage | visite | vert < rouge |")
    func verdicts(_ condition: String) throws -> [Verdict.Outcome] {
      let reading = RuleBook.read(
        text + """
          - garantie : Part du ménage croît avec Triage
          - garantie : si \(condition) alors fonds GEN à sec ne change pas Part du ménage
          """)
      return try #require(reading.book).verdicts().map(\.outcome)
    }
    // The lower of the two is protected: it never pays more.
    #expect(try verdicts("Triage = vert") == [.proved, .proved])
    // From then on they differ, and a payer that leaves a part to the household is not seen through.
    text = text.replacing("| SOL | exonération | |", with: "| SOL | exonération | ménage |")
      .replacing(
        "| 2 | ménage | le reste",
        with: "| 2 | SOL | Part du reste | | 1 |\n| 3 | ménage | le reste")
    #expect(try verdicts("Triage = vert") == [.notProved(step: 2), .proved])
    // The higher one alone is: with a dry fund the lower pays more.
    let higher = try verdicts("Triage = rouge")
    guard case .refuted(let found) = higher[0] else {
      Issue.record("\(higher)")
      return
    }
    #expect(found.household[0] > found.household[1])
    #expect(higher[1] == .proved)
  }

  @Test func `a smallest change may be one that brings protection`() throws {
    let text = ProtectedBook.text
      .replacing("| silence | sensible |", with: "| silence | sensible | peut changer |")
      .replacing(
        "|---|---|---|---|---|---|\n| Enceinte", with: "|---|---|---|---|---|---|---|\n| Enceinte"
      )
      .replacing("demander | oui |", with: "demander | oui | non |")
      .replacing("| accueil | demander | non |", with: "| accueil | demander | non | oui |")
      .replacing("| supposer non | non |", with: "| supposer non | non | non |")
      .replacing(
        "| tarif : acte | demander | non |", with: "| tarif : acte | demander | non | non |")
    let reading = RuleBook.read(
      text + "- garantie : si Triage = rouge alors fonds GEN à sec ne change pas Part du ménage")
    try #require(reading.mistakes == [])
    let book = try #require(reading.book)
    let care = try ProtectedBook.care()
    let changes = book.smallestChanges(for: care, try book.decide(care))
    #expect(changes.map(\.household) == [300])
    #expect(changes.flatMap(\.facts).map(\.name) == ["Triage"])
  }
}
