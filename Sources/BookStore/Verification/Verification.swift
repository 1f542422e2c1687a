public import LedgerValues

/// What a check of a whole book found.
///
///     let proof = try book.verify()
///     proof.isWhole      // true
///     proof.checkpoint   // #1234 ABCD-EFGH-JKMN
public struct Verification: Sendable {
  public let depth: Depth
  /// What is not as it must be: the whole file's first, then by record; nothing in a whole book.
  public let findings: [Finding]
  /// How many findings are left out, past `Verification.limit` of a kind.
  public let omitted: Int
  public let counts: Counts
  /// The head of the chain; nothing where no record could be read.
  public let checkpoint: Checkpoint?

  /// How deep a check goes.
  public enum Depth: String, Hashable, Comparable, Sendable, CaseIterable {
    /// Digests, numbers, times, bodies and commitments of all records, and the sums of all entries.
    case chain
    /// Besides, every projection rebuilt from the list in a private copy and compared row by row, and
    /// SQLite's quick check of the file.
    case standard
    /// Besides, SQLite's full check with every index, every reference, and every decision replayed.
    case deep

    public static func < (left: Depth, right: Depth) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What was looked at.
  public struct Counts: Hashable, Sendable {
    public var records = 0
    public var entries = 0
    public var postings = 0
    public var details = 0
    public var erased = 0
    /// Rows of the projections; 0 where they were not compared.
    public var rows = 0

    public init() {}
  }

  /// How many findings of one kind are kept: a rewritten book can have one per record.
  public static let limit = 50

  /// Whether nothing was found.
  public var isWhole: Bool { findings.isEmpty }

  /// The first record of the list that is not right.
  public var firstBadRecord: RecordKey? {
    findings.first { $0.code.isOfTheList && $0.record != nil }?.record
  }
}

/// Collects findings, each once, at most so many of a kind.
///
/// A record's rows lie in several tables, a movement has several postings: what is said of a record
/// is the same for each of them, and a reader needs it once.
struct FindingList {
  private(set) var findings: [Finding] = []
  private(set) var omitted = 0
  private var counts: [Finding.Code: Int] = [:]
  private var known: Set<Finding> = []
  /// Past the limit findings are counted and not kept; rows of one record follow each other.
  private var last: Finding?

  mutating func add(_ code: Finding.Code, _ record: RecordKey? = nil, place: String = "") {
    add(Finding(code, record, place: place))
  }

  mutating func add(_ finding: Finding) {
    defer { last = finding }
    guard finding != last, !known.contains(finding) else { return }
    let count = counts[finding.code, default: 0]
    counts[finding.code] = count + 1
    guard count < Verification.limit else {
      omitted += 1
      return
    }
    known.insert(finding)
    findings.append(finding)
  }
}
