import AccessRules
import LedgerValues
import Testing

/// A guarantee that a dry fund changes nothing keeps the limits of promises from cutting.
@Suite struct ProtectionTests {
  private func shares(_ book: RuleBook, _ care: CareCase) throws -> CostShares {
    try #require(try book.decide(care).shares)
  }

  private func warnings(_ shares: CostShares) -> [Money] {
    shares.shortfalls.filter { $0.borneBy == .pastLimit }.map(\.amount)
  }

  private func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  @Test func `without a guarantee the limit cuts`() throws {
    let cut = try shares(try ProtectedBook.book(), try ProtectedBook.care())
    #expect(cut.household == 500 && cut.total(of: "FONDS") == 100)
    #expect(cut.shortfalls.map(\.borneBy) == [.commitment, .nextPayer])
    #expect(cut.pastLimit(of: "FONDS") == 0)
  }

  @Test func `a guarantee about another fund protects nobody`() throws {
    let text =
      ProtectedBook.text + "- garantie : fonds SOL à sec ne change pas Part du ménage"
    let book = try #require(RuleBook.read(text).book)
    #expect(try shares(book, try ProtectedBook.care()).household == 500)
  }

  @Test(arguments: [
    ("payeur suivant", 600, false), ("ménage", 600, false), ("", 600, false),
    ("engagement", 300, true),
  ])
  func `payers that promise without limit or nothing are what they are`(
    shortage: String, household: Int, isProved: Bool
  ) throws {
    let text = ProtectedBook.text.replacing(
      "engagement jusqu'à 100 F, puis payeur suivant", with: shortage)
    let reading = RuleBook.read(text + "- garantie : fonds GEN à sec ne change pas Part du ménage")
    let book = try #require(reading.book)
    #expect(book.steps.map(\.protection) == [.never])
    let borne = try shares(book, try ProtectedBook.care())
    #expect(borne.household.units == household && warnings(borne) == [])
    #expect(book.verdicts().map(\.isProved) == [isProved])
  }

  @Test func `an unconditional guarantee lets the limit warn`() throws {
    let book = try ProtectedBook.book("")
    #expect(book.steps.map(\.protection) == [.always])
    #expect(!book.tables.contains { !$0.isWritten })
    let care = try ProtectedBook.care(gen: 50)
    let kept = try shares(book, care)
    #expect(kept.household == 300)
    #expect(kept.lines[0].shares.map(\.amount) == [50, 250])
    #expect(kept.shortfalls.map(\.borneBy) == [.commitment, .pastLimit])
    #expect(kept.shortfalls.map(\.amount) == [100, 150] && kept.pastLimit(of: "FONDS") == 150)
    #expect(book.verdicts().map(\.isProved) == [true])
    let enough = try shares(book, try ProtectedBook.care(gen: 200))
    #expect(enough.shortfalls.map(\.borneBy) == [.commitment])
  }

