import LedgerSQLite
import Testing

@testable import BookStore

/// Every trigger of a book has an attack that it alone refuses: with it the attack ends in its words,
/// without it the attack goes through. A trigger that is added needs one here.
@Suite struct TriggerTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try fullBook(at: scratch.path("a.nafa"))
  }

  @Test func `every trigger refuses an attack that nothing else refuses`() throws {
    for trigger in BookSchema.objects where trigger.type == "trigger" {
      let attack = try #require(Self.attacks[trigger.name], "\(trigger.name)")
      let words = try #require(try run(attack, without: nil), "\(trigger.name)")
      #expect(trigger.sql?.contains("'\(words)'") == true, "\(trigger.name): \(words)")
      #expect(try run(attack, without: trigger.name) == nil, "\(trigger.name)")
    }
    #expect(Set(Self.attacks.keys).isSubset(of: BookSchema.objects.map(\.name)))
  }

  /// Runs an attack on a copy of the book, whose earlier statements must go through.
  private func run(_ attack: [String], without trigger: String?) throws -> String? {
    try scratch.write(try scratch.bytes(of: "a.nafa"), to: "b.nafa")
    let outside = try Connection.outside(scratch.path("b.nafa"))
    if let trigger { try outside.execute("DROP TRIGGER \(trigger)") }
    for sql in attack.dropLast() { try outside.execute(sql) }
    return obstacle { () throws(StorageFault) in try outside.execute(attack.last ?? "") }
  }

  private static let next = "(SELECT max(id) + 1 FROM record)"
  private static let nextRecord = """
    INSERT INTO record SELECT id + 1, site, seq + 1, 'x', 1, recorded_at, 'm', '{}', digest,
      randomblob(32) FROM record ORDER BY id DESC LIMIT 1
    """

  /// An entry for the next record, in a journal of its own.
  private static func entry(
    verb: String = "INSERT", record: String = next, part: Int = 0, year: Int = 2031,
    number: Int = 1, month: Int = 24_377
  ) -> String {
    "\(verb) INTO entry VALUES(\(record), \(part), 'OD', \(year), \(number), 1, \(month), 'e', 'V', 0)"
  }

  private static func posting(
    verb: String = "INSERT", record: String = next, line: Int = 0, amount: Int
  ) -> String {
    "\(verb) INTO posting VALUES(\(record), 0, \(line), 1, 1, NULL, 1, \(amount))"
  }

  private static func periodStep(
    verb: String = "INSERT", record: String = next, account: String = "1"
  ) -> String {
    "\(verb) INTO period_step VALUES(\(record), '\(account)', 1, 'review', 'm', zeroblob(32))"
  }

  private static func signing(
    verb: String = "INSERT", record: String = next, account: String = "1"
  ) -> String {
    "\(verb) INTO signing VALUES(\(record), '\(account)', 1, 1, 5, 2, 7, 7, 'm', 'n')"
  }

  private static let attacks: [String: [String]] = [
    listAttacks, moneyAttacks, matchAttacks, claimAttacks, changes,
  ].reduce([:]) { $0.merging($1) { one, _ in one } }

  private static let listAttacks: [String: [String]] = [
    "site_i_number": [
      "INSERT OR REPLACE INTO site SELECT number, lower(hex(randomblob(16))) FROM site"
    ],
    "site_i_identifier": ["INSERT OR REPLACE INTO site SELECT 2, identifier FROM site"],
    "record_extends": [
      """
      INSERT OR REPLACE INTO record SELECT id, site, seq, kind, version, 253402300799999, actor,
        body, previous, digest FROM record WHERE seq = 9
      """
    ],
    "record_time": [
      """
      INSERT INTO record SELECT id + 1, site, seq + 1, 'x', 1, recorded_at - 1, 'm', '{}', digest,
        digest FROM record ORDER BY id DESC LIMIT 1
      """
    ],
    "record_balances": [entry(), posting(amount: 5), posting(line: 1, amount: -4), nextRecord],
    "record_entries": [entry(), nextRecord],
    "erased_i_commitment": [
      "INSERT OR REPLACE INTO erased SELECT commitment, \(next) FROM erased LIMIT 1"
    ],
    "erased_late": ["INSERT INTO erased SELECT randomblob(32), min(id) FROM record"],
    "detail_d": ["DELETE FROM detail"],
    "detail_i": [
      """
      INSERT OR REPLACE INTO detail SELECT commitment, class, salt, x'00', \(next) FROM detail
      LIMIT 1
      """
    ],
    "detail_late": [
      "INSERT INTO detail SELECT randomblob(32), 'x', randomblob(16), x'00', max(id) FROM record"
    ],
  ]

  private static let moneyAttacks: [String: [String]] = [
    "entry_i_record_part": [entry(), entry(verb: "INSERT OR REPLACE", year: 2032)],
    "entry_i_journal_year_number": [
      entry(), entry(verb: "INSERT OR REPLACE", part: 1),
    ],
    "entry_number_gap": [entry(number: 2)],
    "entry_closed": [entry(month: 24_300)],
    "entry_late": [entry(record: "(SELECT max(id) FROM record)")],
    "posting_i_record_part_line": [posting(amount: 5), posting(verb: "REPLACE", amount: 6)],
    "posting_late": [posting(record: "(SELECT max(id) FROM record)", amount: 5)],
    "reference_i_scope_key": [
      "INSERT OR REPLACE INTO reference SELECT scope, key, \(next) FROM reference LIMIT 1"
    ],
    "reversal_i_record": [
      "INSERT INTO reversal VALUES(\(next), -5)",
      "INSERT OR REPLACE INTO reversal VALUES(\(next), -6)",
    ],
    "reversal_i_reverses": [
      "INSERT OR REPLACE INTO reversal SELECT \(next), reverses FROM reversal LIMIT 1"
    ],
    "reference_late": ["INSERT INTO reference SELECT 'receipt', 'R9-999999', max(id) FROM record"],
    "reversal_late": ["INSERT INTO reversal SELECT max(id), -5 FROM record"],
    "cash_count_late": ["INSERT INTO cash_count SELECT max(id), '1', 1, 1, 0, 0 FROM record"],
    "period_step_i_record": [
      periodStep(), periodStep(verb: "INSERT OR REPLACE", account: "2"),
    ],
    "period_step_late": [periodStep(record: "(SELECT max(id) FROM record)")],
    "signing_i_record": [signing(), signing(verb: "INSERT OR REPLACE", account: "2")],
    "signing_late": [signing(record: "(SELECT max(id) FROM record)")],
    "signing_follows": [
      """
      INSERT INTO signing
      SELECT \(next), account, month + 1, last_day + 28, closing + 1, 0, closing + 1, books,
        prepared_by, reviewed_by FROM signing ORDER BY record DESC LIMIT 1
      """
    ],
    "unsigning_i_signing": [
      "INSERT OR REPLACE INTO unsigning SELECT signing, \(next) FROM unsigning"
    ],
    "unsigning_late": ["INSERT INTO unsigning SELECT 1, max(id) FROM record"],
    "posting_signed": [
      entry(),
      """
      INSERT INTO posting SELECT \(next), 0, 0, account.id, 1, NULL, last_day, 5
      FROM signing JOIN account ON account.code = signing.account LIMIT 1
      """,
    ],
    "undoing_signed": [
      """
      INSERT INTO undoing
      SELECT a.record, a.item, \(next) FROM allocation AS a
      JOIN signing AS s ON s.account = a.account
      JOIN statement_line AS l
        ON a.side = 'line' AND l.record = a.source AND l.line = a.place AND l.day <= s.last_day
      LIMIT 1
      """
    ],
    "cash_count_i_record": [
      "INSERT INTO cash_count VALUES(\(next), '1', 1, 1, 0, 0)",
      "INSERT OR REPLACE INTO cash_count VALUES(\(next), '1', 1, 1, 0, 5)",
    ],
  ]

  /// A part of a match of the next record; the whole of the first open line where nothing else is said.
  private static func part(
    verb: String = "INSERT", record: String = next, side: String = "line",
    item: String = openLine, account: String = "'5521'", amount: String = "amount"
  ) -> String {
    """
    \(verb) INTO allocation SELECT \(record), 0, '\(side)', source, place, \(account), \(amount)
    FROM (\(item))
    """
  }

  private static let openLine = """
    SELECT record AS source, line AS place, amount FROM statement_line AS l
    WHERE NOT EXISTS(SELECT 1 FROM allocation WHERE source = l.record AND place = l.line) LIMIT 1
    """
  /// An open movement of another account than the statement's.
  private static let openMovement = """
    SELECT p.record AS source, p.part AS place, sum(p.amount) AS amount FROM posting AS p
    JOIN account AS a ON a.id = p.account WHERE a.code = '5711' GROUP BY p.record, p.part LIMIT 1
    """

  private static let matchAttacks: [String: [String]] = [
    "statement_i_record": [
      "INSERT INTO statement VALUES(\(next), '5521', x'00', 1, 1, NULL, NULL)",
      "INSERT OR REPLACE INTO statement VALUES(\(next), '5521', x'00', 1, 1, 5, NULL)",
    ],
    "statement_late": [
      """
      INSERT INTO statement SELECT (SELECT max(id) FROM record), account, file, first_day, last_day,
        opening, closing FROM statement LIMIT 1
      """
    ],
    "statement_line_i_record_line": [
      """
      INSERT INTO statement_line VALUES(\(next), 1, '5521', 2, 1, 5, NULL, 0)
      """,
      """
      INSERT OR REPLACE INTO statement_line VALUES(\(next), 1, '5521', 2, 1, 6, NULL, 0)
      """,
    ],
    "statement_line_late": [
      """
      INSERT INTO statement_line SELECT record, line + 1000, account, row, day, amount, reference, fee
      FROM statement_line LIMIT 1
      """
    ],
    "allocation_i_record_item_side_source_place": [
      part(amount: "sign(amount)"),
      """
      INSERT OR REPLACE INTO allocation
      SELECT record, item, side, source, place, account, amount * 2 FROM allocation
      WHERE record = \(next)
      """,
    ],
    "allocation_late": [part(record: "(SELECT max(id) FROM record)")],
    "allocation_line": [part(amount: "amount + sign(amount)")],
    "allocation_movement": [
      part(side: "movement", item: openMovement, account: "'5711'", amount: "-amount")
    ],
    "record_matches": [part(), nextRecord],
    "reversal_matched": [
      """
      INSERT INTO reversal SELECT \(next), source FROM allocation AS a WHERE side = 'line'
        AND source IN (SELECT record FROM statement)
        AND NOT EXISTS(SELECT 1 FROM undoing AS u WHERE u.run = a.record AND u.item = a.item) LIMIT 1
      """
    ],
    "undoing_i_run_item": [
      "INSERT INTO undoing SELECT record, item, \(next) FROM allocation ORDER BY record, item LIMIT 1",
      """
      INSERT OR REPLACE INTO undoing SELECT record, item, \(next) + 1 FROM allocation
      ORDER BY record, item LIMIT 1
      """,
    ],
    "undoing_late": [
      """
      INSERT INTO undoing SELECT record, item, record FROM allocation ORDER BY record, item LIMIT 1
      """
    ],
    "undoing_run": ["INSERT INTO undoing VALUES(1, 0, \(next))"],
  ]

  /// The match of a line of a claim by the next record; of an open line where nothing else is said.
  private static func claimMatch(
    disputed: String = "amount"
  ) -> String {
    """
    INSERT INTO claim_match SELECT \(next), 0, record, line, \(disputed), 0 FROM (\(openClaimLine))
    """
  }

  private static let openClaimLine = """
    SELECT record, line, amount FROM claim_line AS l WHERE NOT EXISTS(
      SELECT 1 FROM claim_match AS m WHERE m.claim = l.record AND m.line = l.line
        AND NOT EXISTS(SELECT 1 FROM undoing AS u WHERE u.run = m.record AND u.item = m.item))
    LIMIT 1
    """

  /// A part of that match, for a line of one of the provider's visits that nothing is accepted for.
  private static func claimPart(
    isUndone: Bool = false, amount: String = "0"
  ) -> String {
    """
    INSERT INTO claim_part SELECT \(next), 0, record, 0, \(amount) FROM visit
    WHERE provider = 'CSCOM-SIKORO' AND reversed = \(isUndone ? 1 : 0)
      AND NOT EXISTS(SELECT 1 FROM claim_part AS p WHERE p.visit = visit.record) LIMIT 1
    """
  }

  private static let claimAttacks: [String: [String]] = [
    "claim_i_record": [
      "INSERT INTO claim VALUES(\(next), 'P', 1, 'F', x'00')",
      "INSERT OR REPLACE INTO claim VALUES(\(next), 'Q', 1, 'F', x'00')",
    ],
    "claim_late": [
      "INSERT INTO claim SELECT max(id), 'P', 1, 'F', x'00' FROM record"
    ],
    "claim_line_i_record_line": [
      "INSERT INTO claim_line VALUES(\(next), 1, 2, 1, NULL, NULL, NULL, 5, 0, 5)",
      "INSERT OR REPLACE INTO claim_line VALUES(\(next), 1, 2, 1, NULL, NULL, NULL, 6, 0, 6)",
    ],
    "claim_line_late": [
      """
      INSERT INTO claim_line SELECT record, line + 1000, row, day, visit, person, service, fee,
        charged, amount FROM claim_line LIMIT 1
      """
    ],
    "claim_match_i_record_item": [
      claimMatch(), "INSERT OR REPLACE INTO claim_match VALUES(\(next), 0, 1, 1, 5, 0)",
    ],
    "claim_match_late": [
      "INSERT INTO claim_match SELECT max(id), 0, 1, 1, 5, 0 FROM record"
    ],
    "claim_match_once": [
      """
      INSERT INTO claim_match SELECT \(next), 0, claim, line, disputed, 0 FROM claim_match
      WHERE NOT EXISTS(SELECT 1 FROM undoing AS u
        WHERE u.run = claim_match.record AND u.item = claim_match.item) LIMIT 1
      """
    ],
    "claim_part_i_record_item_visit_line": [
      claimMatch(), claimPart(),
      "INSERT OR REPLACE INTO claim_part SELECT * FROM claim_part WHERE record = \(next)",
    ],
    "claim_part_late": [
      claimMatch(), claimPart(), nextRecord,
      """
      INSERT INTO claim_part SELECT record, item, visit, line + 1, 0 FROM claim_part
      WHERE record = (SELECT max(id) FROM record)
      """,
    ],
    "claim_part_provider": [claimMatch(), claimPart(isUndone: true)],
    "claim_part_left": [claimMatch(), claimPart(amount: "1000000")],
    "record_claims": [claimMatch(disputed: "amount + 1"), nextRecord],
  ]

  /// UPDATE and DELETE on every table that has triggers against them.
  private static let changes: [String: [String]] = {
    var attacks: [String: [String]] = ["detail_u": ["UPDATE detail SET bytes = x'00'"]]
    for (table, column) in [
      ("site", "identifier"), ("record", "actor"), ("entry", "label"), ("posting", "party"),
      ("reference", "record"), ("reversal", "record"), ("cash_count", "counted"),
      ("period_step", "actor"),
      ("signing", "books"), ("unsigning", "record"),
      ("statement", "closing"),
      ("statement_line", "amount"), ("allocation", "item"), ("undoing", "record"),
      ("claim", "month"), ("claim_line", "amount"), ("claim_match", "disputed"),
      ("claim_part", "amount"),
      ("erased", "record"),
    ] {
      attacks["\(table)_u"] = ["UPDATE \(table) SET \(column) = \(column)"]
      attacks["\(table)_d"] = ["DELETE FROM \(table)"]
    }
    return attacks
  }()
}
