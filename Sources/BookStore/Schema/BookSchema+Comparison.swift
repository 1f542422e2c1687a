import LedgerSQLite

extension BookSchema {
  /// What a connection to a book may do besides reading and inserting: totals are brought up to date,
  /// cover and closings are taken back by a reversal or a reopening, erased details are deleted.
  static let policy = GuardPolicy(
    updatable: ["turnover", "fund_day", "visit", "commitment", "provisional"],
    deletable: ["detail", "cover", "closing"])

  /// The rows that `sqlite_schema` must have, in the order in which they were made.
  static let objects: [SchemaObject] = statements.flatMap { statement in
    let object = object(of: statement)
    return [object] + (object.type == "table" ? automaticIndexes(of: object) : [])
  }

  /// How the schema of a file differs from these, whatever the order.
  static func differences(from found: [SchemaObject]) -> [SchemaDifference] {
    SchemaDifference.between(found: found, expected: objects)
  }

  /// The indexes that SQLite makes itself for the keys of a table, numbered as the keys stand in its
  /// text. A whole number as primary key needs none, and a table without row numbers is its own.
  private static func automaticIndexes(of table: SchemaObject) -> [SchemaObject] {
    let text = table.sql ?? ""
    let isKeyed = text.hasSuffix("WITHOUT ROWID")
    var number = 0
    var indexes: [SchemaObject] = []
    var words = ("", "")
    for next in Self.words(of: text) {
      let isPrimary = words.1 == "PRIMARY" && next == "KEY"
      let isRowNumber = isPrimary && words.0 == "INTEGER" && !isKeyed
      words = (words.1, next)
      guard isPrimary || next == "UNIQUE", !isRowNumber else { continue }
      number += 1
      if isKeyed, isPrimary { continue }
      indexes.append(
        SchemaObject(
          type: "index", name: "sqlite_autoindex_\(table.name)_\(number)", table: table.name,
          sql: nil))
    }
    return indexes
  }

  static func object(of statement: String) -> SchemaObject {
    let words = words(of: statement, atMost: 8)
    let isUnique = words[1] == "UNIQUE"
    let type = words[isUnique ? 2 : 1].lowercased()
    let name = words[isUnique ? 3 : 2]
    let table = words.firstIndex(of: "ON").map { words[$0 + 1] } ?? name
    return SchemaObject(
      type: type, name: name, table: type == "table" ? name : table, sql: statement)
  }

  /// Byte by byte, for every book that is opened waits for it.
  private static func words(of statement: String, atMost count: Int = .max) -> [String] {
    statement.utf8.split(maxSplits: count) { !isPartOfWord($0) }
      .prefix(count).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || byte == UInt8(ascii: "_")
  }
}
