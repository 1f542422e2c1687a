import LedgerSQLite
import LedgerValues

extension Verifier {
  /// Compares every projection of the file with what the list gives, row by row.
  ///
  /// INVARIANT I2: balances and all that is kept beside the list follow from it.
  func compareProjections() throws(BookError) {
    guard let rebuilt = rebuilding?.book.connection else {
      if findings.findings.isEmpty { findings.add(.rebuilding) }
      return
    }
    for table in BookSchema.projectionNames {
      try examining(table) { () throws(BookError) in
        try stored { () throws(StorageFault) in
          try TableComparison(table: table, found: connection, expected: rebuilt)
            .run { (finding, rows) in
              if let finding { findings.add(finding) }
              counts.rows += rows
              if table == "posting" { counts.postings += rows }
            }
        }
      }
    }
  }

  /// SQLite's own check of the file.
  func checkFile() throws(BookError) {
    try examining("file") { () throws(BookError) in
      try stored { () throws(StorageFault) in
        let sentences =
          depth == .deep ? try connection.integrityCheck() : try connection.quickCheck()
        for sentence in sentences { findings.add(.fileDamaged, place: sentence) }
        guard depth == .deep else { return }
        for broken in try connection.foreignKeyCheck() {
          findings.add(.reference, place: "\(broken.table) → \(broken.parent)")
        }
      }
    }
  }
}

/// Two tables of one form, read side by side in the order of their key.
private struct TableComparison {
  let table: String
  let found: Connection
  let expected: Connection

  typealias Row = [StoredValue]

  /// Calls back for each difference, and for each row that was looked at.
  func run(_ report: (Finding?, Int) -> Void) throws(StorageFault) {
    let columns = try expected.all(
      "SELECT name, pk FROM pragma_table_info('\(table)') ORDER BY cid", as: String.self, Int.self)
    let keys = columns.indices.filter { columns[$0].1 > 0 }
      .sorted { columns[$0].1 < columns[$1].1 }
    let names = columns.map(\.0)
    let order = keys.map { names[$0] }.joined(separator: ", ")
    let query = "SELECT \(names.joined(separator: ", ")) FROM \(table) ORDER BY \(order)"
    var left = try found.rows(query)
    var right = try expected.rows(query)
    var one = try next(&left)
    var other = try next(&right)
    while one != nil || other != nil {
      let sign = Self.compare(one, other, by: keys)
      if sign == 0, let one, let other {
        for (column, values) in zip(one, other).enumerated() where values.0 != values.1 {
          report(finding(one, names, keys, column: names[column]), 0)
        }
      } else if let row = sign < 0 ? one : other {
        report(finding(row, names, keys, column: sign < 0 ? "added" : "missing"), 0)
      }
      if sign <= 0 { report(nil, 1) }
      if sign <= 0 { one = try next(&left) }
      if sign >= 0 { other = try next(&right) }
    }
  }

  private func next(_ cursor: inout Cursor) throws(StorageFault) -> Row? {
    guard try cursor.next() else { return nil }
    var row: Row = []
    row.reserveCapacity(cursor.columnCount)
    for column in 0..<cursor.columnCount { row.append(try cursor.value(column)) }
    return row
  }

  /// Where it differs: the table, the column, and the key where that is made of numbers.
  private func finding(
    _ row: Row, _ names: [String], _ keys: [Int], column: String
  ) -> Finding {
    var record: RecordKey? = nil
    if let place = names.firstIndex(of: "record"), case .integer(let packed) = row[place] {
      record = RecordKey(packed: packed)
    }
    return Finding(.projection, record, place: "\(table).\(column)")
  }

  /// The order of SQLite: nothing, numbers, texts, bytes; a row that is not there comes last.
  private static func compare(_ one: Row?, _ other: Row?, by keys: [Int]) -> Int {
    guard let one else { return other == nil ? 0 : 1 }
    guard let other else { return -1 }
    for key in keys {
      let sign = compare(one[key], other[key])
      if sign != 0 { return sign }
    }
    return 0
  }

  private static func compare(_ one: StoredValue, _ other: StoredValue) -> Int {
    switch (one, other) {
    case (.integer(let one), .integer(let other)): one < other ? -1 : one > other ? 1 : 0
    case (.text(let one), .text(let other)): compare(Array(one.utf8), Array(other.utf8))
    case (.bytes(let one), .bytes(let other)): compare(one, other)
    case (.null, _), (.integer, _), (.text, _), (.bytes, _): one.rank - other.rank
    }
  }

  private static func compare(_ one: [UInt8], _ other: [UInt8]) -> Int {
    one.lexicographicallyPrecedes(other) ? -1 : other.lexicographicallyPrecedes(one) ? 1 : 0
  }
}

extension StoredValue {
  fileprivate var rank: Int {
    switch self {
    case .null: 0
    case .integer: 1
    case .text: 2
    case .bytes: 3
    }
  }
}
