import LedgerValues
import TabularText

/// Finds the profile of a table by its columns, and the encoding that makes their names.
struct ProfileSearch {
  private let profiles: [StatementProfile]
  private let name: String?

  init(_ options: StatementOptions) {
    profiles = options.profiles
    name = options.profile
  }

  /// A profile that fits, and how well.
  private struct Fit {
    let profile: StatementProfile
    let encoding: TextEncoding
    let columns: Int
  }

  /// A profile that does not fit for want of columns.
  private struct Miss {
    let name: String
    let lacking: [MissingColumn]
    let found: [String]
  }

  /// - Throws: `unknownProfile`, `table`, `noProfile`, `severalProfiles`.
  func profile(
    of head: [UInt8]
  ) throws(StatementError) -> (profile: StatementProfile, encoding: TextEncoding?) {
    if let name {
      guard let profile = profiles.first(where: { $0.name == name }) else {
        throw .unknownProfile(name, known: profiles.map(\.name))
      }
      return (profile, nil)
    }
    var (fits, readings) = ([Fit](), [[[String]]]())
    for encoding in TextEncoding.candidates(for: head) {
      let lines = try firstLines(of: head, encoding)
      readings.append(lines)
      fits += profiles.compactMap { fit(of: $0, in: lines, encoding) }
    }
    // The profile that knows most of the file's columns reads most of it.
    let most = fits.map(\.columns).max()
    let best = fits.filter { $0.columns == most }
    guard let first = best.first else { throw refusal(of: readings) }
    let names = Set(best.map(\.profile.name))
    guard names.count == 1 else { throw .severalProfiles(names.sorted()) }
    return (first.profile, first.encoding)
  }

  private func firstLines(
    of head: [UInt8], _ encoding: TextEncoding
  ) throws(StatementError) -> [[String]] {
    do {
      var limits = TableLimits()
      limits.file = .max
      return try Table.firstLines(
        of: head, atMost: (profiles.map(\.preamble).max() ?? 0) + 1, encoding: encoding,
        limits: limits)
    } catch {
      throw .table(error)
    }
  }

  private func fit(
    of profile: StatementProfile, in lines: [[String]], _ encoding: TextEncoding
  ) -> Fit? {
    let format = profile.tableFormat
    for names in lines.prefix(profile.preamble + 1) where format.isHeaded(by: names) {
      // A line of free text may say a thing twice.
      guard let header = try? Header(names, columns: format.columns) else { continue }
      return Fit(profile: profile, encoding: encoding, columns: header.positions.count)
    }
    return nil
  }

  /// Why no profile reads any of the readings: a header that would do but for a name it has twice,
  /// else the fewest columns that are lacking.
  private func refusal(of readings: [[[String]]]) -> StatementError {
    var (nearest, twice) = (Miss?.none, TableError?.none)
    for lines in readings {
      for profile in profiles {
        let format = profile.tableFormat
        for names in lines.prefix(profile.preamble + 1) {
          do throws(TableError) {
            _ = try Header(names, columns: format.columns)
          } catch .missingColumns(let lacking, let found) {
            guard lacking.count < nearest?.lacking.count ?? .max else { continue }
            nearest = Miss(name: profile.name, lacking: lacking, found: found)
          } catch {
            if format.isHeaded(by: names) { return .table(error) }
            twice = twice ?? error
          }
        }
      }
    }
    if let nearest {
      return .noProfile(header: nearest.found, nearest: nearest.name, missing: nearest.lacking)
    }
    if let twice { return .table(twice) }
    return .noProfile(header: readings.first?.first ?? [], nearest: "", missing: [])
  }
}
