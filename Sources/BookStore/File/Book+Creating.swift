import DoubleEntry
import LedgerSQLite
import LedgerValues

extension Book {
  /// Where a new book is made.
  public enum Place: Hashable, Sendable {
    case file(String)
    /// Gone with the program: for rehearsals and tests.
    case memory
  }

  /// Makes a new book in a file that does not exist yet, or in memory.
  ///
  /// Tables and first record are one transaction: a power cut leaves no half-made book.
  public static func create(
    at place: Place, settings: BookSettings, context: BookContext
  ) throws(BookError) -> Book {
    let connection = try stored { () throws(StorageFault) in
      switch place {
      case .file(let path): try Connection(.create(path), policy: .unguarded)
      case .memory: try Connection(.memory, policy: .unguarded)
      }
    }
    var context = context
    let identifier = Identifier(using: &context.random)
    let site = Identifier(using: &context.random)
    let book = Book(
      connection: connection, context: context, chart: try chart(named: settings.chart),
      settings: settings, identifier: identifier)
    do throws(BookError) {
      try book.connection.transaction { () throws(BookError) in
        try book.makeSchema()
        try book.openSite(number: 1, identifier: site)
        try book.append(.book, body: book.openingBody(site: site))
      }
    } catch {
      if case .file(let path) = place { SideFile.remove(path) }
      throw error
    }
    try stored { () throws(StorageFault) in connection.use(BookSchema.policy) }
    return book
  }

  private func makeSchema() throws(BookError) {
    try stored { () throws(StorageFault) in
      try connection.setApplicationID(BookSchema.applicationID)
      try connection.setUserVersion(BookSchema.version)
      for statement in BookSchema.statements { try connection.execute(statement) }
    }
  }

  /// Opens the chain of a site: the next record appended is its first.
  func openSite(number: Int, identifier: Identifier) throws(BookError) {
    try stored { () throws(StorageFault) in
      try connection.insert(
        "INSERT INTO site(number, identifier) VALUES(?, ?)", number, identifier.description)
    }
    caches.head = ChainHead(
      site: number, siteIdentifier: identifier, sequence: 0, digest: .zero,
      recordedAt: caches.head?.recordedAt ?? Moment(milliseconds: .min))
  }

  private func openingBody(site: Identifier) -> [String: JSON] {
    [
      "book": .text(identifier.description), "site": .text(site.description),
      "currency": .text(settings.currency.code), "chart": .text(settings.chart),
      "language": .text(settings.language), "zone": .integer(Int64(settings.zoneMinutes)),
      "start": .text(settings.start.description), "cash_step": .integer(settings.cashStep.units),
      "machine": .text(Self.machineDigest(context.machine, site: site)),
    ]
  }

  static func chart(named name: String) throws(BookError) -> Chart {
    guard let profile = Chart.Profile(rawValue: name) else { throw .integrity(.notABook) }
    return Chart(profile)
  }

  /// A machine's name as the list keeps it: hashed with the site, so that it tells nobody which
  /// laptop it is, while the same laptop finds itself.
  static func machineDigest(_ machine: String, site: Identifier) -> String {
    String(SHA256.digest(of: Array("\(site)\(machine)".utf8)).hex.prefix(32))
  }
}

/// Runs what only storage can refuse.
func stored<Result>(
  _ body: () throws(StorageFault) -> Result
) throws(BookError) -> Result {
  do throws(StorageFault) {
    return try body()
  } catch {
    throw .fault(error)
  }
}
