import LedgerValues

/// The items of a comparison in their canonical order, with what is compared of them worked out.
struct MatchItems {
  /// The lines of one row of a file: an operation, or an operation and its fee.
  struct Operation {
    /// Positions among the lines.
    let lines: Range<Int>
    let total: Money
    /// Without the fee.
    let gross: Money
    let day: Day
    let key: ReferenceKey?
    let phone: PhoneKey?

    /// The amounts under which a movement may know it: with its fee, and without.
    var amounts: [Money] { total == gross ? [total] : [total, gross] }
  }

  struct Target {
    let amount: Money
    let day: Day
    /// The operator's reference.
    let key: ReferenceKey?
    /// Our own voucher.
    let voucher: ReferenceKey?
    let phone: PhoneKey?
  }

  /// By id, but a fee directly after the rest of its row.
  let lines: [OpenLine]
  let operations: [Operation]
  /// For each fee that goes with another line: the operation of the fee alone, which waits until
  /// the rest of its row is matched without it.
  let feeOf: [Int: Int]
  let movements: [Movement]
  let targets: [Target]

  init(lines: [OpenLine], movements: [Movement]) {
    let rows = Self.rows(lines.sorted { $0.id < $1.id })
    self.lines = rows.flatMap { $0 }
    self.movements = movements.sorted { $0.id < $1.id }
    var operations: [Operation] = []
    operations.reserveCapacity(rows.count)
    var feeOf: [Int: Int] = [:]
    var start = 0
    for row in rows {
      let end = start + row.count
      operations.append(Operation(row, at: start..<end))
      start = end
    }
    let whole = operations.count
    for index in 0..<whole where operations[index].lines.count > 1 {
      let fee = operations[index].lines.upperBound - 1
      feeOf[index] = operations.count
      operations.append(Operation([self.lines[fee]], at: fee..<(fee + 1)))
    }
    self.operations = operations
    self.feeOf = feeOf
    targets = self.movements.map { movement in
      Target(
        amount: movement.amount, day: movement.day,
        key: movement.reference.flatMap(ReferenceKey.init(_:)),
        voucher: movement.voucher.flatMap(ReferenceKey.init(_:)),
        phone: movement.phone.flatMap(PhoneKey.init(_:)))
    }
  }

  /// - Throws: `lineTwice`, `movementTwice`, `zeroLine`, `zeroMovement`, `otherAccount`.
  func check() throws(ReconciliationError) {
    let ids = lines.map(\.id).sorted()
    for (first, second) in zip(ids, ids.dropFirst()) where first == second {
      throw .lineTwice(first)
    }
    for (first, second) in zip(movements, movements.dropFirst()) where first.id == second.id {
      throw .movementTwice(first.id)
    }
    for line in lines where line.amount.isZero { throw .zeroLine(line.id) }
    for movement in movements where movement.amount.isZero { throw .zeroMovement(movement.id) }
    guard let expected = movements.first?.account else { return }
    for movement in movements where movement.account != expected {
      throw .otherAccount(movement.id, movement.account, expected: expected)
    }
  }

  private struct RowKey: Hashable {
    let statement: Int
    let row: Int
  }

  /// Each operation with its fee, if any, in the order of the operations.
  private static func rows(_ lines: [OpenLine]) -> [[OpenLine]] {
    let fees = lines.filter(\.isFee)
    guard !fees.isEmpty else { return lines.map { [$0] } }
    let feesOf = Dictionary(grouping: fees) { RowKey(statement: $0.id.statement, row: $0.row) }
    var operationsOf: [RowKey: Int] = [:]
    for line in lines where !line.isFee {
      operationsOf[RowKey(statement: line.id.statement, row: line.row), default: 0] += 1
    }
    return lines.compactMap { line in
      let key = RowKey(statement: line.id.statement, row: line.row)
      // Only where both are single is it certain which fee is whose.
      guard let fees = feesOf[key], fees.count == 1, operationsOf[key] == 1 else { return [line] }
      return line.isFee ? nil : [line, fees[0]]
    }
  }
}

extension MatchItems.Operation {
  fileprivate init(_ lines: [OpenLine], at range: Range<Int>) {
    let main = lines[0]
    self.init(
      lines: range, total: lines.count == 1 ? main.amount : main.amount + lines[1].amount,
      gross: main.amount, day: main.day, key: main.reference.flatMap(ReferenceKey.init(_:)),
      phone: main.phone.flatMap(PhoneKey.init(_:)))
  }
}

/// The last eight digits of a telephone number: with or without the country's code it is the same.
struct PhoneKey: Hashable {
  private let digits: Int

  /// Nothing where there are fewer than eight digits.
  init?(_ text: String) {
    var (digits, count) = (0, 0)
    for byte in text.utf8 where (48...57).contains(byte) {
      digits = (digits * 10 + Int(byte) - 48) % 100_000_000
      count += 1
    }
    guard count >= 8 else { return nil }
    self.digits = digits
  }
}
