import AccessRules
import LedgerValues
import SampleFund

/// A visit of three lines by the rule book of the example fund: a child of four of a poor household
/// has malaria.
struct SikoroVisit {
  let book: RuleBook
  let care: CareCase
  let decision: Decision

  init() throws(BenchError) {
    guard let book = RuleBook.read(SampleFund.ruleBook).book, let day = Day(2025, 3, 4) else {
      throw BenchError("the example's rule book cannot be read")
    }
    let facts: [String: FactValue] = [
      "Triage": .choice("vert"), "Motif": .choice("maladie"), "Enceinte": .choice("non"),
      "Âge en mois": .integer(52), "Sexe": .choice("F"), "Lieu": .choice("CSCom"),
      "À jour": .choice("oui"), "Jours d'adhésion": .integer(200),
      "Classe validée": .choice("B"), "Mois depuis validation": .integer(3),
    ]
    let counters = book.facts.filter { $0.counter != nil }.map { ($0.name, FactValue.integer(0)) }
    self.book = book
    care = CareCase(
      day: day,
      facts: facts.merging(counters) { $1 }.mapValues {
        Fact(.value($0), source: "accueil", day: day)
      },
      lines: [
        Self.line(1_000, "consultation", "aucun"), Self.line(3_000, "médicament", "paludisme"),
        Self.line(1_500, "médicament", "aucun"),
      ],
      available: ["GEN": 1_000_000, "SOL": 1_000_000, "STA": 1_000_000, "TRA": 1_000_000])
    do {
      decision = try book.decide(care)
    } catch {
      throw BenchError("the example's visit cannot be decided: \(error)")
    }
  }

  private static func line(_ fee: Money, _ act: String, _ programme: String) -> CareLine {
    CareLine(
      fee: fee,
      facts: [
        "Acte": Fact(.value(.choice(act)), source: "tarif"),
        "Programme": Fact(.value(.choice(programme)), source: "tarif"),
      ])
  }
}
