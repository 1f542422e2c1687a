import AccessRules
public import DoubleEntry
import LedgerSQLite
public import LedgerValues

/// A book: one file with one append-only list, and all that is derived from it.
///
/// A book is used by one thread of one process; another program that writes at the same time waits,
/// and is told so in plain words when it waits too long.
public final class Book {
  let connection: Connection
  public var context: BookContext
  public let chart: Chart
  public let settings: BookSettings
  /// The book's own random name.
  public let identifier: Identifier
  var caches = BookCaches()
  /// Rule books by record: reading one is not free, and its text never changes.
  var readRuleBooks: [RecordKey: RuleBook] = [:]

  init(
    connection: Connection, context: BookContext, chart: Chart, settings: BookSettings,
    identifier: Identifier
  ) {
    self.connection = connection
    self.context = context
    self.chart = chart
    self.settings = settings
    self.identifier = identifier
    if let goesOn = context.goesOn { connection.whileRunning(goOn: goesOn) }
  }

  /// A book for reading what lies in a database, without a clock and without a name to write under.
  convenience init(
    connection: Connection, settings: (BookSettings, Identifier)
  ) throws(BookError) {
    let context = BookContext(
      clock: { Moment(milliseconds: 0) }, random: SystemRandomNumberGenerator(), machine: "",
      actor: "")
    self.init(
      connection: connection, context: context, chart: try Self.chart(named: settings.0.chart),
      settings: settings.0, identifier: settings.1)
  }

  /// - Throws: `interrupted`, where somebody asked for the work to stop.
  func checkGoesOn() throws(BookError) {
    guard context.goesOn?() ?? true else { throw .fault(StorageFault(.interrupted)) }
  }

  /// Today, in the book's own zone.
  public var today: Day { context.clock().day(zoneMinutes: settings.zoneMinutes) }

  /// Runs several acts as one: all are written, or none.
  ///
  /// The lock is taken at once, so that nothing changes between what an act reads and what it writes.
  public func write<Result>(
    _ body: () throws(BookError) -> Result
  ) throws(BookError) -> Result {
    try write(takingOver: false, body)
  }

  /// Reads all from one state of the book, and asks for the lock once.
  func reading<Result>(
    _ body: () throws(BookError) -> Result
  ) throws(BookError) -> Result {
    if connection.isInTransaction { return try body() }
    return try connection.transaction(.deferred, body)
  }

  /// The same as `write`; only who takes the book over need not have written it last.
  func write<Result>(
    takingOver: Bool, _ body: () throws(BookError) -> Result
  ) throws(BookError) -> Result {
    if connection.isInTransaction { return try body() }
    do throws(BookError) {
      return try connection.transaction { () throws(BookError) in
        caches = BookCaches()
        try prepareToWrite(takingOver: takingOver)
        return try body()
      }
    } catch {
      caches = BookCaches()
      throw error
    }
  }
}

/// The small tables that every act looks at, read once per transaction.
struct BookCaches {
  var head: ChainHead? = nil
  var funds: [FundCode: Fund]? = nil
  var fundKeys: [FundCode: Int64] = [:]
  var accountKeys: [AccountCode: Int64] = [:]
  var partyKeys: [Party: Int64] = [:]
  /// The last number used.
  var journalNumbers: [Numbering: Int] = [:]
}

/// The end of the chain that is written.
struct ChainHead {
  var site: Int
  var siteIdentifier: Identifier
  var sequence: Int
  var digest: Digest
  var recordedAt: Moment
}
