/// Where random numbers come from: the system, or a seed in tests and documents.
public enum RandomSource: RandomNumberGenerator, Hashable, Sendable {
  case system
  /// SplitMix64 from this state.
  ///
  /// Source: G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
  case seeded(UInt64)

  public mutating func next() -> UInt64 {
    switch self {
    case .system:
      var system = SystemRandomNumberGenerator()
      return system.next()
    case .seeded(var state):
      state &+= 0x9E37_79B9_7F4A_7C15
      self = .seeded(state)
      return Self.mixed(state)
    }
  }

  /// Makes a seeded source go on differently after different bytes; the system's needs no such help.
  ///
  /// Two commands with one seed would otherwise draw the same identifiers: each mixes in the head of
  /// the chain that it writes on.
  public mutating func mix(_ bytes: some Sequence<UInt8>) {
    guard case .seeded(var state) = self else { return }
    for byte in bytes { state = Self.mixed(state &+ UInt64(byte) &+ 0x9E37_79B9_7F4A_7C15) }
    self = .seeded(state)
  }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
