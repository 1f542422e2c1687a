import AccessRules
import LedgerValues
import Testing

@Suite struct WorkedStackTests {
  @Test func `the worked stack comes out`() throws {
    let book = try Sikoro.book()
    let decision = try book.decide(try Sikoro.child())
    #expect(try decision.francs() == [3_000, 1_875, 312, 0, 313])
    #expect(book.cash(for: 313) == 315)
    #expect(decision.asksBeforeCare == .yes)
    #expect(decision.suppositions == [])
  }

  @Test(arguments: [[750, 750], [499, 501, 500], [1, 1_499], [1_500], [1, 1, 1, 1, 1, 1_495]])
  func `the worked stack comes out however its lines are split`(_ drugs: [Int64]) throws {
    let book = try Sikoro.book()
    let lines =
      [
        Sikoro.line(1_000, "consultation"), Sikoro.line(1_000, "analyse", "paludisme"),
        Sikoro.line(2_000, "médicament", "paludisme"),
      ] + drugs.map { Sikoro.line(Money($0), "médicament") }
    let decision = try book.decide(try Sikoro.child([:], lines))
    #expect(try decision.francs() == [3_000, 1_875, 312, 0, 313])
  }

  @Test func `an unknown that does not matter changes nothing`() throws {
    let book = try Sikoro.book()
    let known = try book.decide(try Sikoro.child())
    let unknown = try book.decide(
      try Sikoro.child([
        "Enceinte": .unknown(.notAsked), "Sexe": .unknown(.notAsked),
        "Âge en mois": .interval(40...59),
      ]))
    #expect(unknown.shares?.lines.map(\.shares) == known.shares?.lines.map(\.shares))
  }

  @Test func `an unknown that matters is asked`() throws {
    let book = try Sikoro.book()
    let decision = try book.decide(
      try Sikoro.child([
        "Enceinte": .unknown(.notAsked), "Âge en mois": .value(.integer(300)),
        "Classe validée": .notApplicable, "Motif": .unknown(.notAsked),
        "Jours d'adhésion": .value(.integer(100)),
      ]))
    guard case .undecided(let undecided) = decision.outcome else {
      Issue.record("decided: \(decision)")
      return
    }
    #expect(undecided.questions == ["Motif", "Enceinte"])
    // At best the State pays 3 000 and the fund 75 % of the rest; at worst nobody pays.
    #expect(undecided.household == 625...5_500)
    #expect(undecided.isExact)
  }

  @Test func `a man is not asked whether he is pregnant`() throws {
    let book = try Sikoro.book()
    let decision = try book.decide(
      try Sikoro.child([
        "Enceinte": .unknown(.notAsked), "Âge en mois": .value(.integer(300)),
        "Sexe": .value(.choice("M")),
      ]))
    #expect(decision.shares != nil)
    #expect(throws: CareCaseError.impossible(facts: ["Enceinte", "Sexe"])) {
      try book.decide(
        try Sikoro.child([
          "Enceinte": .value(.choice("oui")), "Sexe": .value(.choice("M")),
          "Âge en mois": .value(.integer(300)),
        ]))
    }
  }

  @Test(
    arguments: [
      (50...62, .notAsked, 313, ["Âge en mois"]), (80...90, .doesNotKnow, 688, []),
      (50...130, .notAsked, nil, []), (50...130, .refused, 313, ["Enceinte", "Âge en mois"]),
      (200...200, .doesNotKnow, 313, ["Enceinte"]),
    ] as [(ClosedRange<Int>, Silence, Int64?, [String])])
  func `a doubt favours the household where the rule book says so`(
    age: ClosedRange<Int>, silence: Silence, household: Int64?, doubts: [String]
  ) throws {
    let book = try Sikoro.book()
    let care = try Sikoro.child(["Enceinte": .unknown(silence), "Âge en mois": .interval(age)])
    let decision = try book.decide(care)
    #expect(decision.shares?.household.units == household)
    #expect(decision.doubts == doubts)
  }

  @Test func `any other doubt waits for the committee`() throws {
    let book = try Sikoro.book()
    let decision = try book.decide(
      try Sikoro.child([
        "À jour": .unknown(.doesNotKnow), "Âge en mois": .value(.integer(300)),
      ]))
    guard case .undecided(let undecided) = decision.outcome else {
      Issue.record("decided: \(decision)")
      return
    }
    #expect(undecided.questions == [])
    #expect(undecided.unanswerable == ["À jour"])
    #expect(undecided.household == 688...2_750)
  }
}
