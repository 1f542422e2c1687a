import Testing

@testable import NafaCLI

/// `nafa reconcile work` on a terminal that a script types on.
@Suite struct WorkQueueTests {
  let folder: FundFolder

  init() throws {
    folder = try FundFolder()
    try folder.write("c.csv", FundFolder.oneContribution)
    folder.run(words("contribute M0001-3 1500 --receipt R1-900001 --into 5523 --on 2025-12-29"))
    try folder.write(
      "w.csv",
      """
      date,reference,libelle,montant,frais,telephone
      2025-12-30,X1,versement,1500,,
      2025-12-30,X2,inconnu,700,,
      2025-12-31,X3,frais de tenue,-40,,
      """)
    #expect(folder.run(words("reconcile import 5523 w.csv")).status == .done)
    folder.isTerminal = true
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

  private func work(typing lines: String..., in language: Language = .english) -> Ran {
    folder.typed = lines
    folder.seed += 1
    return folder.run(words("reconcile work 5523"), language)
  }

  @Test func `each line is decided with a key, and the difference is always said`() throws {
    let ran = work(
      typing: "", "u", "Moussa", "nobody knows", "2026-02-01", "c", "f", "")
    #expect(ran.status == .done, "\(ran.errors)")
    #expect(ran.output.contains("decided") && ran.output.contains("3"))
    for words in ["3 lines, 2,160 F CFA unexplained", "2 lines, 660 F CFA", "1 line, -40 F CFA"] {
      #expect(ran.errors.contains(words), "\(words): \(ran.errors)")
    }
    #expect(ran.errors.contains("All is matched."))
    #expect(folder.run(["reconcile", "status"]).output.contains("700"))
    #expect(folder.run(["verify"]).status == .done)
  }

  @Test func `leaving loses nothing, and what was just decided can be undone`() throws {
    let first = work(typing: "", "z", "", "q")
    #expect(first.status == .findings && first.errors.contains("2 lines"))
    // The input ends: the same as leaving.
    let second = work(typing: "n")
    #expect(second.status == .findings && second.errors.contains("2 lines, 660 F CFA"))
    #expect(!second.errors.contains("3 lines"))
  }

  @Test func `why, a split, and what is refused goes on`() throws {
    let ran = work(typing: "?", "s", "999999", "?", "n", "?", "n", "n", in: .french)
    #expect(ran.errors.contains("pas de mouvement"))
    #expect(ran.errors.contains("Rien n'en approche."))
    #expect(ran.errors.contains("Il n'y a plus d'autre ligne."))
  }

  @Test func `without a terminal a script has its own commands`() throws {
    folder.isTerminal = false
    let ran = work(typing: "")
    #expect(ran.status == .decision && ran.errors.contains("question.terminal-needed"))
  }
}
