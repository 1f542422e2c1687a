public import LedgerValues
public import StatementFormats

/// A line of an imported statement: the record of its import, and its place there from 1.
public struct LineID: Hashable, Comparable, Sendable {
  public let statement: Int
  public let line: Int

  public init(statement: Int, line: Int) {
    self.statement = statement
    self.line = line
  }

  public static func < (left: LineID, right: LineID) -> Bool {
    (left.statement, left.line) < (right.statement, right.line)
  }
}

/// A movement of a treasury account: the record of its entry, and the entry's part of that record.
public struct MovementID: Hashable, Comparable, Sendable {
  public let record: Int
  public let part: Int

  public init(record: Int, part: Int) {
    self.record = record
    self.part = part
  }

  public static func < (left: MovementID, right: MovementID) -> Bool {
    (left.record, left.part) < (right.record, right.part)
  }
}

/// A line of a statement that waits for its movement.
public struct OpenLine: Hashable, Sendable {
  public let id: LineID
  /// Row of the file; a fee has the row of its operation.
  public let row: Int
  public let day: Day
  /// Positive for what came in; never zero.
  public let amount: Money
  /// The keeper's number of the operation.
  public let reference: String?
  public let isFee: Bool
  /// The other party's number, where it has not been erased.
  public let phone: String?

  public init(
    id: LineID, row: Int, day: Day, amount: Money, reference: String? = nil, isFee: Bool = false,
    phone: String? = nil
  ) {
    self.id = id
    self.row = row
    self.day = day
    self.amount = amount
    self.reference = reference.flatMap { $0.isEmpty ? nil : $0 }
    self.isFee = isFee
    self.phone = phone
  }
}

extension OpenLine {
  /// The lines of an imported statement, numbered from 1 in its order.
  public static func lines(of statement: Statement, record: Int) -> [OpenLine] {
    statement.lines.enumerated().map { index, line in
      OpenLine(
        id: LineID(statement: record, line: index + 1), row: line.row, day: line.day,
        amount: line.amount, reference: line.reference, isFee: line.isFee,
        phone: line.details.phone)
    }
  }
}

/// An entry's effect on one treasury account: the sum of its postings there over all funds.
public struct Movement: Hashable, Sendable {
  public let id: MovementID
  /// The treasury account, as the chart writes it.
  public let account: String
  public let day: Day
  /// Positive for what came in; never zero.
  public let amount: Money
  /// The paper behind the entry: our own receipt or voucher number.
  public let voucher: String?
  /// The operator's or bank's number, as noted when the entry was recorded.
  public let reference: String?
  /// The number the money came from or went to, where known.
  public let phone: String?
  /// Whether it is the balance with which the books began: no statement shows it as a line.
  public let isOpening: Bool

  public init(
    id: MovementID, account: String, day: Day, amount: Money, voucher: String? = nil,
    reference: String? = nil, phone: String? = nil, isOpening: Bool = false
  ) {
    self.id = id
    self.account = account
    self.day = day
    self.amount = amount
    self.voucher = voucher.flatMap { $0.isEmpty ? nil : $0 }
    self.reference = reference.flatMap { $0.isEmpty ? nil : $0 }
    self.phone = phone
    self.isOpening = isOpening
  }
}

/// Why lines and movements cannot be compared.
///
/// Cases are in order of precedence.
public enum ReconciliationError: Error, Hashable, Sendable {
  case lineTwice(LineID)
  case movementTwice(MovementID)
  case zeroLine(LineID)
  case zeroMovement(MovementID)
  /// Movements of two treasury accounts are not compared with one statement.
  case otherAccount(MovementID, String, expected: String)
  /// A group names an item that is not among those given.
  case unknownLine(LineID)
  case unknownMovement(MovementID)
  /// An item is in two groups.
  case lineUsedTwice(LineID)
  case movementUsedTwice(MovementID)
  /// The sides of a group differ.
  case unbalancedGroup(lines: Money, movements: Money)
  /// A stored run lacks something or has it wrong; the key is named.
  case malformed(key: String)
}
