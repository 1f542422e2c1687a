public import DoubleEntry
public import LedgerValues

/// The account sheet of a household, or of one person: what it put in, what it saved, the visits
/// and who paid them, with the running savings.
///
/// Savings are a person's own money kept for care; dues belong to the household.
public struct Passbook: Sendable {
  /// What it was read from.
  public let header: ReportHeader
  /// The household and its persons, or one person: whose lines are shown.
  public let members: Set<Party>
  /// What stood in savings before the first day.
  public let openingSavings: Money
  /// By day, and what is of one day as it was written down.
  public let lines: [Line]
  /// The savings of each member who ever had some, after the last day.
  public let savings: [(member: Party, amount: Money)]

  /// One entry or visit, as the members see it.
  public struct Line: Hashable, Sendable {
    /// The record that brought it.
    public let record: RecordKey
    /// The day it is true for.
    public let day: Day
    /// The receipt, the visit's number, the paper.
    public let voucher: String
    /// What kind of act it is: a word of the catalogue.
    public let label: String
    /// Whether it undoes what another line says.
    public let isReversal: Bool
    /// Dues paid: negative where that was undone.
    public let paid: Money
    /// What went into savings; negative where it was used for care or withdrawn.
    public let saved: Money
    /// Who bore the fee, where it is a visit.
    public let visit: PassbookVisit?
    /// Savings after it.
    public let savings: Money
    /// What the household owes after it: dues asked for and shares that a fund advanced.
    public let due: Money
  }

  /// Collects what concerns the members; the order of lines and visits does not matter.
  ///
  /// A visit is told by its record, since the books show only what funds and savings bore of it.
  public init(
    _ header: ReportHeader, members: Set<Party>, lines: some Sequence<PostedLine>,
    visits: some Sequence<PassbookVisit> = []
  ) {
    var opening = PassbookChange()
    var savings: [Party: Money] = [:]
    var changes: [PassbookMoment: PassbookChange] = [:]
    for line in lines {
      guard let party = line.party, members.contains(party),
        let change = PassbookChange(line), let place = header.place(of: line)
      else { continue }
      if !change.saved.isZero { savings[party, default: .zero] += change.saved }
      switch place {
      case .before: opening.add(change)
      case .within: changes[PassbookMoment(line), default: PassbookChange(of: line)].add(change)
      }
    }
    for visit in visits where members.contains(visit.person) && header.shows(visit) {
      changes[PassbookMoment(visit), default: PassbookChange(of: visit)].visit = visit
    }
    self.header = header
    self.members = members
    openingSavings = opening.saved
    self.savings = savings.map { (member: $0.key, amount: $0.value) }
      .sorted { $0.member.description < $1.member.description }
    var running = opening
    self.lines = changes.sorted { $0.key < $1.key }.map { moment, change in
      running.add(change)
      return Line(
        record: moment.record, day: moment.day, voucher: change.voucher, label: change.label,
        isReversal: change.isReversal, paid: change.paid, saved: change.saved,
        visit: change.visit, savings: running.saved, due: running.due)
    }
  }

  /// Savings after the last day.
  public var closingSavings: Money { lines.last?.savings ?? openingSavings }
}

extension ReportHeader {
  fileprivate func shows(_ visit: PassbookVisit) -> Bool {
    guard visit.record <= record, visit.day <= through else { return false }
    if let knownAt, let recordedAt = visit.recordedAt, knownAt < recordedAt { return false }
    return from.map { $0 <= visit.day } ?? true
  }
}
