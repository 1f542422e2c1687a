import LedgerValues

/// Both sides of a comparison.
struct MatchItems {
  typealias Operation = ComparedLines.Operation
  typealias Target = ComparedMovements.Target

  let statement: ComparedLines
  let books: ComparedMovements

  var lines: [OpenLine] { statement.lines }
  var operations: [Operation] { statement.operations }
  var feeOf: [Int: Int] { statement.feeOf }
  var movements: [Movement] { books.movements }
  var targets: [Target] { books.targets }

  /// The amount of an operation without its fee.
  func gross(_ operation: Operation) -> Money { lines[operation.line].amount }
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
