public import DoubleEntry
public import LedgerValues

/// What a report was read from: the days it is true for, what was known, and where the book stood.
///
/// Each report carries the header it was made with and reads the lines that the header lets it
/// read, so that two reports with equal headers cannot disagree about a figure.
///
/// INVARIANT I15: a report reads the journal at one stated pair of effective days and known-at, and
/// says so.
public struct ReportHeader: Hashable, Sendable {
  /// The first day whose movements are shown; absent for all there are.
  public let from: Day?
  /// The last day that counts.
  public let through: Day
  /// What was written down later is not read; absent for all that is known.
  public let knownAt: Moment?
  /// The last record that was read.
  public let record: RecordKey
  /// The code of that record, in which the whole list up to it is sealed.
  public let checkpoint: String

  /// Creates a header.
  ///
  /// - Throws: `periodBackwards` where the last day is before the first.
  public init(
    from: Day? = nil, through: Day, knownAt: Moment? = nil, record: RecordKey, checkpoint: String
  ) throws(ReportError) {
    if let from, through < from { throw .periodBackwards(from: from, through: through) }
    self.from = from
    self.through = through
    self.knownAt = knownAt
    self.record = record
    self.checkpoint = checkpoint
  }

  /// Whether the line was known: written down by the moment and the record of the header.
  func knows(_ line: PostedLine) -> Bool {
    guard line.record <= record else { return false }
    guard let knownAt, let recordedAt = line.recordedAt else { return true }
    return recordedAt <= knownAt
  }

  /// Where the line lies: before the period, in it, or not in the report at all.
  func place(of line: PostedLine) -> Place? {
    guard knows(line), line.day <= through else { return nil }
    if let from, line.day < from { return .before }
    return .within
  }

  enum Place {
    case before, within
  }
}

/// Why a report is refused.
///
/// Cases are in order of precedence: when several hold, the first is thrown.
public enum ReportError: Error, Hashable, Sendable {
  /// The last day of the period is before its first.
  case periodBackwards(from: Day, through: Day)
  /// A line is in a fund that was not handed over.
  case unknownFund(FundCode)
  /// A line is on an account that the chart does not have.
  case unknownAccount(AccountCode)
}
