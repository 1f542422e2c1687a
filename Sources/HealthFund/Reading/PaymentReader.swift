import DoubleEntry
import LedgerValues
import TabularText

/// Reads the rows of one payment: one fund a row, the operator's fee on the first.
struct PaymentReader {
  private let rows: [Row]

  init(_ rows: [Row]) {
    self.rows = rows
  }

  func read() -> (acts: [PlacedAct], refusals: [RowRefusal]) {
    guard let first = rows.first else { return ([], []) }
    var reader = RowReader(first)
    let (day, voucher) = (reader.day("day"), reader.text("voucher"))
    let (provider, from) = (reader.text("provider"), reader.account("from"))
    let fee = reader.optionalAmount("fee")
    let (parts, refused) = parts(after: first)
    guard refused.isEmpty, let day, let voucher, let provider, let from, let fee else {
      return ([], reader.refusals + refused)
    }
    let act = reader.act(of: rows) { () throws(HealthFundError) in
      .payment(
        try Payment(
          day: day, voucher: voucher, provider: provider, from: from, parts: parts, fee: fee,
          reference: first["reference"].isEmpty ? nil : first["reference"]))
    }
    guard reader.refusals.isEmpty, let act else { return ([], reader.refusals) }
    return ([PlacedAct(act, file: .payments, line: first.line, rows: rows.count)], [])
  }

  private func parts(after first: Row) -> (parts: [Payment.Part], refusals: [RowRefusal]) {
    var parts: [Payment.Part] = []
    var refusals: [RowRefusal] = []
    for row in rows {
      var reader = RowReader(row)
      let (fund, amount) = (reader.fund("fund"), reader.amount("amount"))
      for column in ["day", "provider", "from"] where row[column] != first[column] {
        reader.refuse(column, .disagrees)
      }
      if row.line != first.line, !row["fee"].isEmpty { reader.refuse("fee", .disagrees) }
      refusals += reader.refusals
      if let fund, let amount { parts.append(Payment.Part(fund: fund, amount: amount)) }
    }
    return (parts, refusals)
  }
}
