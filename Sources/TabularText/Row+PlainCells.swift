public import LedgerValues

/// Cells as most files write them, read from their bytes; what is written otherwise, blanks around
/// it included, is nothing here, and is read as text.
extension Row {
  /// A whole number of at most 12 digits, perhaps behind a minus: an amount in francs.
  public func plainNumber(at position: Int) -> Int64? {
    plain(position) { bytes in
      let isNegative = bytes.first == UInt8(ascii: "-")
      let digits = bytes[(isNegative ? 1 : 0)...]
      guard (1...12).contains(digits.count) else { return nil }
      var number: Int64 = 0
      for byte in digits {
        guard (48...57).contains(byte) else { return nil }
        number = number * 10 + Int64(byte - 48)
      }
      return isNegative ? -number : number
    }
  }

  /// A day in the form `2025-03-09`, where there is such a day.
  public func plainDay(at position: Int) -> Day? {
    plain(position) { bytes in
      guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
        return nil
      }
      var digits = 0
      for place in 0..<10 where place != 4 && place != 7 {
        guard (48...57).contains(bytes[place]) else { return nil }
        digits = digits * 10 + Int(bytes[place]) - 48
      }
      return Day(digits / 10_000, digits / 100 % 100, digits % 100)
    }
  }

  /// Whether a cell is of printable ASCII alone.
  public func isPlainText(at position: Int) -> Bool {
    plain(position) { bytes in
      var isPlain = true
      for byte in bytes { isPlain = isPlain && byte &- 0x20 < 0x5f }
      return isPlain
    } ?? true
  }

  /// Whether a cell has no byte, or the row no such cell.
  public func isEmpty(at position: Int) -> Bool {
    position >= cellCount || cell(position).range.isEmpty
  }

  private func plain<Value>(
    _ position: Int, _ read: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> Value? {
    guard position < cellCount else { return nil }
    let range = cell(position).range
    return storage.bytes.withUnsafeBufferPointer { read(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
