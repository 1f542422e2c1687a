import Foundation
import Testing

@testable import NafaCLI

/// What is said at the clinic's door of a promise that goes past its limit.
@Suite struct ProtectedIntakeTests {
  /// An intake of 5 250 F for one of the poorest, by a book whose fund has 5 000 F and promises 1 F.
  private func intake(guaranteed: Bool, _ language: Language) throws -> Ran {
    let folder = try FundFolder()
    let guarantee =
      guaranteed
      ? "\n## Garanties\n\n- garantie : fonds TRA à sec ne change pas Part du ménage\n" : ""
    let text = EveryCommand.ruleBook
      .replacing(
        "| SOL | Solidarité | SOL | exonération | engagement |",
        with: "| SOL | Solidarité | TRA | exonération | engagement jusqu'à 1 F, puis ménage |")
    try folder.write("g.md", text + "\n" + guarantee)
    #expect(folder.run(["rules", "adopt", "g.md", "--for", "9"]).status == .done)
    return folder.run(
      [
        "intake", "P0001-3", "CONS", "CONS", "CONS", "--at", "CSCOM-SIKORO", "--on",
        "2025-12-30", "--fact", "Classe=A", "-O", "json",
      ], language)
  }

  @Test(arguments: [Language.french, .english])
  func `a promise past its limit is told apart`(language: Language) throws {
    let cut = try intake(guaranteed: false, language)
    #expect(cut.status == .done, "\(cut.errors)")
    #expect(!cut.output.contains("past_limit"))
    #expect(cut.output.contains("\"household\": 249"), "\(cut.output)")
    let kept = try intake(guaranteed: true, language)
    #expect(kept.output.contains("\"household\": 0"), "\(kept.output)")
    let parts = try Shortfall.of(kept)
    #expect(
      parts == [
        Shortfall(line: 3, payer: "SOL", borneBy: "commitment", amount: 1),
        Shortfall(line: 3, payer: "SOL", borneBy: "commitment_past_limit", amount: 249),
      ])
  }

  @Test func `two payers that lack on one line are told apart`() throws {
    let folder = try FundFolder()
    let ran = folder.run(
      ["intake", "P0001-3"] + Array(repeating: "CONS", count: 9) + [
        "--at", "CSCOM-SIKORO", "--on", "2025-11-28", "--fact", "Triage=rouge", "--fact",
        "Motif=accident", "--fact", "Accords d'astreinte=0", "-O", "json",
      ])
    #expect(
      try Shortfall.of(ran).filter { $0.line == 9 } == [
        Shortfall(line: 9, payer: "FONDS", borneBy: "commitment", amount: 1_312),
        Shortfall(line: 9, payer: "URGENCE", borneBy: "commitment", amount: 438),
      ], "\(ran.errors)")
  }

  private struct Shortfall: Decodable, Equatable {
    let line: Int
    let payer: String
    let borneBy: String
    let amount: Int

    static func of(_ ran: Ran) throws -> [Shortfall] {
      struct Said: Decodable { let shortfalls: [Shortfall] }
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(Said.self, from: Data(ran.output.utf8)).shortfalls
    }
  }
}
