import DoubleEntry
import LedgerValues

/// What some funds could spend as the book knew it at a record: the list is read again from its start,
/// for the totals that the book keeps know all that came later.
struct FundsThen {
  private let chart: Chart
  private var changes: [FundCode: [Day: FundNumbers]]

  /// Before the first record.
  init(of funds: some Sequence<FundCode>, chart: Chart) {
    self.chart = chart
    changes = Dictionary(funds.map { ($0, [:]) }) { first, _ in first }
  }

  /// Takes in what the next record posted.
  mutating func take(_ record: Record) throws(BookError) {
    guard !changes.isEmpty else { return }
    let body = BodyReader(record)
    for (entry, _) in try body.entries() {
      for posting in entry.postings where changes[posting.fund] != nil {
        guard let account = chart[posting.account] else { throw body.broken }
        changes[posting.fund]?[entry.day, default: FundNumbers()].add(posting.amount, on: account)
      }
    }
  }

  /// What a fund could spend on a day; of another fund than those asked for, nothing is known.
  func available(of fund: Fund, on day: Day) -> Money? {
    changes[fund.code].map { changes in
      FundHistory(
        kind: fund.kind, changes: changes.map { (day: $0.key, change: $0.value) }
      ).available(on: day)
    }
  }
}
