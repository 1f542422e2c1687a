import AccessRules
import LedgerTestSupport
import LedgerValues
import Testing

/// What the example's rule book promises, over bills, counters and fund levels drawn at random.
@Suite struct FairnessTests {
  private static let acts = [
    "consultation", "médicament", "analyse", "maternité", "accouchement", "césarienne",
    "hospitalisation", "transport",
  ]

  /// A bill whose lines are one to five, and another that cuts some of them in two.
  private static func bills(_ random: inout SeededGenerator) -> (whole: [CareLine], cut: [CareLine])
  {
    var (whole, cut): ([CareLine], [CareLine]) = ([], [])
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      let fee = Int64.random(in: 0...9_000, using: &random)
      let act = acts[Int.random(in: 0..<acts.count, using: &random)]
      let programme = ["aucun", "aucun", "paludisme", "VIH"][Int.random(in: 0...3, using: &random)]
      whole.append(Sikoro.line(Money(fee), act, programme))
      let part = Int64.random(in: 0...fee, using: &random)
      for fee in [part, fee - part] { cut.append(Sikoro.line(Money(fee), act, programme)) }
    }
    return (whole, cut)
  }

  static func facts(_ random: inout SeededGenerator) -> [String: FactState] {
    func number(_ range: ClosedRange<Int>) -> FactState {
      .value(.integer(Int.random(in: range, using: &random)))
    }
    func word(_ words: [String]) -> FactState {
      .value(.choice(words[Int.random(in: 0..<words.count, using: &random)]))
    }
    return [
      "Âge en mois": number(120...400), "Enceinte": word(["oui", "non"]),
      "Motif": word(["maladie", "accouchement", "accident"]), "Lieu": word(["CSCom", "CSRéf"]),
      "À jour": word(["oui", "oui", "non"]), "Jours d'adhésion": number(0...400),
      "Pris en charge visite": .value(.integer(0)), "Pris en charge personne": number(0...62_000),
      "Pris en charge ménage": number(0...202_000), "Exonéré ménage": number(0...45_000),
    ]
  }

  private static func funds(_ random: inout SeededGenerator) -> [String: Money] {
    var funds: [String: Money] = [:]
    for fund in ["GEN", "SOL", "STA", "TRA"] {
      funds[fund] = Money(Int64.random(in: 0...12_000, using: &random))
    }
    return funds
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the poorer never pay more, and a cut bill costs the same`(seed: UInt64) throws {
    let book = try Sikoro.book()
    var random = SeededGenerator(seed: seed)
    var (short, waived, capped) = (0, 0, 0)
    for _ in 0..<600 {
      let (whole, cut) = Self.bills(&random)
      let (facts, available) = (Self.facts(&random), Self.funds(&random))
      var households: [Int64] = []
      for validated in ["A", "B", "C"] {
        var known = facts
        known["Classe validée"] = .value(.choice(validated))
        let decision = try book.decide(try Sikoro.child(known, whole, available: available))
        let pieces = try book.decide(try Sikoro.child(known, cut, available: available))
        #expect(try decision.francs() == pieces.francs(), "seed \(seed): \(known) \(whole)")
        let shares = try #require(decision.shares)
        #expect(shares.lines.allSatisfy { !$0.household.isNegative })
        #expect(shares.lines.map(\.fee) == whole.map(\.fee))
        households.append(shares.household.units)
        short += shares.shortfalls.isEmpty ? 0 : 1
        capped += shares.caps.isEmpty ? 0 : 1
        waived += shares.total(of: "SOL").isPositive ? 1 : 0
      }
      #expect(households == households.sorted(), "seed \(seed): \(facts) \(available) \(whole)")
    }
    #expect(short > 100 && waived > 100 && capped > 50, "\(short) \(waived) \(capped)")
  }

  @Test func `a pregnant woman pays nothing for malaria and for a caesarean`() throws {
    let book = try Sikoro.book()
    var random = SeededGenerator(seed: 4)
    for _ in 0..<300 {
      var facts = Self.facts(&random)
      facts["Enceinte"] = .value(.choice("oui"))
      let lines = [
        Sikoro.line(2_500, "médicament", "paludisme"), Sikoro.line(30_000, "césarienne"),
      ]
      let care = try Sikoro.child(facts, lines, available: Self.funds(&random))
      #expect(try book.decide(care).shares?.household == 0)
    }
  }
}
