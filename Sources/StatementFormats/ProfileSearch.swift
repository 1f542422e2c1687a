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
    var (fits, nearest, header) = ([Fit](), Miss?.none, [String]())
    for encoding in TextEncoding.candidates(for: head) {
      let lines = try firstLines(of: head, encoding)
      if header.isEmpty { header = lines.first ?? [] }
      for profile in profiles { look(for: profile, in: lines, encoding, &fits, &nearest) }
    }
    // The profile that knows most of the file's columns reads most of it.
    let most = fits.map(\.columns).max()
    let best = fits.filter { $0.columns == most }
    guard let first = best.first else {
      throw .noProfile(
        header: nearest?.found ?? header, nearest: nearest?.name ?? "",
        missing: nearest?.lacking ?? [])
    }
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

  private func look(
    for profile: StatementProfile, in lines: [[String]], _ encoding: TextEncoding,
    _ fits: inout [Fit], _ nearest: inout Miss?
  ) {
    let columns = profile.tableFormat.columns
    for names in lines.prefix(profile.preamble + 1) {
      do throws(TableError) {
        let count = try Header(names, columns: columns).positions.count
        fits.append(Fit(profile: profile, encoding: encoding, columns: count))
        return
      } catch .missingColumns(let lacking, let found) {
        if lacking.count < nearest?.lacking.count ?? .max {
          nearest = Miss(name: profile.name, lacking: lacking, found: found)
        }
      } catch {
        // A line of free text may say a thing twice.
        continue
      }
    }
  }
}
