import LedgerValues

/// The rows of one account and currency of a table while the file is read, in the file's order.
///
/// Which end of the file is the oldest shows only at its end, so the balances are followed both ways
/// at once; each way needs the row before, and no more.
struct TableDraft {
  struct Key: Hashable {
    let account: String?
    let currency: Currency
  }

  let key: Key
  private let order: RowOrder
  private var draft: StatementDraft
  private var oldestFirst = DownwardChain()
  private var newestFirst = UpwardChain()
  private var firstTime: (day: Day, moment: Moment?)?
  private var lastTime: (day: Day, moment: Moment?)?

  /// - Parameter count: How many lines there will be; a guess suffices.
  init(key: Key, order: RowOrder, keepsLines: Bool, expecting count: Int) {
    self.key = key
    self.order = order
    draft = StatementDraft(account: key.account, currency: key.currency, keepsLines: keepsLines)
    draft.expect(count)
  }

  /// Takes the line of a row in, with the fee beside it and the balance the row states; refuses one
  /// with which the sum would be beyond any money.
  mutating func add(_ line: consuming StatementLine, fee: Money, balance: Money?) -> Bool {
    let (row, total, time) = (line.row, line.amount + fee, (line.day, line.moment))
    guard draft.figures.fits(total) else { return false }
    let feeLine = fee.isZero ? nil : line.fee(fee, balance: balance)
    _ = draft.add(line)
    if let feeLine { _ = draft.add(feeLine) }
    lastTime = time
    if firstTime == nil { firstTime = lastTime }
    oldestFirst.add(total, balance, row: row)
    newestFirst.add(total, balance, row: row)
    return true
  }

  /// Takes a row in that only states a balance.
  mutating func add(balance: Money, row: Int) {
    oldestFirst.add(.zero, balance, row: row)
    newestFirst.add(.zero, balance, row: row)
  }

  /// Whether a running balance does not follow from the row before.
  var isBroken: Bool { (isNewestFirst ? newestFirst.divergence : oldestFirst.divergence) != nil }

  consuming func finished() -> StatementDraft {
    let isTurned = isNewestFirst
    draft.figures.opening = isTurned ? newestFirst.opening : oldestFirst.opening
    draft.figures.closing = isTurned ? newestFirst.closing : oldestFirst.closing
    draft.figures.divergence = isTurned ? newestFirst.divergence : oldestFirst.divergence
    if isTurned { draft.turnRound() }
    return draft
  }

  private var isNewestFirst: Bool {
    switch order {
    case .oldestFirst: return false
    case .newestFirst: return true
    case .automatic:
      guard let firstTime, let lastTime else { return false }
      if firstTime.day != lastTime.day { return firstTime.day > lastTime.day }
      if let start = firstTime.moment, let end = lastTime.moment, start != end {
        return start > end
      }
      return oldestFirst.breaks > newestFirst.breaks
    }
  }
}

/// Running balances of a file whose first row is the oldest.
private struct DownwardChain {
  /// Followed from the first balance back over the rows that lead up to it.
  private(set) var opening: Money?
  private(set) var closing: Money?
  private(set) var divergence: BalanceDivergence?
  /// How many balances do not follow from the row before.
  private(set) var breaks = 0
  private var sum: Money = 0

  mutating func add(_ total: Money, _ balance: Money?, row: Int) {
    sum += total
    if let closing, let balance, closing + total != balance { breaks += 1 }
    closing = balance
    guard let balance else { return }
    if let opening {
      let expected = opening + sum
      if expected != balance, divergence == nil {
        divergence = BalanceDivergence(row: row, expected: expected, found: balance)
      }
    } else {
      opening = balance - sum
    }
  }
}

/// Running balances of a file whose first row is the newest.
private struct UpwardChain {
  /// What the rows up to here, and the last balance among them, say was there before them.
  private(set) var opening: Money?
  private(set) var closing: Money?
  private(set) var divergence: BalanceDivergence?
  /// How many balances do not follow from the row below.
  private(set) var breaks = 0
  private var isEmpty = true
  private var newer: (row: Int, balance: Money)?
  private var last: (total: Money, balance: Money?)?

  mutating func add(_ total: Money, _ balance: Money?, row: Int) {
    if isEmpty { closing = balance }
    isEmpty = false
    if let last, let above = last.balance, let balance, balance + last.total != above {
      breaks += 1
    }
    last = (total, balance)
    guard let balance else {
      opening = opening.map { $0 - total }
      return
    }
    // The oldest row that does not follow is met last.
    if let opening, let newer, opening != balance {
      divergence = BalanceDivergence(
        row: newer.row, expected: newer.balance + (balance - opening), found: newer.balance)
    }
    opening = balance - total
    newer = (row, balance)
  }
}
