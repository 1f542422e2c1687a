public import LedgerValues

/// How an amount on a statement comes to differ from the same amount in the books.
public enum AmountSlip: String, Hashable, Sendable, CaseIterable {
  /// The line is five times the movement: a sum in francs noted in *dɔrɔmɛ* of 5 F.
  case fiveTimes = "five_times"
  /// The line is a fifth of the movement: a sum in *dɔrɔmɛ* noted as francs.
  case fifth
  /// A nought too few in the books.
  case tenTimes = "ten_times"
  /// A nought too many in the books.
  case tenth
  /// Two neighbouring digits swapped.
  case swappedDigits = "swapped_digits"

  /// How a line's amount slipped from a movement's, if it looks like it.
  public init?(line: Money, movement: Money) {
    let (line, movement) = (line.units, movement.units)
    guard line != 0, movement != 0, (line < 0) == (movement < 0), line != movement else {
      return nil
    }
    if Int128(line) == Int128(movement) * 5 {
      self = .fiveTimes
    } else if Int128(line) * 5 == Int128(movement) {
      self = .fifth
    } else if Int128(line) == Int128(movement) * 10 {
      self = .tenTimes
    } else if Int128(line) * 10 == Int128(movement) {
      self = .tenth
    } else if Self.areSwapped(line.magnitude, movement.magnitude) {
      self = .swappedDigits
    } else {
      return nil
    }
  }

  /// One pair of digits differs by a swap exactly when the difference is 9, 90, 900 ... times the
  /// digits' own, so that most pairs are settled by a division.
  private static func areSwapped(_ left: UInt64, _ right: UInt64) -> Bool {
    let difference = max(left, right) - min(left, right)
    guard difference % 9 == 0 else { return false }
    var place: UInt64 = 1
    while difference % (place * 10) == 0 { place *= 10 }
    guard difference / place <= 81 else { return false }
    // A leading nought is no digit: 52 is not 502 with two digits swapped.
    guard min(left, right) >= place * 10 else { return false }
    let (a, b) = (left / place % 100, right / place % 100)
    return a / 10 == b % 10 && a % 10 == b / 10 && left / place / 100 == right / place / 100
      && left % place == right % place
  }
}
