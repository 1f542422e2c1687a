import LedgerSQLite

extension BookSchema {
  static let claimTables = [
    """
    CREATE TABLE claim(
      record INTEGER PRIMARY KEY, provider TEXT NOT NULL, month INTEGER NOT NULL,
      voucher TEXT NOT NULL, file BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE claim_line(
      record INTEGER NOT NULL, line INTEGER NOT NULL, row INTEGER NOT NULL, day INTEGER NOT NULL,
      visit TEXT, person TEXT, service TEXT, fee INTEGER NOT NULL, charged INTEGER NOT NULL,
      amount INTEGER NOT NULL CHECK(amount >= 0), PRIMARY KEY(record, line)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE claim_match(
      record INTEGER NOT NULL, item INTEGER NOT NULL, claim INTEGER NOT NULL,
      line INTEGER NOT NULL, disputed INTEGER NOT NULL CHECK(disputed >= 0),
      overcharged INTEGER NOT NULL CHECK(overcharged >= 0), PRIMARY KEY(record, item)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE claim_part(
      record INTEGER NOT NULL, item INTEGER NOT NULL, visit INTEGER NOT NULL,
      line INTEGER NOT NULL, amount INTEGER NOT NULL CHECK(amount >= 0),
      PRIMARY KEY(record, item, visit, line)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  static let claimIndexes = [
    "CREATE INDEX claim_match_line ON claim_match(claim, line)",
    "CREATE INDEX claim_part_visit ON claim_part(visit, line)",
  ]

  /// INVARIANT I4 for claims and what became of their lines.
  /// INVARIANT I18: a line of a claim is settled once and in full, and of a visit's line no more is
  /// accepted than what funds owe its provider for it.
  static let claimGuards: [String] =
    ["claim", "claim_line", "claim_match", "claim_part"].flatMap { table in
      noUpdateOrDelete(table) + [lateGuard(table)]
    }
    + [
      insertGuard("claim", keys: ["record"]),
      insertGuard("claim_line", keys: ["record", "line"]),
      insertGuard("claim_match", keys: ["record", "item"]),
      insertGuard("claim_part", keys: ["record", "item", "visit", "line"]),
      """
      CREATE TRIGGER claim_match_once BEFORE INSERT ON claim_match
      WHEN EXISTS(
        SELECT 1 FROM claim_match AS m WHERE m.claim = NEW.claim AND m.line = NEW.line
          AND \(matchStands("m")))
      BEGIN SELECT RAISE(ABORT, 'I18 line of a claim is settled already'); END
      """,
      """
      CREATE TRIGGER claim_part_provider BEFORE INSERT ON claim_part
      WHEN NOT EXISTS(
        SELECT 1 FROM visit AS v JOIN claim_match AS m JOIN claim AS c ON c.record = m.claim
        WHERE m.record = NEW.record AND m.item = NEW.item AND v.record = NEW.visit
          AND v.provider = c.provider AND v.reversed = 0)
      BEGIN SELECT RAISE(ABORT, 'I18 visit is undone, or of another provider'); END
      """,
      """
      CREATE TRIGGER claim_part_left BEFORE INSERT ON claim_part
      WHEN NEW.amount + \(accepted("NEW.visit", "NEW.line")) > \(owed("NEW.visit", "NEW.line"))
      BEGIN SELECT RAISE(ABORT, 'I18 more than what is owed for a visit'); END
      """,
      """
      CREATE TRIGGER record_claims BEFORE INSERT ON record
      WHEN EXISTS(SELECT 1 FROM claim_match AS m WHERE m.record = NEW.id AND \(differs("m")))
      BEGIN SELECT RAISE(ABORT, 'I18 parts do not make the line of a claim'); END
      """,
    ]

  /// Whether a match of a claim's line has not been undone, as a part of a larger query.
  static func matchStands(_ match: String) -> String {
    """
    NOT EXISTS(SELECT 1 FROM undoing AS u
            WHERE u.run = \(match).record AND u.item = \(match).item)
    """
  }

  /// Whether the parts of a match and what is disputed do not make the line of a claim, as a part of a
  /// larger query.
  static func differs(_ match: String) -> String {
    """
    \(match).disputed + coalesce((
            SELECT sum(p.amount) FROM claim_part AS p
            WHERE p.record = \(match).record AND p.item = \(match).item), 0) IS NOT (
            SELECT l.amount FROM claim_line AS l
            WHERE l.record = \(match).claim AND l.line = \(match).line)
    """
  }

  /// Whether a share was promised, and became the household's debt before its fund paid, as a part of
  /// a larger query.
  static func isEndedPromise(_ share: String) -> String {
    """
    EXISTS(SELECT 1 FROM commitment AS c JOIN provisional AS p USING(record, line, item)
            WHERE c.record = \(share).record AND c.line = \(share).line AND c.item = \(share).item
              AND p.converted = 1 AND c.honoured = p.settled)
    """
  }

  /// What funds owe the provider of a visit for one of its lines, as a part of a larger query.
  static func owed(_ visit: String, _ line: String) -> String {
    """
    coalesce((
        SELECT sum(s.amount) FROM share AS s
        WHERE s.record = \(visit) AND s.line = \(line)
          AND s.bearer NOT IN ('household', 'direct', 'aid', 'promised_aid')
          AND NOT \(isEndedPromise("s"))), 0)
    """
  }

  /// What of a visit's line has been accepted, as a part of a larger query.
  static func accepted(_ visit: String, _ line: String) -> String {
    """
    coalesce((
        SELECT sum(p.amount) FROM claim_part AS p
        WHERE p.visit = \(visit) AND p.line = \(line) AND \(matchStands("p"))), 0)
    """
  }
}
