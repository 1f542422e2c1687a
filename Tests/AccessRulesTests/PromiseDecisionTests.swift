import AccessRules
import LedgerValues
import Testing

/// What exceptions, aids and amounts of facts decide.
@Suite struct PromiseDecisionTests {
  private func care(
    _ facts: [String: FactState], _ fee: Money = 1_000, available: [String: Money] = [:]
  ) throws -> CareCase {
    var known: [String: FactState] = [
      "Triage": .value(.choice("vert")), "Veuve": .value(.choice("non")), "Carte": .notApplicable,
      "Payé": .value(.integer(0)), "Aidé": .value(.integer(0)),
    ]
    known.merge(facts) { $1 }
    let line: [String: FactState] = [
      "Acte": .value(.choice("consultation")), "Programme": .value(.choice("aucun")),
    ]
    return CareCase(
      day: try #require(Day(2025, 3, 4)),
      facts: known.mapValues { Fact($0) },
      lines: [CareLine(fee: fee, facts: line.mapValues { Fact($0) })],
      available: ["SOL": 1_000_000, "TRA": 1_000_000].merging(available) { $1 })
  }

  private func household(_ facts: [String: FactState], _ fee: Money = 1_000) throws -> Money? {
    try PromiseBook.book().decide(try care(facts, fee)).shares?.household
  }

  @Test func `an exception stands in place of what its base says`() throws {
    #expect(try household([:]) == 1_000)
    #expect(try household(["Veuve": .value(.choice("oui"))]) == 1_000, "no card, no row")
    let widow: [String: FactState] = [
      "Veuve": .value(.choice("oui")), "Carte": .value(.choice("C")),
    ]
    #expect(try household(widow) == 0)
    #expect(try household(["Carte": .expired]) == 500)
    let book = try PromiseBook.book()
    let decision = try book.decide(try care(widow))
    #expect(decision.shares?.lines[0].rows.map(\.table) == [1, 2, 3])
    let text = book.explanation(of: decision, for: try care(widow), in: .french).text
    #expect(text.contains("article 2, ligne 1 « veuve » : Classe = A"), "\(text)")
  }

  @Test(arguments: [
    ("1 jour", "à confirmer en 1 jour"), ("1 jours", "à confirmer en 1 jour"),
    ("3 jours", "à confirmer en 3 jours"),
  ])
  func `one day is singular`(written: String, said: String) throws {
    let reading = PromiseBook.changed("provisoire 3 jours", "provisoire \(written)")
    let book = try #require(reading.book, "\(reading.mistakes)")
    #expect(book.lines.contains { $0.contains("provisoire \(written) |") })
    let care = try care(["Triage": .value(.choice("rouge"))])
    let text = book.explanation(of: try book.decide(care), for: care, in: .french).text
    #expect(text.split(separator: "\n").contains { $0.hasSuffix(said) }, "\(text)")
  }

  @Test func `two exceptions that disagree are said, not chosen between`() throws {
    let second = """
      exception à : Classe

      | U | Carte | Classe |
      |---|---|---|
      | 1 | C | B |

      ## Article 3. L'exonération
      """
    let reading = PromiseBook.changed("## Article 3. L'exonération", second)
    let book = try #require(reading.book)
    let both: [String: FactState] = [
      "Veuve": .value(.choice("oui")), "Carte": .value(.choice("C")),
    ]
    let decision = try book.decide(try care(both))
    guard case .flawed(let flaw) = decision.outcome else {
      Issue.record("not flawed: \(decision)")
      return
    }
    #expect(flaw.table == 2 && flaw.rows == [0])
    #expect(flaw.against?.table == 1 && flaw.against?.rows == [0])
    let text = book.explanation(of: decision, for: try care(both), in: .english).text
    #expect(text.contains("two exceptions apply, article 2, row 1"), "\(text)")
    #expect(try book.decide(try care(["Carte": .value(.choice("C"))])).shares?.household == 500)
  }

  @Test func `an aid is beside the bill`() throws {
    let book = try PromiseBook.book()
    let referred: [String: FactState] = [
      "Référé": .value(.choice("oui")), "Prix du trajet": .value(.integer(4_000)),
      "Jours sur place": .value(.integer(8)),
    ]
    let decision = try book.decide(try care(referred))
    #expect(decision.shares?.household == 1_000)
    #expect(decision.benefits.map(\.amount) == [9_000])
    #expect(decision.benefits.map(\.payer) == ["TRA"])
    let short = try care(
      referred.merging(["Aidé": .value(.integer(12_000))]) { $1 }, available: ["TRA": 5_000])
    let benefit = try #require(try book.decide(short).benefits.first)
    #expect([benefit.amount, benefit.paid, benefit.committed] == [8_000, 5_000, 1_000])
    let text = book.explanation(of: try book.decide(short), for: short, in: .french).text
      .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
    #expect(
      text.contains(
        "Transport, TRA 8 000 F (dont engagement du fonds 1 000 F ; "
          + "droit reconnu mais sans financement : 2 000 F)"), "\(text)")
    #expect(try CareCase(json: short.json(book)) == short)
  }

  @Test func `what is not known of an aid is asked`() throws {
    let book = try PromiseBook.book()
    let referred: [String: FactState] = [
      "Référé": .value(.choice("oui")), "Prix du trajet": .value(.integer(4_000)),
    ]
    guard case .undecided(let open) = try book.decide(try care(referred)).outcome else {
      Issue.record("decided")
      return
    }
    #expect(open.questions == ["Jours sur place"])
    #expect(open.household == 1_000...1_000)
    // Past the days that are paid, it makes no difference how many they are.
    let long = referred.merging(["Jours sur place": .interval(5...9)]) { $1 }
    #expect(try book.decide(try care(long)).benefits.map(\.amount) == [9_000])
  }

  @Test func `an income that is a range bounds what the household bears`() throws {
    let book = try PromiseBook.book()
    #expect(try household([:], 20_000) == 7_500)
    #expect(try household(["Revenu": .value(.integer(40_000))], 20_000) == 4_000)
    #expect(try household(["Revenu": .interval(80_000...90_000)], 20_000) == 7_500)
    let range = try care(["Revenu": .interval(40_000...90_000)], 20_000)
    guard case .undecided(let open) = try book.decide(range).outcome else {
      Issue.record("decided")
      return
    }
    #expect(open.household == 4_000...7_500)
    #expect(open.unanswerable == ["Revenu"] && open.isExact)
  }

  @Test func `the kind of a source is what its text begins with`() throws {
    let fact = try #require(try PromiseBook.book().facts.first { $0.name == "Source de la carte" })
    #expect(fact.kind(ofSource: "PV n° 12 du comité") == .value(.choice("PV")))
    #expect(fact.kind(ofSource: "enquête") == .value(.choice("autre")))
  }

  @Test func `knowing nothing costs the sum of independent parts`() throws {
    let book = try PromiseBook.book()
    let nothing = CareCase(
      day: try #require(Day(2025, 3, 4)),
      facts: ["Payé": Fact(.value(.integer(0))), "Aidé": Fact(.value(.integer(0)))],
      lines: [CareLine(fee: 1_000, facts: [:])], available: ["SOL": 5_000, "TRA": 5_000])
    guard case .undecided(let open) = try book.decide(nothing).outcome else {
      Issue.record("decided")
      return
    }
    #expect(open.isExact)
    #expect(open.questions == ["Triage", "Programme"])
    #expect(open.household == 0...1_000)
  }
}
