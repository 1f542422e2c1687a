extension BookSchema {
  static let signingTables = [
    """
    CREATE TABLE period_step(
      record INTEGER PRIMARY KEY, account TEXT NOT NULL, month INTEGER NOT NULL,
      step TEXT NOT NULL CHECK(step IN ('prepare', 'review')), actor TEXT NOT NULL,
      list BLOB NOT NULL CHECK(length(list) = 32)
    ) STRICT
    """,
    """
    CREATE TABLE signing(
      record INTEGER PRIMARY KEY, account TEXT NOT NULL, month INTEGER NOT NULL,
      last_day INTEGER NOT NULL, opening INTEGER NOT NULL, moved INTEGER NOT NULL,
      closing INTEGER NOT NULL CHECK(opening + moved = closing), books INTEGER NOT NULL,
      prepared_by TEXT NOT NULL,
      reviewed_by TEXT NOT NULL CHECK(lower(reviewed_by) <> lower(prepared_by))
    ) STRICT
    """,
    "CREATE TABLE unsigning(signing INTEGER PRIMARY KEY, record INTEGER NOT NULL) STRICT",
  ]

  static let signingIndexes = [
    "CREATE INDEX signing_account ON signing(account, last_day)",
    "CREATE INDEX period_step_month ON period_step(account, month)",
  ]

  /// INVARIANT I16: a signed month opens with what the last one closed with, and follows it.
  /// INVARIANT I20: nothing is posted on an account in a month that is signed for it, nor before it; what
  /// was matched then stays matched.
  static let signingGuards: [String] =
    ["period_step", "signing", "unsigning"].flatMap { noUpdateOrDelete($0) + [lateGuard($0)] }
    + [
      insertGuard("period_step", keys: ["record"]),
      insertGuard("signing", keys: ["record"]),
      insertGuard("unsigning", keys: ["signing"]),
      """
      CREATE TRIGGER signing_follows BEFORE INSERT ON signing
      WHEN EXISTS(
        SELECT 1 FROM signing AS s WHERE account = NEW.account AND \(standing("s"))
          AND last_day = (
            SELECT max(last_day) FROM signing AS t
            WHERE account = NEW.account AND \(standing("t")))
          AND (closing <> NEW.opening OR month <> NEW.month - 1))
      BEGIN SELECT RAISE(ABORT, 'I16 month does not follow the last signed one'); END
      """,
      """
      CREATE TRIGGER posting_signed BEFORE INSERT ON posting
      WHEN EXISTS(
        SELECT 1 FROM signing AS s
        WHERE account = (SELECT code FROM account WHERE id = NEW.account)
          AND last_day >= NEW.day AND \(standing("s")))
      BEGIN SELECT RAISE(ABORT, 'I20 month is signed for the account'); END
      """,
      """
      CREATE TRIGGER undoing_signed BEFORE INSERT ON undoing
      WHEN EXISTS(
        SELECT 1 FROM allocation AS a JOIN signing AS s ON s.account = a.account
        WHERE a.record = NEW.run AND a.item = NEW.item AND s.record > NEW.run AND \(standing("s"))
          AND s.last_day >= CASE a.side
            WHEN 'line' THEN (
              SELECT day FROM statement_line AS l WHERE l.record = a.source AND l.line = a.place)
            ELSE (SELECT day FROM entry AS e WHERE e.record = a.source AND e.part = a.place) END)
      BEGIN SELECT RAISE(ABORT, 'I20 match is in a signed month'); END
      """,
    ]

  /// That a signature was not taken back, as a part of a larger query.
  private static func standing(_ signing: String) -> String {
    "NOT EXISTS(SELECT 1 FROM unsigning AS u WHERE u.signing = \(signing).record)"
  }
}
