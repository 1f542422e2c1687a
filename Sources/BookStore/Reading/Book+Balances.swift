public import DoubleEntry
import LedgerSQLite
public import LedgerValues

extension Book {
  /// The lowest that one fund's part of an account is from a day to the last day posted, with the
  /// first day on which it is that low.
  func lowestBalance(
    of account: AccountCode, fund: FundCode, from day: Day
  ) throws(BookError) -> (balance: Money, day: Day) {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT day, debit - credit FROM turnover
        WHERE fund = (SELECT id FROM fund WHERE code = ?)
          AND account = (SELECT id FROM account WHERE code = ?) ORDER BY day
        """,
        fund.text, account.text, as: Int.self, Int64.self)
    }
    return lowest(rows.map { (number: $0.0, amount: Money($0.1)) }, from: day)
  }

  /// The same for what stands under one party's name.
  func lowestBalance(
    of account: AccountCode, fund: FundCode, party: Party, from day: Day, sign: Int64 = 1
  ) throws(BookError) -> Money {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT day, sum(amount) FROM posting
        WHERE party = (SELECT id FROM party WHERE name = ?)
          AND account = (SELECT id FROM account WHERE code = ?)
          AND fund = (SELECT id FROM fund WHERE code = ?)
        GROUP BY day ORDER BY day
        """,
        party.description, account.text, fund.text, as: Int.self, Int64.self)
    }
    return lowest(rows.map { (number: $0.0, amount: Money($0.1 * sign)) }, from: day).balance
  }

  private func lowest(
    _ changes: [(number: Int, amount: Money)], from day: Day
  ) -> (balance: Money, day: Day) {
    var balance = Money.zero
    var lowest: (balance: Money, day: Day)? = nil
    for change in changes {
      if change.number > day.number, lowest == nil { lowest = (balance, day) }
      balance += change.amount
      if let known = lowest, balance < known.balance {
        lowest = (balance, Day(number: change.number) ?? day)
      }
    }
    return lowest ?? (balance, day)
  }

  /// The changes of a fund's numbers, day after day.
  public func fundHistory(_ code: FundCode) throws(BookError) -> FundHistory {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT day, resources, cash, payable, commitments, lent FROM fund_day
        WHERE fund = (SELECT id FROM fund WHERE code = ?) ORDER BY day
        """,
        code.text, as: Int.self, Int64.self, Int64.self, Int64.self, Int64.self, Int64.self)
    }
    let changes = rows.compactMap { row in
      Day(number: row.0).map { day in
        var numbers = FundNumbers()
        numbers.resources = Money(row.1)
        numbers.cash = Money(row.2)
        numbers.payable = Money(row.3)
        numbers.commitments = Money(row.4)
        numbers.lent = Money(row.5)
        return (day: day, change: numbers)
      }
    }
    return FundHistory(kind: try fund(code).kind, changes: changes)
  }

  /// What a person's savings in her group's fund can bear from a day on.
  public func savings(of person: Identifier, in fund: FundCode, on day: Day) throws(BookError)
    -> Money
  {
    try lowestBalance(
      of: .healthSavings, fund: fund, party: .person(person), from: day, sign: -1)
  }

  /// What a fund owes a provider from a day on.
  public func owed(to provider: String, by fund: FundCode, on day: Day) throws(BookError) -> Money {
    try lowestBalance(
      of: .providers, fund: fund, party: Party(.provider, provider), from: day, sign: -1)
  }
}
