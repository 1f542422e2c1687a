public import DoubleEntry
import LedgerSQLite
public import LedgerValues
public import Reconciliation

extension Book {
  /// The movements of an account that matches have left, each with what is left of it.
  ///
  /// - Parameter lines: The open lines of its statements: where a household has several numbers, the
  ///   one that a statement knows is taken.
  public func openMovements(
    of account: AccountCode, beside lines: [OpenLine] = []
  ) throws(BookError) -> [Movement] {
    let payers = try MovementPayers(of: self, known: lines)
    return try movements(of: account, payers).compactMap { movement in
      movement.used == movement.whole.amount
        ? nil : movement.whole.leaving(movement.whole.amount - movement.used)
    }
  }

  /// All movements of an account in full.
  func wholeMovements(of account: AccountCode) throws(BookError) -> [Movement] {
    try movements(of: account, nil).map(\.whole)
  }

  /// A movement is what one entry does to the account over all funds; the operator's reference, and
  /// whose money it is, are in the record that made it.
  private func movements(
    of account: AccountCode, _ payers: MovementPayers?
  ) throws(BookError) -> [(whole: Movement, used: Money)] {
    var movements: [(Movement, Money)] = []
    let used = BookSchema.used(
      "movement", source: "e.record", place: "e.part", account: "?1")
    try stored { () throws(StorageFault) in
      try connection.query(
        """
        SELECT e.record, e.part, e.day, e.journal, e.voucher, sum(p.amount), r.body, v.reverses,
          \(used)
        FROM posting AS p
        JOIN entry AS e ON e.record = p.record AND e.part = p.part
        JOIN record AS r ON r.id = p.record
        LEFT JOIN reversal AS v ON v.record = e.record
        WHERE p.account = (SELECT id FROM account WHERE code = ?1)
        GROUP BY e.record, e.part HAVING sum(p.amount) <> 0 ORDER BY e.record, e.part
        """,
        account.text
      ) { (row) throws(StorageFault) in
        guard let day = Day(number: Int(try row.int(2))),
          let body = try? JSON(canonical: Array(try row.text(6).utf8))
        else { throw StorageFault(.corrupt) }
        let part = Int(try row.int(1))
        let payer = payers?.payer(in: body)
        movements.append(
          (
            Movement(
              id: MovementID(record: Int(try row.int(0)), part: part), account: account.text,
              day: day, amount: Money(try row.int(5)), voucher: try row.text(4),
              reference: body["reference"]?.text, phone: payer?.phone,
              isOpening: try row.text(3) == JournalCode.opening.text, codes: payer?.codes ?? [],
              collections: payer?.collections ?? [],
              reverses: try row.intOrNil(7).map { MovementID(record: Int($0), part: part) }),
            Money(try row.int(8))
          ))
      }
    }
    return movements
  }

  /// The balance of an account over all funds at the end of a day, of the same postings as its
  /// movements: a subdivision has statements of its own.
  public func balance(of account: AccountCode, on day: Day) throws(BookError) -> Money {
    let sum = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT coalesce(sum(debit - credit), 0) FROM turnover
        WHERE day <= ?1 AND account = (SELECT id FROM account WHERE code = ?2)
        """,
        day.number, account.text, as: Int64.self)
    }
    return Money(sum ?? 0)
  }
}
