import DoubleEntry
import LedgerSQLite
public import Reconciliation

extension Book {
  /// Transfers between own accounts that the books lack: lines of two accounts' statements that match
  /// no movement and fit each other.
  public func ownTransfers() throws(BookError) -> OwnTransfers {
    let codes = try stored { () throws(StorageFault) in
      try connection.all("SELECT DISTINCT account FROM statement ORDER BY account", as: String.self)
    }
    var open: [String: [OpenLine]] = [:]
    for account in codes.compactMap(AccountCode.init(_:)) {
      let comparison = try comparison(of: account)
      let unmatched = Set(comparison.result.unmatchedLines.map(\.line))
      open[account.text] = comparison.lines.filter { unmatched.contains($0.id) }
    }
    return OwnTransfers(open: open)
  }
}

extension OwnTransfers {
  /// The other end of a line: the only line on another account that fits it.
  public func otherEnd(of line: LineID) -> LineOnAccount? {
    for pair in pairs {
      if pair.leaving == line, let account = AccountCode(pair.to) {
        return LineOnAccount(pair.arriving, on: account)
      }
      if pair.arriving == line, let account = AccountCode(pair.from) {
        return LineOnAccount(pair.leaving, on: account)
      }
    }
    return nil
  }
}
