import DoubleEntry
import LedgerSQLite
import LedgerValues

extension Verifier {
  /// The money that the list gives: no cash box, wallet or bank account is below zero at the end of
  /// any day, in any fund, nor what is left of a restricted fund.
  ///
  /// INVARIANT I11.
  func checkFunds() throws(BookError) {
    guard let book = rebuilding?.book else { return }
    let (turnover, resources) = try stored { () throws(StorageFault) in
      (
        try book.connection.all(
          """
          SELECT account.code, fund.code, day, debit - credit FROM turnover
          JOIN account ON account.id = turnover.account JOIN fund ON fund.id = turnover.fund
          ORDER BY 1, 2, 3
          """,
          as: String.self, String.self, Int.self, Int64.self),
        try book.connection.all(
          """
          SELECT 'resources', fund.code, day, resources FROM fund_day
          JOIN fund ON fund.id = fund_day.fund WHERE fund.kind = ? ORDER BY 1, 2, 3
          """,
          Fund.Kind.restricted.rawValue, as: String.self, String.self, Int.self, Int64.self)
      )
    }
    let treasury = turnover.filter { row in
      AccountCode(row.0).flatMap { book.chart[$0] }?.nature == .treasury
    }
    for rows in [treasury, resources] { findBelowZero(rows) }
  }

  /// Adds the changes of each sum up, and names the first day on which it is below zero.
  private func findBelowZero(_ rows: [(String, String, Int, Int64)]) {
    var sum: (name: String, balance: Int64, isFound: Bool) = ("", 0, false)
    for row in rows {
      let name = "\(row.0) \(row.1)"
      if sum.name != name { sum = (name, 0, false) }
      sum.balance &+= row.3
      guard sum.balance < 0, !sum.isFound else { continue }
      sum.isFound = true
      let day = Day(number: row.2)?.description ?? ""
      findings.add(.belowZero, place: "\(name) \(day)")
    }
  }
}
