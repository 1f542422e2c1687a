public import LedgerValues
import TabularText

/// A file that holds statements, in whatever form.
public enum StatementFile {
  /// Reads a file by the profile whose columns it has, or by the one that is named.
  ///
  /// - Parameters:
  ///   - zoneMinutes: Minutes east of UTC in which the file writes its hours.
  ///   - normalize: Brings a text that is not ASCII into Unicode's form NFC.
  /// - Throws: `StatementError`, by its precedence. Rows that cannot be read do not throw.
  public static func read(
    _ bytes: [UInt8], profile name: String? = nil,
    profiles: [StatementProfile] = StatementProfile.builtIn, zoneMinutes: Int = 0,
    normalize: @escaping @Sendable (String) -> String = { $0 }
  ) throws(StatementError) -> StatementReading {
    if let format = UnreadFormat(bytes) { throw .formatNotRead(format) }
    let profile = try profile(of: bytes, named: name, among: profiles)
    let table: Table
    do {
      table = try Table.read(bytes, as: profile.tableFormat, normalize: normalize)
    } catch {
      throw .table(error)
    }
    return CSVStatementReader(profile: profile, table: table, zoneMinutes: zoneMinutes).reading()
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
    var fitting: [(columns: Int, profile: StatementProfile)] = []
    var nearest: (lacking: [MissingColumn], found: [String], name: String)? = nil
    for profile in profiles {
      do throws(TableError) {
        let header = try Table.header(of: bytes, as: profile.tableFormat)
        fitting.append((header.positions.count, profile))
      } catch .missingColumns(let lacking, let found) {
        if lacking.count < nearest?.lacking.count ?? .max {
          nearest = (lacking, found, profile.name)
        }
      } catch {
        throw .table(error)
      }
    }
    // The profile that knows most of the file's columns reads most of it.
    let most = fitting.map(\.columns).max()
    let best = fitting.filter { $0.columns == most }.map(\.profile)
    if best.count > 1 { throw .severalProfiles(best.map(\.name).sorted()) }
    if let profile = best.first { return profile }
    guard let nearest else { throw .unknownProfile("", known: []) }
    throw .noProfile(header: nearest.found, nearest: nearest.name, missing: nearest.lacking)
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
