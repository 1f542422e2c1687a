import LedgerSQLite

extension BookSchema {
  /// What a connection to a book may do besides reading and inserting: totals are brought up to date,
  /// cover and closings are taken back by a reversal or a reopening, erased details are deleted.
  static let policy = GuardPolicy(
    updatable: ["turnover", "fund_day", "visit", "commitment"],
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
    for word in text.matches(of: /INTEGER PRIMARY KEY|PRIMARY KEY|UNIQUE/) {
      if word.output == "INTEGER PRIMARY KEY", !isKeyed { continue }
      number += 1
      if isKeyed, word.output != "UNIQUE" { continue }
      indexes.append(
        SchemaObject(
          type: "index", name: "sqlite_autoindex_\(table.name)_\(number)", table: table.name,
          sql: nil))
    }
    return indexes
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
