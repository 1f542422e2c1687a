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
    plain(position) { Day(iso: UnsafeRawBufferPointer($0)) }
  }

  /// A text of at least one letter and printable ASCII alone, without a blank at either end or a
  /// quotation mark.
  public func plainText(at position: Int) -> String? {
    plain(position) { bytes in
      guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else {
        return nil
      }
      guard Self.isPlain(bytes) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { $0.update(fromContentsOf: bytes) }
    }
  }

  /// Whether bytes are printable ASCII without a quotation mark.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 8 else {
      return bytes.allSatisfy { $0 &- 0x20 < 0x5f && $0 != UInt8(ascii: "\"") }
    }
    let last = bytes.count - 8
    var (offset, others) = (0, UInt64(0))
    while offset < last {
      others |= unprintable(ByteWord(bytes, at: offset))
      offset += 8
    }
    // The last word begins with bytes of the one before it.
    return others | unprintable(ByteWord(bytes, at: last)) == 0
  }

  @inline(__always)
  private static func unprintable(_ word: ByteWord) -> UInt64 {
    word.marksBeyondASCII | word.marks(below: 0x20) | word.marks(of: 0x7f)
      | word.marks(of: UInt8(ascii: "\""))
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
