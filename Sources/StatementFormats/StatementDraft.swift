import LedgerValues

/// The rows of one account and currency while a file is read, in the file's order.
struct StatementDraft {
  struct Key: Hashable {
    let account: String?
    let currency: Currency
  }

  /// A row: the lines it became and the balance it states. A row that only states a balance has no
  /// line.
  struct Item {
    let key: Key
    let row: Int
    let lines: [StatementLine]
    let balance: Money?

    var total: Money { lines.reduce(.zero) { $0 + $1.amount } }
  }

  let key: Key
  let order: RowOrder
  private var items: [Item] = []

  init(key: Key, order: RowOrder) {
    self.key = key
    self.order = order
  }

  mutating func add(_ item: Item) { items.append(item) }

  func statement() -> Statement {
    let items = isNewestFirst ? Array(items.reversed()) : items
    let operations = items.filter { !$0.lines.isEmpty }
    let stated = items.first { $0.lines.isEmpty || $0.balance != nil }
    var opening: Money? = nil
    if let first = items.first {
      opening = first.lines.isEmpty ? first.balance : first.balance.map { $0 - first.total }
    }
    if opening == nil, let stated, let balance = stated.balance {
      // The rows before the first balance lead up to it.
      let before = items.prefix { $0.row != stated.row }.reduce(stated.total) { $0 + $1.total }
      opening = balance - before
    }
    return Statement(
      account: key.account, currency: key.currency, opening: opening,
      closing: items.last?.balance, lines: operations.flatMap(Self.lines),
      divergence: Self.divergence(in: items, from: opening))
  }

  private var isNewestFirst: Bool {
    switch order {
    case .oldestFirst: return false
    case .newestFirst: return true
    case .automatic:
      let operations = items.filter { !$0.lines.isEmpty }
      guard let first = operations.first?.lines.first, let last = operations.last?.lines.first
      else { return false }
      if first.day != last.day { return first.day > last.day }
      if let start = first.moment, let end = last.moment, start != end { return start > end }
      return Self.breaks(in: items) > Self.breaks(in: items.reversed())
    }
  }

  /// How many running balances do not follow from the row before.
  private static func breaks(in items: some Sequence<Item>) -> Int {
    var (count, last) = (0, Money?.none)
    for item in items {
      if let last, let balance = item.balance, last + item.total != balance { count += 1 }
      last = item.balance
    }
    return count
  }

  private static func divergence(in items: [Item], from opening: Money?) -> BalanceDivergence? {
    guard var expected = opening else { return nil }
    for item in items {
      expected += item.total
      if let found = item.balance, found != expected {
        return BalanceDivergence(row: item.row, expected: expected, found: found)
      }
    }
    return nil
  }

  /// The row's balance is known after its last line.
  private static func lines(_ item: Item) -> [StatementLine] {
    guard let last = item.lines.last, let balance = item.balance else { return item.lines }
    return item.lines.dropLast() + [last.stating(balance)]
  }
}

extension StatementLine {
  fileprivate func stating(_ balance: Money) -> StatementLine {
    StatementLine(
      row: row, byteRange: byteRange, day: day, moment: moment, amount: amount, balance: balance,
      reference: reference, isFee: isFee, details: details)
  }
}
