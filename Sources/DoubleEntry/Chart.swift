/// A chart of accounts: one profile, with French and English titles.
///
/// An account that is kept per group or box (`5712-A`) has the titles and the nature of the account
/// it subdivides; the chart lists only that one.
///
/// Source: the codes of three digits and their French titles are SYCEBNL's (OHADA uniform act of
/// December 2022); the subdivisions are this project's proposal.
public struct Chart: Sendable {
  /// Which of the charts it is.
  public let profile: Profile
  /// In the order of their codes.
  public let accounts: [Account]
  private let byCode: [String: Account]

  /// The charts that this program ships.
  public enum Profile: String, Hashable, Sendable, CaseIterable {
    /// Associations, mutuelles and community health centres.
    case sycebnl
    /// A savings group with a cash box and a wallet.
    case group
  }

  /// Reads the chart that the program was built with.
  public init(_ profile: Profile) {
    self.profile = profile
    let table: [UInt8]
    switch profile {
    case .sycebnl: table = PackageResources.sycebnl_tsv
    case .group: table = PackageResources.group_tsv
    }
    accounts = Self.read(table)
    byCode = Dictionary(uniqueKeysWithValues: accounts.map { ($0.code.text, $0) })
  }

  /// The account of a code, or of the account that the code subdivides; nothing where the chart has
  /// neither.
  public subscript(code: AccountCode) -> Account? {
    byCode[code.text] ?? byCode[code.base]?.subdivided(as: code)
  }

  private static func read(_ table: [UInt8]) -> [Account] {
    let lines = table.split(separator: UInt8(ascii: "\n")).dropFirst()
    return lines.map { line in
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard cells.count == 6, let code = AccountCode(cells[0]),
        let nature = AccountNature(rawValue: cells[3])
      else { preconditionFailure("a line of the chart is malformed: \(cells)") }
      return Account(
        code: code, frenchTitle: cells[1], englishTitle: cells[2], nature: nature,
        isOwed: cells[4] == "owed", mapping: cells[5].isEmpty ? nil : cells[5])
    }
  }
}
