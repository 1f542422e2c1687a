/// A short text as four machine words: compared and hashed without a heap.
///
/// Texts of up to 32 bytes are held as they are; of longer ones two independent 64-bit hashes and
/// the first 16 bytes are held, so that equal words mean equal texts for all practical purposes.
struct PackedText: Hashable {
  private(set) var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  private(set) var count = 0

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { append(byte) }
  }

  init() {}

  mutating func append(_ byte: UInt8) {
    let shifted = UInt64(byte) << UInt64(count % 8 * 8)
    switch count / 8 {
    case 0: words.0 |= shifted
    case 1: words.1 |= shifted
    case 2: words.2 |= shifted
    case 3: words.3 |= shifted
    default:
      words.2 = (words.2 ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      words.3 = (words.3 &+ UInt64(byte) &+ 1) &* 0x9e37_79b9_7f4a_7c15
    }
    count += 1
  }

  static func == (left: PackedText, right: PackedText) -> Bool {
    left.words == right.words && left.count == right.count
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }

  /// The text, where it is held as it is.
  var bytes: [UInt8]? {
    guard count <= 32 else { return nil }
    return (0..<count).map { index in
      let word = [words.0, words.1, words.2, words.3][index / 8]
      return UInt8(truncatingIfNeeded: word >> UInt64(index % 8 * 8))
    }
  }
}
