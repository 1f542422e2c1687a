import DoubleEntry
import HealthFund
import LedgerSQLite
import LedgerValues

extension Book {
  /// How far past today an act may be dated.
  static let futureDays = 7

  /// Whether an act may be true for a day.
  ///
  /// - Throws: The first of these that holds: `dayBeforeStart`, `dayInFuture`, `monthClosed`.
  ///
  /// INVARIANT I13, I14.
  func check(_ day: Day) throws(BookError) {
    guard day >= settings.start else {
      throw .refused(.dayBeforeStart(day, start: settings.start))
    }
    let today = today
    guard day <= today.adding(days: Self.futureDays) else {
      throw .refused(.dayInFuture(day, today: today))
    }
    guard try !isClosed(day.calendarMonth) else {
      throw .refused(.monthClosed(day.calendarMonth))
    }
  }

  /// Whether entries may be posted: their accounts exist, and no cash box, wallet or bank account
  /// would be below zero on any day, in any fund, nor a restricted fund without resources.
  ///
  /// - Throws: The first of these that holds: `accountUnknown`, `fundUnknown`, `periodSigned`,
  ///   `treasuryShort`, `fundShort`.
  ///
  /// INVARIANT I11: the look goes ahead to the last day posted.
  /// INVARIANT I20: nothing moves an account on a day that is signed for it.
  func check(_ entries: [Entry]) throws(BookError) {
    for entry in entries { try check(entry.day) }
    var changes: [FundAccount: Money] = [:]
    var resources: [FundCode: Money] = [:]
    for posting in entries.flatMap(\.postings) {
      guard let account = chart[posting.account] else {
        throw .refused(.accountUnknown(posting.account))
      }
      _ = try fundKey(posting.fund)
      if account.nature == .treasury {
        changes[FundAccount(fund: posting.fund, account: posting.account), default: .zero] +=
          posting.amount
      }
      var numbers = FundNumbers()
      numbers.add(posting.amount, on: account)
      resources[posting.fund, default: .zero] += numbers.resources
    }
    guard let day = entries.map(\.day).min() else { return }
    for entry in entries { try checkSigned(entry) }
    try checkTreasury(changes, from: day)
    try checkResources(resources, from: day)
  }

  private func checkSigned(_ entry: Entry) throws(BookError) {
    for account in Set(entry.postings.map(\.account)).sorted() {
      if let signed = try signature(freezing: entry.day, of: account) {
        throw .refused(.periodSigned(account, entry.day, by: signed.record))
      }
    }
  }

  private func checkTreasury(
    _ changes: [FundAccount: Money], from day: Day
  ) throws(BookError) {
    for (key, change) in changes.sorted(by: { $0.key < $1.key }) where change.isNegative {
      let lowest = try lowestBalance(of: key.account, fund: key.fund, from: day)
      if (lowest.balance + change).isNegative {
        throw .refused(
          .treasuryShort(
            key.account, key.fund, lowest.day, short: -(lowest.balance + change)))
      }
    }
  }

  private func checkResources(
    _ changes: [FundCode: Money], from day: Day
  ) throws(BookError) {
    for (code, change) in changes.sorted(by: { $0.key < $1.key }) where change.isNegative {
      guard try fund(code).kind == .restricted else { continue }
      let lowest = try fundHistory(code, from: day).lowestResources(from: day)
      if (lowest + change).isNegative {
        throw .refused(.fundShort(code, available: lowest, needed: -change))
      }
    }
  }

  /// - Throws: `accountUnknown`, `accountNotTreasury`.
  func checkTreasuryAccount(_ code: AccountCode) throws(BookError) {
    guard let account = chart[code] else { throw .refused(.accountUnknown(code)) }
    guard account.nature == .treasury else { throw .refused(.accountNotTreasury(code)) }
  }

  /// A code whose check digit is wrong was mistyped.
  func checkDigit(_ code: String) throws(BookError) {
    guard !CheckedCode.hasForm(code) || CheckedCode(code) != nil else {
      throw .refused(.codeCheckDigit(code))
    }
  }
}

/// One fund's part of one account.
private struct FundAccount: Hashable, Comparable {
  let fund: FundCode
  let account: AccountCode

  static func < (left: FundAccount, right: FundAccount) -> Bool {
    (left.account, left.fund) < (right.account, right.fund)
  }
}

/// Gives the refusals of the pure modules this module's name.
func acting<Result>(
  _ body: () throws(HealthFundError) -> Result
) throws(BookError) -> Result {
  do throws(HealthFundError) {
    return try body()
  } catch {
    throw .refused(.act(error))
  }
}

func entering<Result>(
  _ body: () throws(EntryError) -> Result
) throws(BookError) -> Result {
  do throws(EntryError) {
    return try body()
  } catch {
    throw .refused(.entry(error))
  }
}