  @Test func `the warning is said in both languages, and kept`() throws {
    let book = try ProtectedBook.book("")
    let care = try ProtectedBook.care(gen: 50)
    let decision = try book.decide(care)
    let french = book.explanation(of: decision, for: care, in: .french)
    #expect(
      plain(french.text).contains(
        "droit reconnu mais le fonds GEN manque : 150 F, engagement du fonds au-delà de sa limite "
          + "de 100 F, car il est garanti qu'un fonds à sec ne change rien\n"
          + "      garantie : fonds GEN à sec ne change pas Part du ménage"), "\(french.text)")
    #expect(
      plain(french.sentence).contains(
        "Promis au-delà de la limite, car c'est garanti : Fonds commun 150 F."))
    let english = book.explanation(of: decision, for: care, in: .english)
    #expect(
      plain(english.text).contains(
        "150 F, committed by the fund past its limit of 100 F, because it is guaranteed that a dry "
          + "fund changes nothing"))
    #expect(
      plain(english.sentence).contains(
        "Promised past the limit, because it is guaranteed: Fonds commun 150 F."))
    let shortfalls = book.json(of: decision).open["shortfalls"]?.array
    #expect(shortfalls?.map { $0["borne_by"] } == ["commitment", "commitment_past_limit"])
    #expect(shortfalls?.map { $0["amount"] } == [100, 150])
    #expect(try book.replay(care.json(book)) == decision)
  }

  @Test func `a condition that is known protects where it holds`() throws {
    let book = try ProtectedBook.book("Triage = rouge")
    #expect(try shares(book, try ProtectedBook.care()).household == 500)
    let care = try ProtectedBook.care(["Triage": .value(.choice("rouge"))])
    let decision = try book.decide(care)
    #expect(decision.shares?.household == 300)
    #expect(try warnings(shares(book, care)) == [200])
    let said = plain(book.explanation(of: decision, for: care, in: .french).text)
    #expect(said.contains("garantie : si Triage = rouge alors fonds GEN"), "\(said)")
    #expect(try book.replay(care.json(book)) == decision)
    #expect(book.verdicts().map(\.isProved) == [true])
  }

  @Test func `either of two guarantees protects, and one without conditions covers the others`()
    throws
  {
    let book = try ProtectedBook.book("Triage = rouge", "Petit = oui et Triage = vert")
    for (age, triage, household) in [(30, "vert", 500), (3, "vert", 300), (30, "rouge", 300)] {
      let care = try ProtectedBook.care([
        "Âge": .value(.integer(age)), "Triage": .value(.choice(triage)),
      ])
      #expect(try shares(book, care).household.units == household)
    }
    #expect(book.verdicts().map(\.isProved) == [true, true])
    let both = try ProtectedBook.book("Triage = rouge", "")
    #expect(both.steps.map(\.protection) == [.always])
    #expect(both.verdicts().map(\.isProved) == [true, true])
  }

  @Test func `an unknown condition is asked where it matters only`() throws {
    let book = try ProtectedBook.book("Triage = rouge")
    let silent = try ProtectedBook.care(["Triage": .unknown(.notAsked)])
    guard case .undecided(let open) = try book.decide(silent).outcome else {
      Issue.record("decided")
      return
    }
    #expect(open.questions == ["Triage"] && open.household == 300...500 && open.isExact)
    let rich = try ProtectedBook.care(["Triage": .unknown(.notAsked)], gen: 200)
    #expect(try shares(book, rich).household == 300)
    // Without the guarantee, nothing asks for the triage.
    #expect(try shares(try ProtectedBook.book(), silent).household == 500)
  }

  @Test func `an interval is decided on either side of the condition's edge`() throws {
    let book = try ProtectedBook.book("Petit = oui")
    func care(_ ages: ClosedRange<Int>) throws -> CareCase {
      try ProtectedBook.care(["Âge": .interval(ages)])
    }
    #expect(try shares(book, care(1...4)).household == 300)
    #expect(try shares(book, care(5...9)).household == 500)
    guard case .undecided(let open) = try book.decide(care(4...5)).outcome else {
      Issue.record("decided")
      return
    }
    #expect(open.unanswerable == ["Âge"] && open.household == 300...500)
    #expect(try warnings(shares(book, care(1...4))) == [200])
  }

  @Test func `a condition on lines protects the whole visit`() throws {
    let book = try ProtectedBook.book("Acte = consultation et Triage = rouge")
    let red: [String: FactState] = ["Triage": .value(.choice("rouge"))]
    #expect(
      try shares(book, try ProtectedBook.care(red, act: "médicament")).household == 150)
    #expect(try shares(book, try ProtectedBook.care(act: "consultation")).household == 500)
    let lines = try ProtectedBook.book("Acte = consultation")
    #expect(lines.steps.map(\.protection) == [.always])
    #expect(lines.verdicts().map(\.isProved) == [true])
  }

  @Test func `a bill cut into lines gives the same totals`() throws {
    let book = try ProtectedBook.book("Triage = rouge")
    let red: [String: FactState] = ["Triage": .value(.choice("rouge"))]
    for gen in [0, 50, 99, 250] as [Money] {
      let whole = try shares(book, try ProtectedBook.care(red, gen: gen))
      for fees in [[1, 599], [333, 0, 267], [200, 200, 200], [599, 1]] as [[Money]] {
        let cut = try shares(book, try ProtectedBook.care(red, fees: fees, gen: gen))
        #expect(cut.household == whole.household)
        #expect(cut.total(of: "FONDS") == whole.total(of: "FONDS"))
        #expect(cut.pastLimit(of: "FONDS") == whole.pastLimit(of: "FONDS"))
      }
    }
  }

  @Test func `an aid beside the bill keeps its limit`() throws {
    let book = try ProtectedBook.book("")
    let referred: [String: FactState] = ["Référé": .value(.choice("oui"))]
    // The bill is promised 300 F, past the limit of 100 F: nothing is left for the aid.
    let dry = try shares(book, try ProtectedBook.care(referred))
    #expect(dry.household == 300)
    #expect(dry.benefits.map { [$0.amount, $0.paid, $0.committed] } == [[80, 0, 0]])
    let some = try shares(book, try ProtectedBook.care(referred, fees: [60]))
    #expect(some.benefits.map { [$0.amount, $0.paid, $0.committed] } == [[80, 0, 70]])
  }

  @Test func `what a sensitive condition protects is told beside the record only`() throws {
    let book = try ProtectedBook.book("Enceinte = oui")
    let care = try ProtectedBook.care(["Enceinte": .value(.choice("oui"))])
    let decision = try book.decide(care)
    let json = book.json(of: decision)
    let open = String(decoding: try json.open.canonicalBytes(), as: UTF8.self)
    #expect(!open.contains("past_limit") && json.open["shortfalls"] == nil)
    #expect(json.sensitive["shortfalls"]?.array?.count == 2)
    func tables(_ part: JSON) -> [Int64] {
      part["lines"]?.array?[0]["rows"]?.array?.compactMap { $0["table"]?.integer } ?? []
    }
    let added = Int64(book.tables.count)
    #expect(!tables(json.open).contains(added) && tables(json.sensitive).contains(added))
    let traces = book.json(of: book.traces(of: decision, for: care))
    #expect(traces.open.array?[0].array?.contains { $0["table"]?.integer == added } == false)
    #expect(try book.replay(care.json(book)) == decision)
  }
}
