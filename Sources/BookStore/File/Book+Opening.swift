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
  ///   `schemaChanged`, `isBackup`.
  ///
  /// INVARIANT I27.
  public static func open(
    _ path: String, forWriting: Bool, context: BookContext
  ) throws(BookError) -> Book {
    let connection = try stored { () throws(StorageFault) in
      try Connection(
        forWriting ? .readWriteExisting(path) : .readOnly(path), policy: BookSchema.policy)
    }
    let book = try Book(opening: connection, context: context)
    if forWriting,
      try stored({ () throws(StorageFault) in try connection.applicationID() })
        == BookSchema.backupID
    {
      throw .question(.isBackup)
    }
    return book
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
    guard BookSchema.applicationIDs.contains(application), version >= 0 else {
      throw .integrity(.notABook)
    }
    guard version <= BookSchema.version else {
      throw .integrity(.newerFormat(found: Int(version)))
    }
    if let difference = BookSchema.differences(from: objects).first {
      throw .integrity(.schemaChanged(object: difference.object.name))
    }
  }

  static func readSettings(
    _ connection: Connection
  ) throws(BookError) -> (BookSettings, Identifier) {
    let rows = try stored { () throws(StorageFault) in
      try connection.all("SELECT name, value FROM setting", as: String.self, String.self)
    }
    // A damaged file can hold a key twice.
    let found = Dictionary(rows) { first, _ in first }
    guard let settings = BookSettings(texts: found),
      let identifier = found["book"].flatMap({ Identifier(hex: $0) })
    else { throw .integrity(.notABook) }
    return (settings, identifier)
  }
}

extension BookSettings {
  /// Reads the settings as the book's own table has them.
  init?(texts: [String: String]) {
    guard let currency = texts["currency"].flatMap(Currency.init(code:)),
      let chart = texts["chart"], let language = texts["language"],
      let zone = texts["zone"].flatMap({ Int($0) }),
      let start = texts["start"].flatMap({ Day(iso: $0) }),
      let cashStep = texts["cash_step"].flatMap({ Int64($0) }), cashStep > 0
    else { return nil }
    self.init(
      currency: currency, chart: chart, language: language, zoneMinutes: zone, start: start,
      cashStep: Money(cashStep))
  }

  /// Reads the settings as the first record has them.
  init(_ body: BodyReader) throws(BookError) {
    guard let object = body.json.object else { throw body.broken }
    let texts = object.compactMapValues { $0.text ?? $0.integer.map { String($0) } }
    guard let settings = BookSettings(texts: texts) else { throw body.broken }
    self = settings
  }
}
