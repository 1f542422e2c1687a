import LedgerSQLite

extension BookSchema {
  /// What a connection to a book may do besides reading and inserting: totals are brought up to date,
  /// cover and closings are taken back by a reversal or a reopening, erased details are deleted.
  static let policy = GuardPolicy(
    updatable: ["turnover", "fund_day", "visit", "commitment"],
    deletable: ["detail", "cover", "closing"])

  /// The rows that `sqlite_schema` must have, in the order in which they were made.
  static let objects: [SchemaObject] = statements.map(object(of:))

  /// How the schema of a file differs from these, whatever the order.
  ///
  /// Indexes that SQLite makes itself for a key have no text and follow from their table's.
  static func differences(from found: [SchemaObject]) -> [SchemaDifference] {
    SchemaDifference.between(
      found: found.filter { $0.sql != nil || !$0.name.hasPrefix("sqlite_autoindex_") },
      expected: objects)
  }

  static func object(of statement: String) -> SchemaObject {
    let words = statement.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == "\n" })
    let isUnique = words[1] == "UNIQUE"
    let type = words[isUnique ? 2 : 1].lowercased()
    let name = String(words[isUnique ? 3 : 2])
    let table = words.firstIndex(of: "ON").map { String(words[$0 + 1]) } ?? name
    return SchemaObject(
      type: type, name: name, table: type == "table" ? name : table, sql: statement)
  }
}
