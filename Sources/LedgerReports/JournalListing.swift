public import DoubleEntry
public import LedgerValues

/// An entry as a journal shows it, with its number and its lines.
public struct PostedEntry: Hashable, Sendable {
  /// Its lines in the order of its postings; never empty.
  public let lines: [PostedLine]
  /// The first of them, which says what they all say of their entry.
  private let first: PostedLine

  /// Puts lines together by their entry, in the order in which the entries were written down.
  public static func entries(of lines: some Sequence<PostedLine>) -> [PostedEntry] {
    var byEntry: [Place: [PostedLine]] = [:]
    for line in lines {
      byEntry[Place(record: line.record, part: line.part), default: []].append(line)
    }
    return byEntry.values
      .compactMap { lines in lines.first.map { PostedEntry(lines: lines, first: $0) } }
      .sorted { ($0.record, $0.part) < ($1.record, $1.part) }
  }

  /// The record that brought it.
  public var record: RecordKey { first.record }
  /// Which of the record's entries it is, 1 for the first.
  public var part: Int { first.part }
  /// The journal in which it is numbered.
  public var journal: JournalCode { first.journal }
  /// Its number in its journal and year.
  public var number: Int { first.number }
  /// The day it is true for.
  public var day: Day { first.day }
  /// When it was written down.
  public var recordedAt: Moment? { first.recordedAt }
  /// The paper behind it.
  public var voucher: String { first.voucher }
  /// What kind of act it is: a word of the catalogue.
  public var label: String { first.label }
  /// Whether it counts as negatives in the columns of what it undoes.
  public var isReversal: Bool { first.isReversal }

  /// The one name of the entry in the book: `CA11-2025-17`, journal, year and number.
  public var reference: String { "\(journal)-\(day.year)-\(number)" }

  /// The sums of its columns, which agree.
  public var movements: Columns {
    lines.reduce(into: .zero) { $0.add($1.amount, isReversal: $1.isReversal) }
  }

  private struct Place: Hashable {
    let record: RecordKey
    let part: Int
  }
}

/// A journal: its entries in the order in which they were written down, which is that of their
/// numbers.
///
/// Source: AUDCIF and SYCEBNL: a chronological listing that nothing can be slipped into.
public struct JournalListing: Sendable {
  /// What it was read from.
  public let header: ReportHeader
  /// The one journal it shows; absent for all.
  public let journal: JournalCode?
  /// The entries of the period.
  public let entries: [PostedEntry]

  /// Collects the entries of the period; the order of the lines does not matter, but within one
  /// entry.
  public init(
    _ header: ReportHeader, journal: JournalCode? = nil, lines: some Sequence<PostedLine>
  ) {
    self.header = header
    self.journal = journal
    entries = PostedEntry.entries(
      of: lines.filter {
        header.place(of: $0) == .within && (journal == nil || $0.journal == journal)
      })
  }

  /// The sums of all columns, which agree.
  public var totals: Columns { entries.reduce(.zero) { $0 + $1.movements } }
}
