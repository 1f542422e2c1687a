extension JSON {
  /// How many arrays and objects may stand inside each other.
  static let depthBound = 32

  /// The canonical bytes: no blanks, keys `[a-z0-9_]` sorted by byte, UTF-8 unescaped but for `"`
  /// and `\`. On this subset it is what RFC 8785 prescribes.
  ///
  /// Texts must already be in Unicode's form NFC; that is made once, where text enters the program.
  ///
  /// - Throws: The first met of `key`, `controlCharacter`, `integerOutOfBounds`, `tooDeep`.
  public func canonicalBytes() throws(JSONError) -> [UInt8] {
    var bytes: [UInt8] = []
    try write(to: &bytes, depth: 0)
    return bytes
  }

  private func write(to bytes: inout [UInt8], depth: Int) throws(JSONError) {
    switch self {
    case .text(let text): try Self.write(text, to: &bytes)
    case .integer(let integer):
      guard integer.magnitude <= Self.integerBound.magnitude else { throw .integerOutOfBounds }
      bytes.append(contentsOf: String(integer).utf8)
    case .bool(let bool): bytes.append(contentsOf: (bool ? "true" : "false").utf8)
    case .array(let items):
      guard depth < Self.depthBound else { throw .tooDeep(at: bytes.count) }
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        try item.write(to: &bytes, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      guard depth < Self.depthBound else { throw .tooDeep(at: bytes.count) }
      bytes.append(UInt8(ascii: "{"))
      // Keys are ASCII, so the order of strings is the order of bytes.
      for (index, (key, value)) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        guard Self.isKey(key.utf8) else { throw .key(key) }
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: key.utf8)
        bytes.append(contentsOf: "\":".utf8)
        try value.write(to: &bytes, depth: depth + 1)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) throws(JSONError) {
    bytes.append(UInt8(ascii: "\""))
    var previous: UInt8 = 0
    for byte in text.utf8 {
      guard !isControl(byte, after: previous) else { throw .controlCharacter }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
      previous = byte
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// C0, DEL, and C1 (U+0080 to U+009F are C2 80 to C2 9F in UTF-8).
  static func isControl(_ byte: UInt8, after previous: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7f || (previous == 0xc2 && (0x80...0x9f).contains(byte))
  }

  static func isKey(_ bytes: some Collection<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
  }
}
