import DoubleEntry
import LedgerSQLite
import LedgerValues

extension Book {
  /// Opens a book, for reading alone or for writing.
  ///
  /// Before anything is read: the file is a book, of a format that this program knows, and every
  /// table and trigger is the one it made.
  ///
  /// - Throws: The first of these that holds: the fault of the file, `notABook`, `newerFormat`,
  ///   `schemaChanged`.
  ///
  /// INVARIANT I27.
  public static func open(
    _ path: String, forWriting: Bool, context: BookContext
  ) throws(BookError) -> Book {
    let connection = try stored { () throws(StorageFault) in
      try Connection(
        forWriting ? .readWriteExisting(path) : .readOnly(path), policy: BookSchema.policy)
    }
    return try Book(opening: connection, context: context)
  }

  convenience init(opening connection: Connection, context: BookContext) throws(BookError) {
    try Self.checkFormat(connection)
    let (settings, identifier) = try Self.readSettings(connection)
    self.init(
      connection: connection, context: context, chart: try Self.chart(named: settings.chart),
      settings: settings, identifier: identifier)
  }

  private static func checkFormat(_ connection: Connection) throws(BookError) {
    let (application, version, objects) = try stored { () throws(StorageFault) in
      (
        try connection.applicationID(), try connection.userVersion(),
        try connection.schemaObjects()
      )
    }
    guard application == BookSchema.applicationID else { throw .integrity(.notABook) }
    guard version <= BookSchema.version else {
      throw .integrity(.newerFormat(found: Int(version)))
    }
    if let object = BookSchema.firstDifference(from: objects) {
      throw .integrity(.schemaChanged(object: object))
    }
  }

  private static func readSettings(
    _ connection: Connection
  ) throws(BookError) -> (BookSettings, Identifier) {
    let rows = try stored { () throws(StorageFault) in
      try connection.all("SELECT name, value FROM setting", as: String.self, String.self)
    }
    let found = Dictionary(uniqueKeysWithValues: rows)
    guard let currency = found["currency"].flatMap(Currency.init(code:)),
      let chart = found["chart"], let language = found["language"],
      let zone = found["zone"].flatMap({ Int($0) }),
      let start = found["start"].flatMap({ Day(iso: $0) }),
      let cashStep = found["cash_step"].flatMap({ Int64($0) }), cashStep > 0,
      let identifier = found["book"].flatMap({ Identifier(hex: $0) })
    else { throw .integrity(.notABook) }
    let settings = BookSettings(
      currency: currency, chart: chart, language: language, zoneMinutes: zone, start: start,
      cashStep: Money(cashStep))
    return (settings, identifier)
  }
}
