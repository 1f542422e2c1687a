import Testing

@testable import NafaCLI

/// Programs of others read the books as we do.
@Suite struct InteropTests {
  @Test(.enabled(if: ForeignView.hledger, "hledger is not installed"))
  func `hledger accepts the export and has our balances`() throws {
    let view = try ForeignView()
    let balances = view.balances()
    #expect(balances.count > 20 && balances.values.reduce(0, +) == 0)
    #expect(try view.hledgerBalances() == balances)
  }

  @Test(.enabled(if: ForeignView.ledger, "ledger is not installed"))
  func `ledger accepts the export and has our balances`() throws {
    let view = try ForeignView()
    #expect(try view.ledgerBalances() == view.balances())
  }

  @Test(.enabled(if: ForeignView.python, "python3 is not installed"))
  func `a script that only adds up the files has our totals`() throws {
    let view = try ForeignView()
    let totals = try view.totals()
    #expect(totals.count > 20 && totals["care"] != 0 && totals["fees"] != 0)
    #expect(try view.scriptTotals() == totals)
  }

  @Test(
    .enabled(
      if: ForeignView.hledger && ForeignView.ledger, "hledger or ledger is not installed"))
  func `a reversal is undone in the export too`() throws {
    let view = try ForeignView()
    let before = view.balances()
    let contribution = ["contribute", "M0001-3", "500", "--receipt", "R1-900001", "--into", "5711"]
    #expect(view.folder.run(contribution).status == .done)
    #expect(view.balances() != before)
    #expect(view.folder.run(["reverse", "#387", "--reason", "essai"]).status == .done)
    #expect(view.balances() == before)
    #expect(try view.hledgerBalances() == before)
    #expect(try view.ledgerBalances() == before)
  }
}
