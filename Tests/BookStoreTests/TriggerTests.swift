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

  private static let attacks: [String: [String]] = listAttacks.merging(moneyAttacks) { one, _ in
    one
  }.merging(changes) { one, _ in one }

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
      "INSERT OR REPLACE INTO reference SELECT scope, key, record + 1 FROM reference LIMIT 1"
    ],
    "reversal_i_record": [
      "INSERT OR REPLACE INTO reversal SELECT record, reverses + 1 FROM reversal LIMIT 1"
    ],
    "reversal_i_reverses": [
      "INSERT OR REPLACE INTO reversal SELECT record + 1, reverses FROM reversal LIMIT 1"
    ],
    "cash_count_i_record": [
      "INSERT OR REPLACE INTO cash_count SELECT record, '1', 1, 1, 0, 0 FROM cash_count"
    ],
    "match_line_i_statement_line": [
      "INSERT OR REPLACE INTO match_line SELECT statement, line, record, item + 1 FROM match_line"
    ],
    "match_movement_i_entry_part_account": [
      """
      INSERT OR REPLACE INTO match_movement
      SELECT entry, part, account, record, item + 1 FROM match_movement
      """
    ],
  ]

  /// UPDATE and DELETE on every table that has triggers against them.
  private static let changes: [String: [String]] = {
    var attacks: [String: [String]] = ["detail_u": ["UPDATE detail SET bytes = x'00'"]]
    for (table, column) in [
      ("site", "identifier"), ("record", "actor"), ("entry", "label"), ("posting", "party"),
      ("reference", "record"), ("reversal", "record"), ("cash_count", "counted"),
      ("match_line", "item"),
      ("match_movement", "item"), ("erased", "record"),
    ] {
      attacks["\(table)_u"] = ["UPDATE \(table) SET \(column) = \(column)"]
      attacks["\(table)_d"] = ["DELETE FROM \(table)"]
    }
    return attacks
  }()
}
