import LedgerValues

/// The items of a comparison in their canonical order, with what is compared of them worked out.
struct MatchItems {
  /// A line of a statement, with its fee if one goes with it.
  struct Operation {
    /// With the fee.
    let total: Money
    let key: ReferenceKey?
    private let linePlace: Int32
    private let feePlace: Int32
    let day: Day
    let phone: PhoneKey?

    init(_ lines: [OpenLine], at place: Int, fee: Int?) {
      linePlace = Int32(place)
      feePlace = Int32(fee ?? -1)
      total = fee.map { lines[place].amount + lines[$0].amount } ?? lines[place].amount
      day = lines[place].day
      key = lines[place].reference.flatMap(ReferenceKey.init(_:))
      phone = lines[place].phone.flatMap(PhoneKey.init(_:))
    }

    /// Positions among the lines.
    var line: Int { Int(linePlace) }
    var fee: Int? { feePlace < 0 ? nil : Int(feePlace) }
    /// With its fee and without it: the two ways in which a movement may know it.
    var hasTwoAmounts: Bool { feePlace >= 0 }
  }

  /// What is compared of a movement, its amount apart.
  struct Target {
    /// The operator's reference.
    let key: ReferenceKey?
    let phone: PhoneKey?
    let day: Day
  }

  /// By id.
  let lines: [OpenLine]
  let operations: [Operation]
  /// For each operation with a fee: the operation of the fee alone, which waits until the rest is
  /// matched without it.
  let feeOf: [Int: Int]
  /// By id.
  let movements: [Movement]
  let targets: [Target]
  /// Movements that reverse another.
  let reversals: [Int]
  /// Whether any movement has a voucher.
  let hasVouchers: Bool
  /// Whether any line has free words.
  let hasLabels: Bool

  init(lines: [OpenLine], movements: [Movement]) {
    let lines = lines.ordered { ($0.id.statement, $0.id.line) }
    let movements = movements.ordered { ($0.id.record, $0.id.part) }
    let feeOfLine = Self.fees(lines)
    let partnered = Set(feeOfLine.values)
    var operations: [Operation] = []
    operations.reserveCapacity(lines.count)
    var feeOf: [Int: Int] = [:]
    // By position: an item copied for a look at it would cost more than the look.
    for position in lines.indices where partnered.isEmpty || !partnered.contains(position) {
      let fee = feeOfLine[position]
      operations.append(Operation(lines, at: position, fee: fee))
    }
    for index in operations.indices {
      guard let fee = operations[index].fee else { continue }
      feeOf[index] = operations.count
      operations.append(Operation(lines, at: fee, fee: nil))
    }
    self.lines = lines
    self.movements = movements
    self.operations = operations
    self.feeOf = feeOf
    // With the look at each item what is rare is seen, and need not be looked for.
    var reversals: [Int] = []
    var hasVouchers = false
    targets = movements.indices.map { position in
      if movements[position].reverses != nil { reversals.append(position) }
      if movements[position].voucher != nil { hasVouchers = true }
      return Target(
        key: movements[position].reference.flatMap(ReferenceKey.init(_:)),
        phone: movements[position].phone.flatMap(PhoneKey.init(_:)), day: movements[position].day)
    }
    self.reversals = reversals
    self.hasVouchers = hasVouchers
    hasLabels = lines.indices.contains { lines[$0].label != nil }
  }

  /// - Throws: `lineTwice`, `movementTwice`, `zeroLine`, `zeroMovement`, `otherAccount`.
  func check() throws(ReconciliationError) {
    let account = movements.first?.account ?? ""
    let isSound =
      lines.indices.allSatisfy { !lines[$0].amount.isZero && !isTwice(line: $0) }
      && movements.indices.allSatisfy { index in
        !movements[index].amount.isZero && movements[index].account == account
          && !isTwice(movement: index)
      }
    if isSound { return }
    // What is wrong with one item is told before what is wrong with another.
    if let twice = lines.indices.first(where: isTwice(line:)) { throw .lineTwice(lines[twice].id) }
    if let twice = movements.indices.first(where: isTwice(movement:)) {
      throw .movementTwice(movements[twice].id)
    }
    if let zero = lines.first(where: \.amount.isZero) { throw .zeroLine(zero.id) }
    if let zero = movements.first(where: \.amount.isZero) { throw .zeroMovement(zero.id) }
    if let other = movements.first(where: { $0.account != account }) {
      throw .otherAccount(other.id, other.account, expected: account)
    }
  }

  private func isTwice(line index: Int) -> Bool {
    index > 0 && lines[index].id == lines[index - 1].id
  }

  private func isTwice(movement index: Int) -> Bool {
    index > 0 && movements[index].id == movements[index - 1].id
  }

  /// The amount of an operation without its fee.
  func gross(_ operation: Operation) -> Money { lines[operation.line].amount }

  private struct RowKey: Hashable {
    let statement: Int
    let row: Int

    init(_ line: OpenLine) {
      statement = line.id.statement
      row = line.row
    }
  }

  /// For each line that has a fee of its own: the position of the fee.
  ///
  /// Only where a row has one of each is it certain which fee is whose.
  private static func fees(_ lines: [OpenLine]) -> [Int: Int] {
    var fees: [RowKey: [Int]] = [:]
    for position in lines.indices where lines[position].isFee {
      fees[RowKey(lines[position]), default: []].append(position)
    }
    guard !fees.isEmpty else { return [:] }
    var others: [RowKey: [Int]] = [:]
    for position in lines.indices where !lines[position].isFee {
      let key = RowKey(lines[position])
      if fees[key] != nil { others[key, default: []].append(position) }
    }
    var feeOfLine: [Int: Int] = [:]
    for (key, positions) in others {
      guard positions.count == 1, let fee = fees[key], fee.count == 1 else { continue }
      feeOfLine[positions[0]] = fee[0]
    }
    return feeOfLine
  }
}

/// The last eight digits of a telephone number: with or without the country's code it is the same.
public struct PhoneKey: Hashable, Sendable {
  private let digits: UInt32

  /// Nothing where there are fewer than eight digits.
  public init?(_ text: String) {
    var (digits, count) = (0, 0)
    for byte in text.utf8 where (48...57).contains(byte) {
      digits = (digits * 10 + Int(byte) - 48) % 100_000_000
      count += 1
    }
    guard count >= 8 else { return nil }
    self.digits = UInt32(digits)
  }
}
