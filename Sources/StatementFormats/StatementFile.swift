public import LedgerValues
import TabularText

/// A file that holds statements, in whatever form.
public enum StatementFile {
  /// Bytes of a file that is no table; a table has bounds of its own.
  public static let sizeBound = 64 << 20

  /// Reads a file in whichever format it is: MT940 and MT942, OFX, QIF by their first lines; CSV by
  /// the profile whose columns it has, or by the one that is named.
  ///
  /// - Parameters:
  ///   - dayOrder: For a format that does not say how it writes days.
  ///   - zoneMinutes: Minutes east of UTC in which the file writes its hours.
  ///   - normalize: Brings a text that is not ASCII into Unicode's form NFC.
  /// - Throws: `StatementError`, by its precedence. Rows that cannot be read do not throw.
  public static func read(
    _ bytes: [UInt8], profile name: String? = nil,
    profiles: [StatementProfile] = StatementProfile.builtIn, dayOrder: DayOrder? = nil,
    zoneMinutes: Int = 0,
    normalize: @escaping @Sendable (String) -> String = { $0 }
  ) throws(StatementError) -> StatementReading {
    if let format = UnreadFormat(bytes) { throw .formatNotRead(format) }
    if name == nil, let reading = try marked(bytes, dayOrder, normalize) { return reading }
    let profile = try profile(of: bytes, named: name, among: profiles)
    let table: Table
    do {
      table = try Table.read(bytes, as: profile.tableFormat, normalize: normalize)
    } catch {
      throw .table(error)
    }
    return CSVStatementReader(profile: profile, table: table, zoneMinutes: zoneMinutes).reading()
  }

  /// Reads a file in a format that shows in its first lines; nothing where it is none of these.
  private static func marked(
    _ bytes: [UInt8], _ dayOrder: DayOrder?, _ normalize: @escaping (String) -> String
  ) throws(StatementError) -> StatementReading? {
    let isOFX = OFXScanner.isLikely(bytes)
    let isSwift = !isOFX && SwiftMessage.isLikely(bytes)
    guard isOFX || isSwift || QIFStatementReader.isLikely(bytes) else { return nil }
    guard bytes.count <= sizeBound else {
      throw .table(.tooLarge(bytes: bytes.count, limit: sizeBound))
    }
    if isOFX {
      var reader = OFXStatementReader(bytes, normalize: normalize)
      return reader.reading()
    }
    if isSwift {
      var reader = SwiftStatementReader(bytes, normalize: normalize)
      return reader.reading()
    }
    return try QIFStatementReader(bytes, currency: .xof, normalize: normalize)
      .reading(dayOrder: dayOrder)
  }

  private static func profile(
    of bytes: [UInt8], named name: String?, among profiles: [StatementProfile]
  ) throws(StatementError) -> StatementProfile {
    if let name {
      guard let profile = profiles.first(where: { $0.name == name }) else {
        throw .unknownProfile(name, known: profiles.map(\.name))
      }
      return profile
    }
    let lines: [[String]]
    do {
      lines = try Table.firstLines(
        of: bytes, atMost: (profiles.map(\.preamble).max() ?? 0) + 1, allowsWindows1252: true)
    } catch {
      throw .table(error)
    }
    var fitting: [(columns: Int, profile: StatementProfile)] = []
    var nearest: (lacking: [MissingColumn], found: [String], name: String)? = nil
    for profile in profiles {
      let columns = profile.tableFormat.columns
      for names in lines.prefix(profile.preamble + 1) {
        do throws(TableError) {
          fitting.append((try Header(names, columns: columns).positions.count, profile))
          break
        } catch .missingColumns(let lacking, let found) {
          if lacking.count < nearest?.lacking.count ?? .max {
            nearest = (lacking, found, profile.name)
          }
        } catch {
          // A line of free text may say a thing twice.
          continue
        }
      }
    }
    // The profile that knows most of the file's columns reads most of it.
    let most = fitting.map(\.columns).max()
    let best = fitting.filter { $0.columns == most }.map(\.profile)
    if best.count > 1 { throw .severalProfiles(best.map(\.name).sorted()) }
    if let profile = best.first { return profile }
    throw .noProfile(
      header: nearest?.found ?? lines.first ?? [], nearest: nearest?.name ?? "",
      missing: nearest?.lacking ?? [])
  }
}

extension StatementReading {
  /// The one statement of the file, where it has one and in the book's currency.
  ///
  /// - Throws: `otherCurrency`, then `severalStatements`.
  public func onlyStatement(in currency: Currency) throws(StatementError) -> Statement {
    for statement in statements where statement.currency != currency {
      throw .otherCurrency(statement.currency, expected: currency)
    }
    guard let statement = statements.first, statements.count == 1 else {
      throw .severalStatements(count: statements.count)
    }
    return statement
  }
}
