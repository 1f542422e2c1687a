import Foundation
import Testing

@testable import NafaCLI

/// The same for whole years, Sikoro's first.
@Suite struct InteropCampaign {
  enum Year: CustomTestStringConvertible, Sendable {
    case sikoro
    case demo(households: Int, seed: UInt64)

    var testDescription: String {
      switch self {
      case .sikoro: "Examples/sikoro"
      case .demo(let households, let seed): "\(households) households, seed \(seed)"
      }
    }

    func view() throws -> ForeignView {
      switch self {
      case .sikoro:
        try ForeignView(files: ForeignView.package.appending(path: "Examples/sikoro").path)
      case .demo(let households, let seed): try ForeignView(households: households, seed: seed)
      }
    }
  }

  @Test(
    arguments: [
      Year.sikoro, .demo(households: 60, seed: 7), .demo(households: 150, seed: 11),
      .demo(households: 40, seed: 23),
    ])
  func `a year is imported whole, proves itself, and others read it as we do`(year: Year) throws {
    let view = try year.view()
    let verified = view.folder.run(["verify", "--deep"])
    #expect(verified.status == .done, "\(verified.errors)")
    let replayed = view.folder.run(["rules", "replay"])
    #expect(replayed.status == .done, "\(replayed.output)")
    let balances = view.balances()
    if ForeignView.hledger { #expect(try view.hledgerBalances() == balances) }
    if ForeignView.ledger { #expect(try view.ledgerBalances() == balances) }
    if ForeignView.python { #expect(try view.scriptTotals() == view.totals()) }
  }

  @Test(.enabled(if: ForeignView.hledger, "hledger is not installed"))
  func `hledger is here`() {}

  @Test(.enabled(if: ForeignView.ledger, "ledger is not installed"))
  func `ledger is here`() {}

  @Test(.enabled(if: ForeignView.python, "python3 is not installed"))
  func `Python is here`() {}
}
