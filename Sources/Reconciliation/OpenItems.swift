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
  /// Positive for what came in; never zero.
  public let amount: Money
  /// The keeper's number of the operation.
  public let reference: String?
  /// What has not been erased of the words that name people.
  public let details: LineDetails
  public let day: Day
  public let isFee: Bool

  public init(
    id: LineID, row: Int, day: Day, amount: Money, reference: String? = nil, isFee: Bool = false,
    details: LineDetails = LineDetails()
  ) {
    self.id = id
    self.row = row
    self.day = day
    self.amount = amount
    self.reference = reference.flatMap { $0.isEmpty ? nil : $0 }
    self.isFee = isFee
    self.details = details
  }

  /// The other party's number, where it has not been erased.
  public var phone: String? { details.phone }
  /// The free words of the operation, where they have not been erased: payers write our numbers
  /// there.
  public var label: String? { details.label }
}

extension OpenLine {
  /// The same line where matches have left so much of it.
  public func leaving(_ amount: Money) -> OpenLine {
    OpenLine(
      id: id, row: row, day: day, amount: amount, reference: reference, isFee: isFee,
      details: details)
  }

  /// The lines of an imported statement, numbered from 1 in its order.
  public static func lines(of statement: Statement, record: Int) -> [OpenLine] {
    statement.lines.indices.map { index in
      let line = statement.lines[index]
      return OpenLine(
        id: LineID(statement: record, line: index + 1), row: line.row, day: line.day,
        amount: line.amount, reference: line.reference, isFee: line.isFee, details: line.details)
    }
  }
}

/// An entry's effect on one treasury account: the sum of its postings there over all funds.
public struct Movement: Hashable, Sendable {
  public let id: MovementID
  /// Positive for what came in; never zero.
  public let amount: Money
  /// The operator's or bank's number, as noted when the entry was recorded.
  public let reference: String?
  /// The treasury account, as the chart writes it.
  public let account: String
  private let ties: MovementTies
  public let day: Day

  public init(
    id: MovementID, account: String, day: Day, amount: Money, voucher: String? = nil,
    reference: String? = nil, phone: String? = nil, isOpening: Bool = false, codes: [String] = [],
    collections: [String] = [], reverses: MovementID? = nil
  ) {
    self.id = id
    self.account = account
    self.day = day
    self.amount = amount
    self.reference = reference.flatMap { $0.isEmpty ? nil : $0 }
    let voucher = voucher.flatMap { $0.isEmpty ? nil : $0 }
    let isAlone =
      voucher == nil && phone == nil && !isOpening && codes.isEmpty && collections.isEmpty
      && reverses == nil
    ties =
      isAlone
      ? .none
      : .some(
        MovementTies.Known(
          voucher: voucher, phone: phone, isOpening: isOpening, codes: codes,
          collections: collections, reverses: reverses))
  }

  /// The paper behind the entry: our own receipt or voucher number.
  public var voucher: String? { ties.known?.voucher }
  /// The number the money came from or went to, where known.
  public var phone: String? { ties.known?.phone }
  /// Whether it is the balance with which the books began: no statement shows it as a line.
  public var isOpening: Bool { ties.known?.isOpening ?? false }
  /// Our own numbers by which a payer may name it, the voucher apart: the household's, the person's.
  public var codes: [String] { ties.known?.codes ?? [] }
  /// What it was paid in with: a collector, a household, a deposit slip. All movements of one day
  /// that share a name may have come as one line.
  public var collections: [String] { ties.known?.collections ?? [] }
  /// The movement of the entry that this one's entry reverses.
  public var reverses: MovementID? { ties.known?.reverses }
}

/// What ties a movement to papers, people and other movements, behind a pointer: a movement of which
/// nothing but its reference is known takes half the memory, and there may be a hundred thousand.
private indirect enum MovementTies: Hashable, Sendable {
  case none
  case some(Known)

  struct Known: Hashable, Sendable {
    let voucher: String?
    let phone: String?
    let isOpening: Bool
    let codes: [String]
    let collections: [String]
    let reverses: MovementID?
  }

  var known: Known? {
    if case .some(let known) = self { known } else { nil }
  }
}

extension Movement {
  /// The same movement where matches have left so much of it.
  public func leaving(_ amount: Money) -> Movement {
    Movement(
      id: id, account: account, day: day, amount: amount, voucher: voucher, reference: reference,
      phone: phone, isOpening: isOpening, codes: codes, collections: collections,
      reverses: reverses)
  }
}
