import LedgerSQLite
import LedgerValues
import StatementFormats

extension Verifier {
  /// A statement's lines, new and known, lead from its opening to its closing balance, or it says by
  /// how much they do not.
  ///
  /// INVARIANT I16.
  func checkStatement(_ body: BodyReader) {
    if (try? StatementImport(json: body.json)) == nil {
      findings.add(.statementSum, body.record)
    }
  }

  /// The matches that the list gives: each balances within one account, and those that stand use at
  /// most the whole of each line and movement.
  ///
  /// INVARIANT I18.
  func checkMatches() throws(BookError) {
    guard let rebuilt = rebuilding?.book.connection else { return }
    let (unbalanced, exceeded) = try stored { () throws(StorageFault) in
      (
        try rebuilt.all(
          """
          SELECT record, item FROM allocation GROUP BY record, item
          HAVING sum(CASE side WHEN 'line' THEN amount ELSE -amount END) <> 0
            OR count(*) < 2 OR min(account) <> max(account)
          ORDER BY record, item
          """,
          as: Int64.self, Int.self),
        try rebuilt.all(Self.exceededParts, as: Int64.self, Int.self)
      )
    }
    for (packed, item) in unbalanced {
      findings.add(.matchSum, RecordKey(packed: packed), place: "match \(item + 1)")
    }
    for (packed, item) in exceeded {
      findings.add(.matchUse, RecordKey(packed: packed), place: "match \(item + 1)")
    }
  }

  /// The last matches of each item that is not there or was taken back, has the other sign, or is
  /// used beyond itself.
  private static let exceededParts = """
    WITH standing AS (
      SELECT * FROM allocation AS a WHERE NOT EXISTS(
        SELECT 1 FROM undoing AS u WHERE u.run = a.record AND u.item = a.item)),
    used AS (
      SELECT side, source, place, account, max(record) AS last, sum(amount) AS amount,
        min(amount) AS least, max(amount) AS most
      FROM standing GROUP BY side, source, place, account),
    whole AS (
      SELECT used.*, CASE side
        WHEN 'line' THEN (
          SELECT l.amount FROM statement_line AS l
          WHERE l.record = source AND l.line = place AND l.account = used.account
            AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = l.record))
        ELSE (
          SELECT sum(p.amount) FROM posting AS p WHERE p.record = source AND p.part = place
            AND p.account = (SELECT id FROM account WHERE code = used.account)) END AS item_amount
      FROM used)
    SELECT DISTINCT record, item FROM whole
    JOIN standing AS a USING(side, source, place, account)
    WHERE a.record = whole.last AND (coalesce(item_amount, 0) = 0 OR least < 0 AND item_amount > 0
      OR most > 0 AND item_amount < 0 OR abs(whole.amount) > abs(item_amount))
    ORDER BY record, item
    """
}
