public import LedgerValues

/// One thing in a book that is not as it must be.
///
/// A finding says where, never what stands there: it may be printed and logged.
public struct Finding: Hashable, Sendable {
  public let code: Code
  /// The record it is about, where it is about one.
  public let record: RecordKey?
  /// The table, column, object or part; for `fileDamaged` the sentence of SQLite.
  public let place: String

  public init(_ code: Code, _ record: RecordKey? = nil, place: String = "") {
    self.code = code
    self.record = record
    self.place = place
  }

  /// What is not as it must be, the gravest first. The raw value is a stable code for scripts.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The file is not a book of this program.
    case notABook = "file.not-a-book"
    /// The file's format is of a later version of this program.
    case newerFormat = "file.newer-format"
    /// SQLite's own check finds the file damaged, or cannot read it.
    case fileDamaged = "file.damaged"
    /// A table, index or trigger is missing, added or changed.
    case schema = "file.schema"
    /// A row points to a row that is not there.
    case reference = "file.reference"

    /// A record is missing before this one, or the row's key is not its site and number.
    case sequence = "record.sequence"
    /// A record does not name the digest of the one before it.
    case previous = "record.previous"
    /// A record's columns do not have the digest that it says.
    case digest = "record.digest"
    /// A record's time is before that of the record before it.
    case time = "record.time"
    /// A record's body is not canonical JSON, or a column is not of its class.
    case form = "record.form"
    /// A kind or version that this program does not know.
    case unknown = "record.unknown-kind"
    /// The first record of a chain is not the one that opens it, or a site is not the one it names.
    case site = "record.site"

    /// INVARIANT I1, I3: an entry of a record is not an entry.
    case entry = "entry.form"
    /// INVARIANT I5: entry numbers have a gap, or one is used twice.
    case number = "entry.number"
    /// INVARIANT I14: an entry or a closing is dated before the book's first day, or far after it was recorded.
    case entryDay = "entry.day"
    /// INVARIANT I13: an entry lies in a month that was closed when it was recorded.
    case closedMonth = "entry.closed-month"
    /// INVARIANT I20: an entry lies in a month that was signed for an account that it moves, or a match
    /// of such a month is taken back.
    case signedMonth = "entry.signed-month"
    /// INVARIANT I9: a reversal is not the exact opposite of what it reverses, or the second one.
    case mirror = "entry.mirror"
    /// INVARIANT I1: postings of an entry do not sum to zero in a fund.
    case postingSum = "posting.sum"
    /// INVARIANT I11: a treasury account or a restricted fund is below zero on a day.
    case belowZero = "fund.below-zero"

    /// INVARIANT I16: a statement's lines do not lead from its opening to its closing balance, and it
    /// does not say so.
    case statementSum = "statement.sum"
    /// INVARIANT I18: the sides of a match differ; its parts do not make the line of a claim.
    case matchSum = "match.sum"
    /// INVARIANT I18: matches use more of a line, of a movement, or of what is owed for a visit, than
    /// there is.
    case matchUse = "match.use"
    /// INVARIANT I20: the list gives other figures, another list, or no such preparation or review,
    /// than were signed.
    case signedFigures = "period.differs"
    /// INVARIANT I22: who reviewed a month is who prepared it.
    case signatories = "period.one-person"

    /// A detail is neither there nor erased.
    case detailMissing = "detail.missing"
    /// A detail does not open its commitment.
    case detailAltered = "detail.altered"
    /// A detail that no record has a commitment to, or that was erased.
    case detailStray = "detail.stray"
    /// The erased commitments are not those of the erasure records.
    case erasure = "detail.erasure"

    /// The projections cannot be rebuilt from this record.
    case rebuilding = "projection.rebuilding"
    /// A row of a projection is missing, added, or differs from what the list gives.
    case projection = "projection.differs"
    /// Replaying a decision gives another outcome.
    case decision = "decision.differs"

    /// INVARIANT I7: the record of the checkpoint is there with another digest: history was
    /// rewritten, or two copies were written on.
    case fork = "witness.fork"
    /// INVARIANT I7: the book ends before the record of the checkpoint.
    case truncated = "witness.truncated"
    /// The book that is to be compared with is of another site, or cannot be read.
    case witness = "witness.unusable"
  }
}

extension Finding: Comparable {
  /// What is about the whole file first, then by record; the gravest first.
  public static func < (left: Finding, right: Finding) -> Bool {
    let leftKey = (left.record ?? .start, left.code.rank, left.place)
    let rightKey = (right.record ?? .start, right.code.rank, right.place)
    return leftKey < rightKey
  }
}

extension Finding.Code {
  /// Whether it comes from the list itself, rather than from what is derived from it.
  public var isOfTheList: Bool {
    switch self {
    case .sequence, .previous, .digest, .time, .form, .unknown, .site, .entry, .number,
      .entryDay, .closedMonth, .signedMonth, .mirror, .statementSum, .signedFigures, .signatories,
      .detailMissing, .detailAltered, .detailStray, .erasure:
      true
    case .notABook, .newerFormat, .fileDamaged, .schema, .reference, .postingSum, .belowZero,
      .matchSum, .matchUse,
      .rebuilding, .projection, .decision, .fork, .truncated, .witness:
      false
    }
  }

  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension RecordKey {
  /// Before every record.
  static let start = RecordKey(site: 0, sequence: 0)
}
