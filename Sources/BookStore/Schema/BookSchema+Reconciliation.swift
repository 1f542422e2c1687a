import LedgerSQLite

extension BookSchema {
  /// INVARIANT I4 for statements and what was matched: a match that is undone stays, with its undoing.
  /// INVARIANT I18: matches balance, and use of a line or movement what is left of it at most.
  static let reconciliationGuards: [String] =
    ["statement", "statement_line", "allocation", "undoing"].flatMap { table in
      noUpdateOrDelete(table) + [lateGuard(table)]
    }
    + [
      insertGuard("statement", keys: ["record"]),
      insertGuard("statement_line", keys: ["record", "line"]),
      insertGuard("allocation", keys: ["record", "item", "side", "source", "place"]),
      insertGuard("undoing", keys: ["run", "item"]),
      useGuard(
        "line", item: "SELECT amount FROM statement_line AS i",
        where: """
          i.record = NEW.source AND i.line = NEW.place AND i.account = NEW.account
                AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = i.record)
          """),
      useGuard(
        "movement", item: "SELECT sum(i.amount) AS amount FROM posting AS i",
        where: """
          i.record = NEW.source AND i.part = NEW.place
                AND i.account = (SELECT id FROM account WHERE code = NEW.account)
          """),
      """
      CREATE TRIGGER record_matches BEFORE INSERT ON record
      WHEN EXISTS(
        SELECT 1 FROM allocation WHERE record = NEW.id GROUP BY item
        HAVING sum(CASE side WHEN 'line' THEN amount ELSE -amount END) <> 0
          OR count(*) < 2 OR min(account) <> max(account))
      BEGIN SELECT RAISE(ABORT, 'I18 match does not balance'); END
      """,
      """
      CREATE TRIGGER reversal_matched BEFORE INSERT ON reversal
      WHEN NEW.reverses IN (SELECT record FROM statement) AND EXISTS(
        SELECT 1 FROM allocation AS a WHERE a.side = 'line' AND a.source = NEW.reverses
          AND NOT EXISTS(SELECT 1 FROM undoing AS u WHERE u.run = a.record AND u.item = a.item))
      BEGIN SELECT RAISE(ABORT, 'I18 lines of what is taken back are matched'); END
      """,
      """
      CREATE TRIGGER undoing_run BEFORE INSERT ON undoing
      WHEN NOT EXISTS(SELECT 1 FROM allocation WHERE record = NEW.run AND item = NEW.item)
          AND NOT EXISTS(SELECT 1 FROM claim_match WHERE record = NEW.run AND item = NEW.item)
      BEGIN SELECT RAISE(ABORT, 'I18 what is undone is no match'); END
      """,
    ]

  /// What matches that stand use of an item, as a part of a larger query.
  static func used(_ side: String, source: String, place: String, account: String) -> String {
    """
    coalesce((
            SELECT sum(a.amount) FROM allocation AS a
            WHERE a.side = '\(side)' AND a.source = \(source) AND a.place = \(place)
              AND a.account = \(account) AND NOT EXISTS(
                SELECT 1 FROM undoing AS u WHERE u.run = a.record AND u.item = a.item)), 0)
    """
  }

  /// A part has the sign of its item, and is at most what other matches have left of it.
  private static func useGuard(_ side: String, item: String, where isItem: String) -> String {
    """
    CREATE TRIGGER allocation_\(side) BEFORE INSERT ON allocation
    WHEN NEW.side = '\(side)' AND NOT EXISTS(
      SELECT 1 FROM (\(item)
          WHERE \(isItem)) AS whole
      WHERE (whole.amount > 0) = (NEW.amount > 0)
        AND abs(NEW.amount) + abs(
          \(used(side, source: "NEW.source", place: "NEW.place", account: "NEW.account"))
        ) <= abs(whole.amount))
    BEGIN SELECT RAISE(ABORT, 'I18 more than what is left of a \(side)'); END
    """
  }
}
