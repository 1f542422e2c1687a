import LedgerSQLite

extension BookSchema {
  /// What can be rebuilt from the list at any time. `verify` does, and compares.
  ///
  /// In a table without row numbers the key comes first: the full check of SQLite 3.40.1 otherwise
  /// says that its other columns are NULL.
  static let projectionTables: [String] =
    settingsTables + peopleTables + moneyTables + careTables + reconciliationTables
    + signingTables + claimTables

  /// Their names, in the order in which they are made.
  static let projectionNames = projectionTables.map { object(of: $0).name }

  private static let settingsTables = [
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE handover(
      record INTEGER PRIMARY KEY, machine TEXT NOT NULL, released INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE TABLE backup(record INTEGER PRIMARY KEY, head INTEGER NOT NULL) STRICT",
    """
    CREATE TABLE account(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT
    """,
    """
    CREATE TABLE fund(
      id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      title_fr TEXT NOT NULL, title_en TEXT NOT NULL, funder TEXT, record INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE TABLE party(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE provider(
      code TEXT PRIMARY KEY, title TEXT NOT NULL, place TEXT NOT NULL, record INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let peopleTables = [
    """
    CREATE TABLE household(
      identifier TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, fund TEXT, joined INTEGER NOT NULL,
      record INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE person(
      identifier TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, household TEXT NOT NULL,
      role TEXT NOT NULL, sex TEXT NOT NULL, since INTEGER NOT NULL, detail BLOB NOT NULL,
      record INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE evidence(
      record INTEGER PRIMARY KEY, subject TEXT NOT NULL, fact TEXT, value TEXT,
      from_day INTEGER NOT NULL, to_day INTEGER, source TEXT
    ) STRICT
    """,
    """
    CREATE TABLE cover(
      household TEXT NOT NULL, month INTEGER NOT NULL, record INTEGER NOT NULL,
      PRIMARY KEY(household, month)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let moneyTables = [
    """
    CREATE TABLE deferral(
      month INTEGER NOT NULL, record INTEGER NOT NULL, day INTEGER NOT NULL,
      amount INTEGER NOT NULL, PRIMARY KEY(month, record)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE withdrawal(
      record INTEGER PRIMARY KEY, visit TEXT NOT NULL, amount INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE entry(
      record INTEGER NOT NULL REFERENCES record DEFERRABLE INITIALLY DEFERRED,
      part INTEGER NOT NULL, journal TEXT NOT NULL, year INTEGER NOT NULL,
      number INTEGER NOT NULL CHECK(number > 0), day INTEGER NOT NULL, month INTEGER NOT NULL,
      label TEXT NOT NULL, voucher TEXT NOT NULL CHECK(length(voucher) > 0),
      reversal INTEGER NOT NULL CHECK(reversal IN (0, 1)), PRIMARY KEY(record, part)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE posting(
      record INTEGER NOT NULL, part INTEGER NOT NULL, line INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES account DEFERRABLE INITIALLY DEFERRED,
      fund INTEGER NOT NULL REFERENCES fund DEFERRABLE INITIALLY DEFERRED,
      party INTEGER REFERENCES party DEFERRABLE INITIALLY DEFERRED,
      day INTEGER NOT NULL,
      amount INTEGER NOT NULL
        CHECK(amount <> 0 AND amount BETWEEN -999999999999 AND 999999999999),
      PRIMARY KEY(record, part, line),
      FOREIGN KEY(record, part) REFERENCES entry DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE turnover(
      fund INTEGER NOT NULL, account INTEGER NOT NULL, day INTEGER NOT NULL,
      debit INTEGER NOT NULL, credit INTEGER NOT NULL, PRIMARY KEY(fund, account, day)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE fund_day(
      fund INTEGER NOT NULL, day INTEGER NOT NULL, resources INTEGER NOT NULL,
      cash INTEGER NOT NULL, payable INTEGER NOT NULL, commitments INTEGER NOT NULL,
      lent INTEGER NOT NULL, PRIMARY KEY(fund, day)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE reference(
      scope TEXT NOT NULL, key TEXT NOT NULL, record INTEGER NOT NULL, PRIMARY KEY(scope, key)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE TABLE reversal(record INTEGER PRIMARY KEY, reverses INTEGER NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE cash_count(
      record INTEGER PRIMARY KEY, account TEXT NOT NULL, first_day INTEGER NOT NULL,
      day INTEGER NOT NULL CHECK(day >= first_day), opening INTEGER NOT NULL,
      counted INTEGER NOT NULL CHECK(counted >= 0)
    ) STRICT
    """,
    "CREATE TABLE closing(month INTEGER PRIMARY KEY, record INTEGER NOT NULL) STRICT",
  ]

  private static let careTables = [
    """
    CREATE TABLE price(
      service TEXT NOT NULL, from_day INTEGER NOT NULL, title_fr TEXT NOT NULL,
      title_en TEXT NOT NULL, act TEXT NOT NULL, programme TEXT NOT NULL, fee INTEGER NOT NULL,
      neutral TEXT, record INTEGER NOT NULL, PRIMARY KEY(service, from_day)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE rule_book(
      record INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL,
      from_day INTEGER NOT NULL, to_day INTEGER NOT NULL, digest BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE visit(
      record INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, person TEXT NOT NULL,
      household TEXT NOT NULL, provider TEXT NOT NULL, day INTEGER NOT NULL,
      reversed INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE share(
      record INTEGER NOT NULL, line INTEGER NOT NULL, item INTEGER NOT NULL, payer TEXT NOT NULL,
      bearer TEXT NOT NULL, fund TEXT, person TEXT NOT NULL, household TEXT NOT NULL,
      day INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY(record, line, item)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE provisional(
      record INTEGER NOT NULL, line INTEGER NOT NULL, item INTEGER NOT NULL,
      until_day INTEGER NOT NULL, settled INTEGER, converted INTEGER NOT NULL,
      PRIMARY KEY(record, line, item)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE aid_payment(
      record INTEGER NOT NULL, fund TEXT NOT NULL, visit TEXT NOT NULL, amount INTEGER NOT NULL,
      PRIMARY KEY(record, fund)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE commitment(
      record INTEGER NOT NULL, line INTEGER NOT NULL, item INTEGER NOT NULL, fund TEXT NOT NULL,
      amount INTEGER NOT NULL, honoured INTEGER, PRIMARY KEY(record, line, item)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let reconciliationTables = [
    """
    CREATE TABLE statement(
      record INTEGER PRIMARY KEY, account TEXT NOT NULL, file BLOB NOT NULL,
      first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, opening INTEGER, closing INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE statement_line(
      record INTEGER NOT NULL, line INTEGER NOT NULL, account TEXT NOT NULL, row INTEGER NOT NULL,
      day INTEGER NOT NULL, amount INTEGER NOT NULL CHECK(amount <> 0), reference TEXT,
      fee INTEGER NOT NULL, PRIMARY KEY(record, line)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE allocation(
      record INTEGER NOT NULL, item INTEGER NOT NULL,
      side TEXT NOT NULL CHECK(side IN ('line', 'movement')),
      source INTEGER NOT NULL, place INTEGER NOT NULL, account TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK(amount <> 0),
      PRIMARY KEY(record, item, side, source, place)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE suspense(
      record INTEGER PRIMARY KEY, account TEXT NOT NULL, day INTEGER NOT NULL,
      look_again INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE undoing(
      run INTEGER NOT NULL, item INTEGER NOT NULL, record INTEGER NOT NULL,
      PRIMARY KEY(run, item)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  static let projectionIndexes =
    [
      "CREATE UNIQUE INDEX entry_number ON entry(journal, year, number)",
      "CREATE INDEX posting_account ON posting(account, fund, day, amount)",
      "CREATE INDEX posting_party ON posting(party, account, fund, day, amount) WHERE party IS NOT NULL",
      "CREATE INDEX person_household ON person(household)",
      "CREATE INDEX cover_record ON cover(record)",
      "CREATE INDEX deferral_record ON deferral(record)",
      "CREATE INDEX commitment_honoured ON commitment(honoured)",
      "CREATE INDEX withdrawal_visit ON withdrawal(visit)",
      "CREATE INDEX provisional_settled ON provisional(settled)",
      "CREATE INDEX aid_payment_visit ON aid_payment(visit)",
      "CREATE INDEX evidence_subject ON evidence(subject, fact, from_day)",
      "CREATE INDEX share_household ON share(household, payer, day, amount)",
      "CREATE INDEX share_person ON share(person, payer, day, amount)",
      "CREATE INDEX statement_line_account ON statement_line(account)",
      "CREATE INDEX allocation_source ON allocation(side, source, place)",
    ] + signingIndexes + claimIndexes

  /// INVARIANT I4 for the money: entries and postings are never changed, removed or replaced.
  /// INVARIANT I5: entry numbers have no gap in their journal and year.
  /// INVARIANT I8, I9: a reference and a reversal are each used once.
  /// INVARIANT I13: nothing is posted into a closed month, nor into one before it.
  static let projectionGuards: [String] =
    noUpdateOrDelete("entry") + noUpdateOrDelete("posting")
    + [
      insertGuard("entry", keys: ["record", "part"]),
      insertGuard("entry", keys: ["journal", "year", "number"]),
      insertGuard("posting", keys: ["record", "part", "line"]),
      """
      CREATE TRIGGER entry_number_gap BEFORE INSERT ON entry
      WHEN NEW.number > 1 AND NOT EXISTS(
        SELECT 1 FROM entry
        WHERE journal = NEW.journal AND year = NEW.year AND number = NEW.number - 1)
      BEGIN SELECT RAISE(ABORT, 'I5 entry number leaves a gap'); END
      """,
      """
      CREATE TRIGGER entry_closed BEFORE INSERT ON entry
      WHEN EXISTS(SELECT 1 FROM closing WHERE month >= NEW.month)
      BEGIN SELECT RAISE(ABORT, 'I13 month is closed'); END
      """,
      lateGuard("entry"),
      lateGuard("posting"),
    ]
    + ["reference", "reversal", "cash_count"].flatMap { noUpdateOrDelete($0) + [lateGuard($0)] }
    + [
      insertGuard("reference", keys: ["scope", "key"]),
      insertGuard("reversal", keys: ["record"]),
      insertGuard("reversal", keys: ["reverses"]),
      insertGuard("cash_count", keys: ["record"]),
    ] + reconciliationGuards + signingGuards + claimGuards
}
