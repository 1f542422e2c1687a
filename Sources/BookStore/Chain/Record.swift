public import LedgerValues

/// One item of the chained list: what happened, who wrote it down, when.
public struct Record: Sendable {
  public let key: RecordKey
  public let kind: RecordKind
  /// The version of the body's form; a reader refuses one that it does not know.
  public let version: Int
  public let recordedAt: Moment
  /// Who wrote it down: an identifier; whether it was proved is said in the body, and today it never
  /// is.
  public let actor: String
  public let body: JSON
  /// The body's canonical bytes, as they are hashed.
  let bodyBytes: [UInt8]
  public let previous: Digest
  public let digest: Digest
}

/// The identity of a record: the chain it is in and its place there.
public struct RecordKey: Hashable, Comparable, Sendable {
  /// The local number of the site, 1 for the first.
  public let site: Int
  /// 1, 2, 3 … without a gap.
  public let sequence: Int

  public init(site: Int, sequence: Int) {
    self.site = site
    self.sequence = sequence
  }

  static let sequenceBits = 40

  /// The packed form that is the table's key: `site × 2^40 + sequence`.
  var packed: Int64 { Int64(site) << Self.sequenceBits + Int64(sequence) }

  init(packed: Int64) {
    site = Int(packed >> Self.sequenceBits)
    sequence = Int(packed & (1 << Self.sequenceBits - 1))
  }

  /// Reads `#123` or `123` (the first site), `#2.123` (another).
  public init?(_ text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let last = parts.last.flatMap({ $0 }), last > 0 else {
      return nil
    }
    var site = 1
    if parts.count == 2 {
      guard let first = parts[0], (1...4_194_303).contains(first) else { return nil }
      site = first
    }
    self.init(site: site, sequence: last)
  }

  public static func < (left: RecordKey, right: RecordKey) -> Bool { left.packed < right.packed }
}

extension RecordKey: CustomStringConvertible {
  /// `#123`; with the site before it where it is not the first.
  public var description: String { site == 1 ? "#\(sequence)" : "#\(site).\(sequence)" }
}

/// What a record is about.
public enum RecordKind: String, Hashable, Sendable, CaseIterable {
  /// The first record of a book: its settings.
  case book
  /// The first record of a site that goes on from a restored book.
  case site
  /// The laptop that writes gives the book up, or another takes it on.
  case handover
  case fund, provider, household, person, evidence, price
  case ruleBook = "rule_book"
  case contribution, subsidy, transfer, withdrawal, visit, payment
  /// An entry that no act makes: an opening balance, a correction.
  case entry
  case reversal
  /// A commitment that its fund now pays.
  case honour
  case close, reopen
  case statement, match
  /// The summary of one import of many records.
  case `import`
  case backup
  /// Personal details that were destroyed, by their commitments.
  case erasure
  /// An act that the books refused: closed period, short fund, own approval.
  case refusal
}
