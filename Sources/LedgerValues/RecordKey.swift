/// The identity of a record: the chain it is in and its place there.
public struct RecordKey: Hashable, Comparable, Sendable {
  /// The local number of the site, 1 for the first.
  public let site: Int
  /// 1, 2, 3 … without a gap.
  public let sequence: Int

  /// The record at a place of a chain.
  public init(site: Int, sequence: Int) {
    self.site = site
    self.sequence = sequence
  }

  private static let sequenceBits = 40
  /// The numbers that a site may have.
  public static let sites = 1...4_194_303
  /// The highest number that a record may have in its chain.
  public static let lastSequence = 1 << sequenceBits - 1

  /// The packed form that is the table's key: `site × 2^40 + sequence`.
  public var packed: Int64 { Int64(site) << Self.sequenceBits + Int64(sequence) }

  /// The record of a packed key.
  public init(packed: Int64) {
    site = Int(packed >> Self.sequenceBits)
    sequence = Int(packed & (1 << Self.sequenceBits - 1))
  }

  /// Reads `#123` or `123` (the first site), `#2.123` (another).
  public init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.allSatisfy({ $0 == 46 || (48...57).contains($0) }) else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let site = parts.count == 2 ? parts[0] : 1,
      let sequence = parts[parts.count - 1], Self.sites.contains(site),
      (1...Self.lastSequence).contains(sequence)
    else { return nil }
    self.init(site: site, sequence: sequence)
  }

  public static func < (left: RecordKey, right: RecordKey) -> Bool { left.packed < right.packed }
}

extension RecordKey: CustomStringConvertible {
  /// `#123`; with the site before it where it is not the first.
  public var description: String { "#\(plain)" }
  /// The same without its sign, for CSV and JSON: `123`, `2.123`.
  public var plain: String { site == 1 ? "\(sequence)" : "\(site).\(sequence)" }
}
