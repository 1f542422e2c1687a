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
    #expect(unknown.shares?.movesSameMoney(as: try #require(known.shares)) == true)
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
}
