/// Finds what ends a cell, eight bytes at a time: separators, line ends, and noughts, which no text
/// has.
///
/// Cells are short, so a word of eight bytes often holds the ends of two: what was seen of a word is
/// kept until it is passed.
struct CellEnds {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  /// Offset of the word looked at last.
  private var word: Int
  /// The highest bit of each of its bytes that may end a cell.
  private var marks: UInt64 = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, from offset: Int) {
    self.bytes = bytes
    self.separator = separator
    word = offset - 8
  }

  /// The offset of the first end from an offset on; of the end of all bytes where there is none.
  ///
  /// - Precondition: no offset asked for lies before one asked for earlier.
  @inline(__always)
  mutating func next(from start: Int) -> Int {
    var position = start
    if position &- word < 8 {
      marks &= ~0 << UInt64(truncatingIfNeeded: (position &- word) &* 8)
      if let found = firstMarked() { return found }
      position = word &+ 8
    }
    while bytes.count &- position >= 8 {
      word = position
      let bytes = ByteWord(bytes, at: position)
      // Line ends and noughts are below 14.
      marks = bytes.marks(of: separator) | bytes.marks(below: 14)
      if let found = firstMarked() { return found }
      position &+= 8
    }
    // The last bytes are fewer than a word.
    while position < bytes.count, !isEnd(bytes[position]) { position &+= 1 }
    return position
  }

  private mutating func firstMarked() -> Int? {
    while marks != 0 {
      let position = word &+ marks.trailingZeroBitCount / 8
      if isEnd(bytes[position]) { return position }
      // Tabs and the like.
      marks &= marks &- 1
    }
    return nil
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0
  }
}
