extension Connection {
  /// Prepares a statement for the caller's own use, as in a loop of thousands.
  public func prepare(_ sql: String) throws(StorageFault) -> Statement {
    try Statement(sql, on: database)
  }

  /// Runs a statement and gives the number of rows that it inserted, updated or deleted itself.
  @discardableResult
  public func run<each Value: Storable>(
    _ sql: String, _ values: repeat each Value
  ) throws(StorageFault) -> Int {
    try statement(sql).run(repeat each values)
  }

  /// Runs an INSERT of one row, and faults with `rowsChanged` where the row is not there afterwards.
  public func insert<each Value: Storable>(
    _ sql: String, _ values: repeat each Value
  ) throws(StorageFault) {
    try statement(sql).insert(repeat each values)
  }

  /// The rows of a statement, one after the other.
  public func rows<each Value: Storable>(
    _ sql: String, _ values: repeat each Value
  ) throws(StorageFault) -> Cursor {
    try statement(sql).rows(repeat each values)
  }

  /// Hands each row of a statement to a closure.
  ///
  ///     try book.query("SELECT code FROM fund") { row throws(StorageFault) in
  ///       codes.append(try row.text(0))
  ///     }
  public func query<each Value: Storable, Failure: FaultCarrier>(
    _ sql: String, _ values: repeat each Value,
    row body: (borrowing Cursor) throws(Failure) -> Void
  ) throws(Failure) {
    var cursor = try Failure.carrying { () throws(StorageFault) in
      try rows(sql, repeat each values)
    }
    while try step(&cursor, Failure.self) { try body(cursor) }
  }

  /// The first row of a statement as a closure reads it; nothing where there is none.
  public func first<each Value: Storable, Result, Failure: FaultCarrier>(
    _ sql: String, _ values: repeat each Value,
    row body: (borrowing Cursor) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    var cursor = try Failure.carrying { () throws(StorageFault) in
      try rows(sql, repeat each values)
    }
    return try step(&cursor, Failure.self) ? try body(cursor) : nil
  }

  /// The first row of a statement as values of these types; nothing where there is none.
  ///
  ///     let (code, title) = try book.first("SELECT code, title FROM fund", as: String.self, String?.self)
  public func first<each Value: Storable, each Column: Storable>(
    _ sql: String, _ values: repeat each Value, as columns: repeat (each Column).Type
  ) throws(StorageFault) -> (repeat each Column)? {
    var cursor = try rows(sql, repeat each values)
    guard try cursor.next() else { return nil }
    var column = -1
    return (repeat try Self.read(each columns, from: cursor, &column))
  }

  /// The first row of a statement of one column; nothing where there is none.
  public func first<each Value: Storable, Column: Storable>(
    _ sql: String, _ values: repeat each Value, as column: Column.Type
  ) throws(StorageFault) -> Column? {
    var cursor = try rows(sql, repeat each values)
    return try cursor.next() ? try Column.read(from: cursor, at: 0) : nil
  }

  /// All rows of a statement of one column.
  public func all<each Value: Storable, Column: Storable>(
    _ sql: String, _ values: repeat each Value, as column: Column.Type
  ) throws(StorageFault) -> [Column] {
    var cursor = try rows(sql, repeat each values)
    var all: [Column] = []
    while try cursor.next() { all.append(try Column.read(from: cursor, at: 0)) }
    return all
  }

  /// All rows of a statement as values of these types.
  public func all<each Value: Storable, each Column: Storable>(
    _ sql: String, _ values: repeat each Value, as columns: repeat (each Column).Type
  ) throws(StorageFault) -> [(repeat each Column)] {
    var cursor = try rows(sql, repeat each values)
    var all: [(repeat each Column)] = []
    while try cursor.next() {
      var column = -1
      all.append((repeat try Self.read(each columns, from: cursor, &column)))
    }
    return all
  }

  /// Runs one or several statements that take no values, such as the tables of a new file.
  public func execute(_ script: String) throws(StorageFault) {
    try database.beginWrite(script)
    try database.execute(script)
  }
}

extension Connection {
  /// The statement of a text, prepared once; another one while a cursor stands on the first.
  func statement(_ sql: String) throws(StorageFault) -> Statement {
    if let known = statements[sql] {
      return known.isBusy ? try Statement(sql, on: database) : known
    }
    let new = try Statement(sql, on: database)
    statements[sql] = new
    return new
  }

  private func step<Failure: FaultCarrier>(
    _ cursor: inout Cursor, _: Failure.Type
  ) throws(Failure) -> Bool {
    do throws(StorageFault) { return try cursor.next() } catch { throw .fault(error) }
  }

  private static func read<Value: Storable>(
    _: Value.Type, from cursor: borrowing Cursor, _ column: inout Int
  ) throws(StorageFault) -> Value {
    column += 1
    return try Value.read(from: cursor, at: column)
  }
}
