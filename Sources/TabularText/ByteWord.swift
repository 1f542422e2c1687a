/// Eight bytes, compared all at once.
struct ByteWord {
  private let bits: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// - Precondition: eight bytes stand there.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    bits = UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }

  // No sum below leaves its byte, so that no byte's answer touches another's.

  /// The highest bit of each byte that is this one; the first byte's is the lowest.
  @inline(__always)
  func marks(of byte: UInt8) -> UInt64 {
    let others = bits ^ (Self.ones &* UInt64(byte))
    return ~((others & Self.low) &+ Self.low | others) & Self.high
  }

  /// The highest bit of each byte below a bound of at most 128.
  @inline(__always)
  func marks(below bound: UInt8) -> UInt64 {
    let above = (bits & Self.low | Self.high) &- Self.ones &* UInt64(bound)
    return ~above & ~bits & Self.high
  }

  /// The highest bit of each byte beyond ASCII.
  @inline(__always)
  var marksBeyondASCII: UInt64 { bits & Self.high }
}
