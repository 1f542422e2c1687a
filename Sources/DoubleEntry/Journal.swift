/// The code of a journal: one per cash box, wallet and bank account, `OD` for the rest, `AN` for
/// what the year opens with.
///
/// Entries are numbered in their journal and year, 1, 2, 3, without a gap.
///
/// Source: OHADA practice: a journal per treasury account, a number and a voucher per entry.
public struct JournalCode: Hashable, Sendable {
  /// The code as people write it.
  public let text: String

  /// *Opérations diverses*: visits, allocations, corrections.
  public static let miscellaneous = JournalCode(unchecked: "OD")
  /// *À nouveaux*: what the year opens with.
  public static let opening = JournalCode(unchecked: "AN")

  private init(unchecked text: String) {
    self.text = text
  }

  /// Reads two to seventeen capital letters, digits and hyphens, a letter first.
  public init?(_ text: String) {
    guard (2...17).contains(text.utf8.count), let first = text.utf8.first, (65...90) ~= first,
      text.utf8.allSatisfy({ (65...90) ~= $0 || (48...57) ~= $0 || $0 == 45 })
    else { return nil }
    self.text = text
  }

  /// The journal in which the movements of a treasury account are entered.
  ///
  /// Banks are `BQ`, microfinance `MF`, wallets `ME`, boxes `CA`, with the digits and letters that
  /// tell one from another: `BQ11` for 5211, `ME21` for 5521, `CA12-A` for 5712-A. Any other is `TR`
  /// and its whole code, so that two accounts never share a journal.
  public init(treasury account: AccountCode) {
    let rest = account.text.dropFirst(2)
    switch account.base.prefix(2) {
    case "52": text = "BQ" + rest
    case "53": text = "MF" + rest
    case "55": text = "ME" + rest
    case "57": text = "CA" + rest
    default: text = "TR" + account.text
    }
  }
}

extension JournalCode: Comparable {
  public static func < (left: JournalCode, right: JournalCode) -> Bool { left.text < right.text }
}

extension JournalCode: CustomStringConvertible {
  public var description: String { text }
}
