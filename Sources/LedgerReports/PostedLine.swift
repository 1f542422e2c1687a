public import DoubleEntry
public import LedgerValues

/// One posting as the book keeps it: the amount, the entry it is in, and the record that brought it.
///
/// It is what every report is made from; a book hands over its lines, and a report reads no file.
public struct PostedLine: Hashable, Sendable {
  /// The record in the book's list that brought it.
  public let record: RecordKey
  /// Which of the record's entries it is in, 1 for the first: a transfer's record has two.
  public let part: Int
  /// The journal in which the entry is numbered.
  public let journal: JournalCode
  /// The entry's number in its journal and year.
  public let number: Int
  /// The day it is true for.
  public let day: Day
  /// When it was written down; absent where the reader does not need it.
  public let recordedAt: Moment?
  /// The paper behind the entry.
  public let voucher: String
  /// What kind of act it is: a word of the catalogue.
  public let label: String
  /// Whether it counts as a negative in the column of what it undoes.
  public let isReversal: Bool
  /// Where in the chart it is posted.
  public let account: AccountCode
  /// Whose money it is.
  public let fund: FundCode
  /// Whom it is about, on accounts that are kept per party.
  public let party: Party?
  /// Debits are positive, credits negative.
  public let amount: Money

  /// Creates a line from what the book keeps of it.
  public init(
    record: RecordKey, part: Int, journal: JournalCode, number: Int, day: Day,
    recordedAt: Moment? = nil,
    voucher: String, label: String, isReversal: Bool, account: AccountCode, fund: FundCode,
    party: Party? = nil, amount: Money
  ) {
    self.record = record
    self.part = part
    self.journal = journal
    self.number = number
    self.day = day
    self.recordedAt = recordedAt
    self.voucher = voucher
    self.label = label
    self.isReversal = isReversal
    self.account = account
    self.fund = fund
    self.party = party
    self.amount = amount
  }

  /// The lines of an entry, in the order of its postings.
  public static func lines(
    of entry: Entry, record: RecordKey, part: Int = 1, number: Int, recordedAt: Moment? = nil
  ) -> [PostedLine] {
    entry.postings.map { posting in
      PostedLine(
        record: record, part: part, journal: entry.journal, number: number, day: entry.day,
        recordedAt: recordedAt, voucher: entry.voucher, label: entry.label,
        isReversal: entry.isReversal, account: posting.account, fund: posting.fund,
        party: posting.party, amount: posting.amount)
    }
  }
}

extension PostedLine {
  /// Whether the line comes before another where people read the books: by day, and what is of one
  /// day as it was written down.
  static func isEarlier(_ left: PostedLine, _ right: PostedLine) -> Bool {
    (left.day, left.record, left.part) < (right.day, right.record, right.part)
  }

  /// Whether the account is this one, or one that it is subdivided into: `5712-A` is in `5712`.
  func isOn(_ account: AccountCode) -> Bool {
    self.account == account || self.account.base == account.text
  }
}
