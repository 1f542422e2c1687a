public import DoubleEntry
public import LedgerValues

/// A visit as a passbook tells it: the fee, and who bore it. No act and no illness.
///
/// The four shares are what the visit's record says; together they are the fee.
public struct PassbookVisit: Hashable, Sendable {
  /// The visit's record.
  public let record: RecordKey
  /// When it was written down; absent where the reader does not need it.
  public let recordedAt: Moment?
  /// The day of care.
  public let day: Day
  /// The visit's number.
  public let voucher: String
  /// Who was cared for.
  public let person: Party
  /// Whether it undoes another record of a visit: its amounts are then negative.
  public let isReversal: Bool
  /// What funds bore or promised.
  public let byFunds: Money
  /// What the patient's savings bore.
  public let bySavings: Money
  /// What the household paid at the desk.
  public let byHousehold: Money
  /// What others paid the clinic directly.
  public let byOthers: Money

  /// The fee of all its lines.
  public var fee: Money { byFunds + bySavings + byHousehold + byOthers }

  /// Creates a visit from what its record says.
  public init(
    record: RecordKey, recordedAt: Moment? = nil, day: Day, voucher: String, person: Party,
    isReversal: Bool = false, byFunds: Money, bySavings: Money, byHousehold: Money,
    byOthers: Money = .zero
  ) {
    self.record = record
    self.recordedAt = recordedAt
    self.day = day
    self.voucher = voucher
    self.person = person
    self.isReversal = isReversal
    self.byFunds = byFunds
    self.bySavings = bySavings
    self.byHousehold = byHousehold
    self.byOthers = byOthers
  }
}

/// The place of a line on a passbook: by day, and what is of one day as it was written down. A
/// record is one line.
struct PassbookMoment: Hashable, Comparable {
  let day: Day
  let record: RecordKey

  init(_ line: PostedLine) {
    day = line.day
    record = line.record
  }

  init(_ visit: PassbookVisit) {
    day = visit.day
    record = visit.record
  }

  static func < (left: PassbookMoment, right: PassbookMoment) -> Bool {
    (left.day, left.record) < (right.day, right.record)
  }
}

/// What one record changes on a passbook.
struct PassbookChange {
  var voucher = ""
  var label = ""
  var isReversal = false
  var paid = Money.zero
  var saved = Money.zero
  var due = Money.zero
  var visit: PassbookVisit?

  /// No change at all, as before the first line.
  init() {}

  /// A line that nothing was added to yet.
  init(of line: PostedLine) {
    (voucher, label, isReversal) = (line.voucher, line.label, line.isReversal)
  }

  init(of visit: PassbookVisit) {
    (voucher, label, isReversal) = (visit.voucher, "visit", visit.isReversal)
  }

  /// What a posting about a member changes; nothing where its account is not on a passbook.
  init?(_ line: PostedLine) {
    self.init(of: line)
    switch line.account.base {
    case AccountCode.healthSavings.text: saved = -line.amount
    case AccountCode.contributionsReceivable.text:
      due = line.amount
      var columns = Columns.zero
      columns.add(line.amount, isReversal: line.isReversal)
      paid = columns.credit
    case AccountCode.householdShareAdvanced.text: due = line.amount
    default: return nil
    }
  }

  mutating func add(_ change: PassbookChange) {
    paid += change.paid
    saved += change.saved
    due += change.due
  }
}
