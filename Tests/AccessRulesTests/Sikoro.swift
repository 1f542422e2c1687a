import AccessRules
import Foundation
import LedgerValues
import Testing

/// The rule book of the example fund, and cases put to it.
enum Sikoro {
  /// The text of the example's rule book.
  static func text() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Sources/SampleFund/RuleBook/reglement.md"),
      encoding: .utf8)
  }

  static func book() throws -> RuleBook {
    let reading = RuleBook.read(try text())
    try #require(reading.mistakes == [])
    return try #require(reading.book)
  }

  /// A child of four in a household of class B, up to date, with nothing used this year.
  static func child(
    _ changes: [String: FactState] = [:], _ lines: [CareLine] = worked,
    available: [String: Money] = plenty
  ) throws -> CareCase {
    var facts: [String: FactState] = [
      "Triage": .value(.choice("vert")), "Motif": .value(.choice("maladie")),
      "Enceinte": .value(.choice("non")), "Âge en mois": .value(.integer(52)),
      "Sexe": .value(.choice("F")), "Lieu": .value(.choice("CSCom")),
      "À jour": .value(.choice("oui")), "Jours d'adhésion": .value(.integer(200)),
      "Classe validée": .value(.choice("B")), "Mois depuis validation": .value(.integer(3)),
      "Pris en charge visite": .value(.integer(0)),
      "Pris en charge personne": .value(.integer(0)),
      "Pris en charge ménage": .value(.integer(0)), "Exonéré ménage": .value(.integer(0)),
      "Payé ménage": .value(.integer(0)), "Aidé ménage": .value(.integer(0)),
      "Avancé ménage": .value(.integer(0)), "Personnes du ménage": .value(.integer(5)),
      "Mère couverte": .value(.choice("oui")), "Situation": .notApplicable,
      "Source de la situation": .notApplicable, "Mois depuis ce PV": .notApplicable,
      "Carte RAMED": .notApplicable, "Mois depuis la carte": .notApplicable,
      "Droits AMO": .notApplicable, "Accords d'astreinte": .value(.integer(0)),
      "Revenu mensuel": .notApplicable, "Référé": .value(.choice("non")),
    ]
    facts.merge(changes) { $1 }
    return CareCase(
      day: try #require(Day(2025, 3, 4)), facts: facts.mapValues { Fact($0, source: "essai") },
      lines: lines, available: available)
  }

  static let plenty: [String: Money] = [
    "GEN": 1_000_000, "SOL": 1_000_000, "STA": 1_000_000, "TRA": 1_000_000,
  ]

  /// Consultation, malaria test and drug, paracetamol with rehydration salts: 5 500 F.
  static let worked = [
    line(1_000, "consultation"), line(3_000, "médicament", "paludisme"),
    line(1_500, "médicament"),
  ]

  static func line(_ fee: Money, _ act: String, _ programme: String = "aucun") -> CareLine {
    CareLine(
      fee: fee,
      facts: [
        "Acte": Fact(.value(.choice(act)), source: "tarif"),
        "Programme": Fact(.value(.choice(programme)), source: "tarif"),
      ])
  }
}

extension Decision {
  /// Francs per payer in the order ÉTAT, FONDS, SOL, TRA, household.
  func francs() throws -> [Int64] {
    let shares = try #require(shares)
    return ["ÉTAT", "FONDS", "SOL", "TRA"].map { shares.total(of: $0).units }
      + [shares.household.units]
  }
}
