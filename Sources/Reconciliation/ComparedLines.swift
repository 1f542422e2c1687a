import LedgerValues

/// The lines of statements as the matcher compares them: in order, each with its fee, and with keys in
/// the place of texts.
///
/// Neither side of a comparison needs the other to be made ready.
public struct ComparedLines: Sendable {
  /// By id.
  let lines: [OpenLine]
  let operations: [Operation]
  /// For each operation with a fee: the operation of the fee alone, which waits until the rest is
  /// matched without it.
  let feeOf: [Int: Int]
  /// Whether any line has free words.
  let hasLabels: Bool

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

  /// - Throws: `lineTwice`, `zeroLine`.
  public init(_ lines: [OpenLine]) throws(ReconciliationError) {
    let lines = lines.ordered { ($0.id.statement, $0.id.line) }
    try Self.check(lines)
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
    self.operations = operations
    self.feeOf = feeOf
    hasLabels = lines.indices.contains { lines[$0].label != nil }
  }

  private static func check(_ lines: [OpenLine]) throws(ReconciliationError) {
    for place in lines.indices.dropFirst() where lines[place].id == lines[place - 1].id {
      throw .lineTwice(lines[place].id)
    }
    for place in lines.indices where lines[place].amount.isZero { throw .zeroLine(lines[place].id) }
  }

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
