public import LedgerValues
import TabularText

/// What a column of a statement says.
public enum StatementField: String, Hashable, Sendable, CaseIterable {
  case day, time, reference, amount, debit, credit, fee, balance, phone, label, status
  case currency, account
}

/// How a keeper of accounts writes its statements as CSV.
///
/// A profile is chosen by the header of a file, or by its name. What a file was read with is part
/// of the record of its import: a profile that reads otherwise gets another version.
public struct StatementProfile: Hashable, Sendable {
  public let name: String
  public let version: Int
  /// Names of each column, English first; the first that a file has is taken.
  public let columns: [StatementField: [String]]
  public let required: Set<StatementField>
  public var signs: SignRule = .written
  /// Unless running balances follow by another rule alone.
  public var fees: FeeRule = .beside
  /// Where none is given, the days themselves show it.
  public var dayOrder: DayOrder?
  public var decimal: DecimalMark = .either
  /// Where no column names it.
  public var currency: Currency = .xof
  public var order: RowOrder = .automatic
  /// The most lines of free text before the header.
  public var preamble = 0
  /// Folded statuses of operations that took place; where none are given, all did.
  public var keptStatuses: Set<String> = []

  public init(
    name: String, version: Int = 1, columns: [StatementField: [String]],
    required: Set<StatementField>
  ) {
    precondition(required.isSubset(of: columns.keys), "a required column of \(name) has no name")
    self.name = name
    self.version = version
    self.columns = columns
    self.required = required
  }

  /// `wallet 1`, as records keep it.
  public var title: String { "\(name) \(version)" }

  var tableFormat: TableFormat {
    var limits = TableLimits()
    limits.rows = .max
    limits.file = .max
    return TableFormat(
      columns: columns.sorted { $0.key.rawValue < $1.key.rawValue }.map { field, names in
        Column(
          field.rawValue, aliases: names, isRequired: required.contains(field),
          prefersFirstName: true)
      }, preamble: preamble, allowsLegacy: true, limits: limits)
  }
}

/// How a file says whether money came in or went out.
public enum SignRule: Hashable, Sendable {
  /// One amount with its sign.
  case written
  /// A column for each side; a negative amount in one is an undoing, and counts for the other.
  case sides
  /// A column for each side, where amounts that went out may carry a minus as a matter of course.
  case sidesWithMinus
  /// One amount without a sign; the folded words of the label column that mean it came in or went
  /// out. Of a row with another word nothing is known, and it is rejected.
  case words(in: Set<String>, out: Set<String>)
}

/// Where an operation's fee is.
public enum FeeRule: String, Hashable, Sendable, CaseIterable {
  /// The fee column is taken besides the amount, whatever its sign.
  case beside
  /// The fee column is taken from the amount; a negative one was given back.
  case subtracted
  /// The amount is what remained after the fee.
  case inside
}

/// Which row of a file is the oldest.
public enum RowOrder: String, Hashable, Sendable, CaseIterable {
  case oldestFirst = "oldest_first"
  case newestFirst = "newest_first"
  /// Seen from the days, and from the running balances where all days are one.
  case automatic
}
