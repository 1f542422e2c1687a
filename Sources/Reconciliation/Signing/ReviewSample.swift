public import LedgerValues

/// What a reviewer looks at: all that is large or was decided by hand, all that waits in suspense, and
/// some lines that nobody chose.
///
/// The lines are drawn by the digest of the month's own list: those whose SHA-256, over the list's
/// digest and their number, are smallest. Neither who prepared nor who reviews can choose them, and an
/// auditor can draw them again with `sha256sum`.
public struct ReviewSample: Hashable, Sendable {
  /// Lines of this amount or more are all shown.
  public static let large: Money = 100_000
  /// How many of the others are drawn.
  public static let drawn = 10

  public let picks: [Pick]

  public struct Pick: Hashable, Sendable {
    public let line: OpenLine
    public let why: Reason
  }

  /// Why a line is shown; the first that holds.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    case large
    /// A person said what it is.
    case byHand = "by_hand"
    /// Nobody knows yet what it was.
    case suspense
    case drawn
  }

  /// - Parameter suspense: The movements that went to suspense.
  public init(
    _ sheet: PeriodSheet, suspense: Set<MovementID>, large: Money = Self.large,
    drawn: Int = Self.drawn
  ) {
    var reasons: [LineID: Reason] = [:]
    for match in sheet.matches {
      let isSuspense = match.movements.contains { suspense.contains($0.id) }
      guard isSuspense || match.rule == .byHand else { continue }
      for part in match.lines { reasons[part.id] = isSuspense ? .suspense : .byHand }
    }
    for line in sheet.lines where line.amount.magnitude >= large { reasons[line.id] = .large }
    let seed = sheet.listDigest
    let others = sheet.lines.filter { reasons[$0.id] == nil }
      .map { (ticket: Self.ticket($0.id, seed), id: $0.id) }
      .sorted { $0.ticket.lexicographicallyPrecedes($1.ticket) }
    for other in others.prefix(drawn) { reasons[other.id] = .drawn }
    picks = sheet.lines.compactMap { line in reasons[line.id].map { Pick(line: line, why: $0) } }
  }

  /// The digest of `LIST/RECORD/LINE`, the list's digest in hexadecimal.
  static func ticket(_ line: LineID, _ seed: Digest) -> [UInt8] {
    SHA256.digest(of: Array("\(seed.hex)/\(line.statement)/\(line.line)".utf8)).bytes
  }
}
