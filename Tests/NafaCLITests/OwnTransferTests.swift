import Testing

@testable import NafaCLI

/// A transfer that the statements of two own accounts show, and the book lacks.
@Suite struct OwnTransferTests {
  let folder: FundFolder

  init() throws {
    folder = try FundFolder()
    run("contribute M0001-3 1500 --receipt R1-900001 --into 5523 --on 2025-12-29")
    try folder.write(
      "w.csv",
      """
      date,reference,libelle,montant,frais,telephone
      2025-12-30,X2,vers la banque,-700,10,
      """)
    try folder.write(
      "b.csv",
      """
      date,libelle,debit,credit
      2025-12-31,versement,,700
      """)
    #expect(run("reconcile import 5523 w.csv").status == .done)
    #expect(run("reconcile import 5211 b.csv").status == .done)
  }

  @discardableResult
  private func run(_ line: String) -> Ran {
    folder.seed += 1
    return folder.run(line.split(separator: " ").map(String.init))
  }

  @Test func `it is listed with both its ends`() throws {
    let listed = run("reconcile list 5523 -O csv").output
    #expect(listed.contains("5523,5211,-700") || listed.contains("5523,5211,700"), "\(listed)")
    #expect(run("reconcile list 5211").output.contains("5211"))
  }

  @Test func `one command records it and matches both ends, and the fee`() throws {
    let wallet = try #require(run("reconcile list 5523 -O csv").output.firstMatch(of: /\d+\/1/))
    let made = run("reconcile create transfer 5523 \(wallet.output) --fund GEN")
    #expect(made.status == .done, "\(made.errors)")
    for account in ["5523", "5211"] {
      let listed = run("reconcile list \(account)").output
      #expect(!listed.contains("2025-12-30") && !listed.contains("2025-12-31"), "\(listed)")
    }
    #expect(run("verify").status == .done)
  }

  @Test func `in the queue the other end is shown, what would be posted, and no is no`() throws {
    folder.isTerminal = true
    folder.typed = ["c", "t", "GEN", "n", "q"]
    let shown = run("reconcile work 5523")
    #expect(shown.errors.contains("The other end: account 5211"), "\(shown.errors)")
    #expect(shown.errors.contains("5211  GEN  700"), "\(shown.errors)")
    #expect(shown.output.contains("2"))
    folder.typed = ["c", "t", "GEN", ""]
    let made = run("reconcile work 5523")
    #expect(made.errors.contains("All is matched."), "\(made.errors)")
    #expect(run("verify").status == .done)
  }
}
