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
        WITH change(day, amount) AS NOT MATERIALIZED (
          SELECT day, debit - credit FROM turnover
          WHERE fund = (SELECT id FROM fund WHERE code = ?1)
            AND account = (SELECT id FROM account WHERE code = ?2))
        SELECT ?3, coalesce(sum(amount), 0) FROM change WHERE day <= ?3
        UNION ALL SELECT day, amount FROM change WHERE day > ?3 ORDER BY 1
        """,
        fund.text, account.text, day.number, as: Int.self, Int64.self)
    }
    return lowest(rows, from: day)
  }

  /// The same for what stands under one party's name.
  func lowestBalance(
    of account: AccountCode, fund: FundCode, party: Party, from day: Day, sign: Int64 = 1
  ) throws(BookError) -> Money {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        WITH change(day, amount) AS NOT MATERIALIZED (
          SELECT day, amount * ?5 FROM posting
          WHERE party = (SELECT id FROM party WHERE name = ?1)
            AND account = (SELECT id FROM account WHERE code = ?2)
            AND fund = (SELECT id FROM fund WHERE code = ?3))
        SELECT ?4, coalesce(sum(amount), 0) FROM change WHERE day <= ?4
        UNION ALL SELECT day, sum(amount) FROM change WHERE day > ?4 GROUP BY day ORDER BY 1
        """,
        party.description, account.text, fund.text, day.number, sign, as: Int.self, Int64.self)
    }
    return lowest(rows, from: day).balance
  }

  /// The lowest of running sums: the first row is the balance of the day, the others change it.
  private func lowest(
    _ rows: [(day: Int, amount: Int64)], from day: Day
  ) -> (balance: Money, day: Day) {
    var balance = Money.zero
    var lowest: (balance: Money, day: Day)? = nil
    for row in rows {
      balance += Money(row.amount)
      if lowest.map({ balance < $0.balance }) ?? true {
        lowest = (balance, Day(number: row.day) ?? day)
      }
    }
    return lowest ?? (.zero, day)
  }

  /// The changes of a fund's numbers, day after day.
  ///
  /// - Parameter day: What was before it counts as if it were of that day: who asks for the numbers from
  ///   a day on need not read years.
  public func fundHistory(
    _ code: FundCode, from day: Day = .earliest
  ) throws(BookError) -> FundHistory {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        WITH change AS NOT MATERIALIZED (
          SELECT day, resources, cash, payable, commitments, lent FROM fund_day
          WHERE fund = (SELECT id FROM fund WHERE code = ?1))
        SELECT ?2, coalesce(sum(resources), 0), coalesce(sum(cash), 0), coalesce(sum(payable), 0),
          coalesce(sum(commitments), 0), coalesce(sum(lent), 0)
        FROM change WHERE day <= ?2
        UNION ALL SELECT * FROM change WHERE day > ?2
        """,
        code.text, day.number, as: Int.self, Int64.self, Int64.self, Int64.self, Int64.self,
        Int64.self)
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
