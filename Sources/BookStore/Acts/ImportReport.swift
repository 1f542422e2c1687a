public import HealthFund
public import LedgerValues

/// What an import did with every row of its files.
public struct ImportReport: Sendable {
  /// In the order in which the files are taken.
  public internal(set) var files: [FileReport]
  /// Rows that the books refuse, in the order of files and lines.
  public internal(set) var refusals: [ImportRefusal]
  /// The record of the import; none where nothing new was in the files, or nothing was written.
  public internal(set) var record: RecordKey?
  /// How many records the import wrote, its own apart.
  public internal(set) var records: Int

  /// One file's rows: each is new, known, or refused.
  public struct FileReport: Hashable, Sendable {
    public let file: FundFile
    public var new = 0
    public var known = 0
    public var refused = 0
    /// The sum of what its acts move, in francs: contributions, fees, payments.
    public var amount = Money.zero

    /// A file of which no row has been looked at.
    public init(file: FundFile) {
      self.file = file
    }
  }

  /// A row that the books refuse.
  public struct ImportRefusal: Sendable {
    public let file: FundFile
    /// Which of the files it stands in, as its act said.
    public let source: Int
    public let line: Int
    public let refusal: Refusal
  }
}

extension Act {
  /// What the act moves, as its file adds up.
  var amount: Money {
    switch self {
    case .fund, .provider, .price, .household, .person, .evidence, .aid: .zero
    case .subsidy(let subsidy): subsidy.amount
    case .contribution(let contribution): contribution.amount
    case .transfer(let transfer): transfer.amount
    case .visit(let visit): visit.lines.reduce(.zero) { $0 + ($1.fee ?? .zero) }
    case .withdrawal(let withdrawal): withdrawal.amount
    case .operatorFee(let fee): fee.amount
    case .suspense(let suspense): suspense.amount.magnitude
    case .payment(let payment): payment.parts.reduce(.zero) { $0 + $1.amount }
    case .count(let count): count.total
    }
  }
}
