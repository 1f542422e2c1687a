/// The tables and triggers of a book, each as the exact text that `sqlite_schema` keeps.
///
/// At open, every row of `sqlite_schema` is compared with these: an added trigger can drop records
/// silently while SQLite's own check says ok.
enum BookSchema {
  /// "NAFA" in ASCII: what tells a book from another SQLite file.
  static let applicationID: Int32 = 0x4E41_4641
  /// "NAFB": a backup, which is read and restored but never written on.
  static let backupID: Int32 = 0x4E41_4642
  static let applicationIDs: Set<Int32> = [applicationID, backupID]
  /// 0 while the format is a draft.
  static let version: Int32 = 0

  /// In the order in which they are created.
  static var statements: [String] {
    listTables + listIndexes + projectionTables + projectionIndexes + listGuards
      + projectionGuards
  }

  /// What a book cannot be rebuilt without: the list, and the details beside it.
  static let listTables: [String] = [
    """
    CREATE TABLE site(
      number INTEGER PRIMARY KEY CHECK(number BETWEEN 1 AND 4194303),
      identifier TEXT NOT NULL UNIQUE CHECK(length(identifier) = 32)
    ) STRICT
    """,
    """
    CREATE TABLE record(
      id INTEGER PRIMARY KEY CHECK(id = site * 1099511627776 + seq),
      site INTEGER NOT NULL REFERENCES site DEFERRABLE INITIALLY DEFERRED,
      seq INTEGER NOT NULL CHECK(seq BETWEEN 1 AND 1099511627775),
      kind TEXT NOT NULL CHECK(length(kind) > 0),
      version INTEGER NOT NULL CHECK(version > 0),
      recorded_at INTEGER NOT NULL CHECK(recorded_at BETWEEN 0 AND 253402300799999),
      actor TEXT NOT NULL CHECK(length(actor) > 0),
      body TEXT NOT NULL,
      previous BLOB NOT NULL CHECK(length(previous) = 32),
      digest BLOB NOT NULL CHECK(length(digest) = 32)
    ) STRICT
    """,
    """
    CREATE TABLE erased(
      commitment BLOB PRIMARY KEY CHECK(length(commitment) = 32),
      record INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE detail(
      commitment BLOB PRIMARY KEY CHECK(length(commitment) = 32),
      class TEXT NOT NULL CHECK(length(class) > 0),
      salt BLOB NOT NULL CHECK(length(salt) = 16),
      bytes BLOB NOT NULL,
      record INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED
    ) STRICT
    """,
  ]

  /// A record comes after what belongs to it, so at each one SQLite looks for the rows that waited for
  /// it; without these it would read all details of the book.
  static let listIndexes = [
    "CREATE INDEX detail_record ON detail(record)",
    "CREATE INDEX erased_record ON erased(record)",
  ]

  /// INVARIANT I4: a record is never changed, removed or replaced.
  /// INVARIANT I5: numbers without a gap, and recorded time never goes back.
  /// INVARIANT I6: each record extends the chain by the digest of the one before it.
  static let listGuards: [String] =
    appendOnly("site", keys: "number", "identifier")
    + noUpdateOrDelete("record")
    + [
      """
      CREATE TRIGGER record_extends BEFORE INSERT ON record
      WHEN NEW.id <= (SELECT max(id) FROM record)
        OR NEW.previous IS NOT CASE NEW.seq
          WHEN 1 THEN zeroblob(32) ELSE (SELECT digest FROM record WHERE id = NEW.id - 1) END
      BEGIN SELECT RAISE(ABORT, 'I6 record does not extend the chain'); END
      """,
      """
      CREATE TRIGGER record_time BEFORE INSERT ON record
      WHEN NEW.recorded_at < (SELECT recorded_at FROM record ORDER BY id DESC LIMIT 1)
      BEGIN SELECT RAISE(ABORT, 'I5 recorded time goes back'); END
      """,
      """
      CREATE TRIGGER record_balances BEFORE INSERT ON record
      WHEN EXISTS(
        SELECT 1 FROM posting WHERE record = NEW.id GROUP BY part, fund HAVING sum(amount) <> 0)
      BEGIN SELECT RAISE(ABORT, 'I1 entry does not balance in each fund'); END
      """,
      """
      CREATE TRIGGER record_entries BEFORE INSERT ON record
      WHEN EXISTS(
        SELECT 1 FROM entry WHERE record = NEW.id
          AND (SELECT count(*) FROM posting
               WHERE posting.record = entry.record AND posting.part = entry.part) < 2)
      BEGIN SELECT RAISE(ABORT, 'I1 entry has fewer than two postings'); END
      """,
    ]
    + noUpdateOrDelete("erased")
    + [
      insertGuard("erased", keys: ["commitment"]),
      lateGuard("erased"),
      """
      CREATE TRIGGER detail_u BEFORE UPDATE ON detail
      BEGIN SELECT RAISE(ABORT, 'I4 detail is never changed'); END
      """,
      """
      CREATE TRIGGER detail_d BEFORE DELETE ON detail
      WHEN NOT EXISTS(SELECT 1 FROM erased WHERE commitment = OLD.commitment)
      BEGIN SELECT RAISE(ABORT, 'I4 detail is erased by an erasure record only'); END
      """,
      """
      CREATE TRIGGER detail_i BEFORE INSERT ON detail
      WHEN EXISTS(SELECT 1 FROM detail WHERE commitment = NEW.commitment OR rowid = NEW.rowid)
        OR EXISTS(SELECT 1 FROM erased WHERE commitment = NEW.commitment)
      BEGIN SELECT RAISE(ABORT, 'I4 detail exists or was erased'); END
      """,
      lateGuard("detail"),
    ]

  static func appendOnly(_ table: String, keys: String...) -> [String] {
    noUpdateOrDelete(table) + keys.map { insertGuard(table, keys: [$0]) }
  }

  static func noUpdateOrDelete(_ table: String) -> [String] {
    [
      """
      CREATE TRIGGER \(table)_u BEFORE UPDATE ON \(table)
      BEGIN SELECT RAISE(ABORT, 'I4 \(table) is never changed'); END
      """,
      """
      CREATE TRIGGER \(table)_d BEFORE DELETE ON \(table)
      BEGIN SELECT RAISE(ABORT, 'I4 \(table) is never removed'); END
      """,
    ]
  }

  /// What a record brings with it is written before it: once the record stands, nothing is added.
  ///
  /// A row that names no record, so that SQLite would choose its number, has -1 here.
  static func lateGuard(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_late BEFORE INSERT ON \(table)
    WHEN NEW.record <= (SELECT max(id) FROM record)
    BEGIN SELECT RAISE(ABORT, 'I4 \(table) comes before its record'); END
    """
  }

  /// `INSERT OR REPLACE` deletes the row it replaces without asking DELETE triggers, unless the
  /// connection has `recursive_triggers`; this guard is in the file and needs no setting.
  static func insertGuard(_ table: String, keys: [String]) -> String {
    let same = keys.map { "\($0) = NEW.\($0)" }.joined(separator: " AND ")
    return """
      CREATE TRIGGER \(table)_i_\(keys.joined(separator: "_")) BEFORE INSERT ON \(table)
      WHEN EXISTS(SELECT 1 FROM \(table) WHERE \(same))
      BEGIN SELECT RAISE(ABORT, 'I4 \(table) is never replaced'); END
      """
  }
}
