/// 32 bytes that stand for a text: the fingerprint of a record, a rule book, a file.
public struct Digest: Hashable, Sendable {
  /// Exactly 32 bytes.
  public let bytes: [UInt8]

  /// What the first record of a chain names as its previous one.
  public static let zero = Digest(unchecked: [UInt8](repeating: 0, count: 32))

  init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The digest of these bytes as they are; nothing unless there are 32.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 lower-case hexadecimal digits.
  public init?(hex text: some StringProtocol) {
    guard text.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    var high: UInt8? = nil
    for character in text.utf8 {
      let nibble: UInt8
      switch character {
      case 48...57: nibble = character - 48
      case 97...102: nibble = character - 87
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | nibble)
        high = nil
      } else {
        high = nibble
      }
    }
    self.bytes = bytes
  }

  /// 64 lower-case hexadecimal digits.
  public var hex: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for byte in bytes {
      for nibble in [byte >> 4, byte & 15] { digits.append(nibble + (nibble < 10 ? 48 : 87)) }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The first 60 bits in twelve letters and digits that survive being read aloud: no I, L, O, U.
  ///
  /// Source: D. Crockford, "Base 32".
  public var checkpointCode: String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let first = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return String((0..<12).map { alphabet[Int(first >> UInt64(59 - 5 * $0) & 31)] })
  }
}
