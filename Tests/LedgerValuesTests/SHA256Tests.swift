import LedgerTestSupport
import LedgerValues
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4's examples, and lengths on both sides of each change of padding. The last ones are
  /// the digests of that many letters a.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    (
      String(repeating: "a", count: 1),
      "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    ),
    (
      String(repeating: "a", count: 55),
      "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"
    ),
    (
      String(repeating: "a", count: 56),
      "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"
    ),
    (
      String(repeating: "a", count: 57),
      "f13b2d724659eb3bf47f2dd6af1accc87b81f09f59f2b75e5c0bed6589dfe8c6"
    ),
    (
      String(repeating: "a", count: 63),
      "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"
    ),
    (
      String(repeating: "a", count: 64),
      "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
    ),
    (
      String(repeating: "a", count: 65),
      "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"
    ),
    (
      String(repeating: "a", count: 119),
      "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"
    ),
    (
      String(repeating: "a", count: 120),
      "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"
    ),
    (
      String(repeating: "a", count: 128),
      "6836cf13bac400e9105071cd6af47084dfacad4e5e302c94bfed24e013afb73e"
    ),
  ])
  func `known texts have their digests`(text: String, hex: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).hex == hex)
  }

  @Test func `a million letters a, taken in by pieces, have their digest`() {
    var hash = SHA256()
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000)
    for _ in 0..<1_000 { hash.update(piece) }
    #expect(
      hash.finish().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `pieces of any size give the digest of the whole`() {
    let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = SHA256.digest(of: bytes)
    for size in 1...150 {
      var hash = SHA256()
      for start in stride(from: 0, to: bytes.count, by: size) {
        hash.update(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      #expect(hash.finish() == whole, "pieces of \(size)")
    }
  }

  static let published = ["Short", "Long"].compactMap {
    SharedData.file("nist-sha256/SHA256\($0)Msg.rsp")
  }

  @Test(.enabled(if: published.count == 2, SharedData.reason))
  func `all 129 vectors of NIST agree`() throws {
    var count = 0
    for file in Self.published {
      var length = 0
      var message: [UInt8] = []
      for line in file.split(whereSeparator: \.isNewline) {
        let sides = line.split(separator: " = ").map(String.init)
        guard sides.count == 2 else { continue }
        switch sides[0] {
        case "Len": length = try #require(Int(sides[1])) / 8
        case "Msg": message = try bytes(hex: sides[1], count: length)
        case "MD":
          #expect(SHA256.digest(of: message).hex == sides[1], "\(length) bytes")
          count += 1
        default: continue
        }
      }
    }
    #expect(count == 129)
  }

  private func bytes(hex: String, count: Int) throws -> [UInt8] {
    let digits = Array(hex)
    return try (0..<count).map {
      try #require(UInt8(String(digits[$0 * 2...$0 * 2 + 1]), radix: 16))
    }
  }
}

@Suite struct DigestTests {
  @Test func `a digest reads back from its hexadecimal digits, and from nothing else`() {
    let digest = SHA256.digest(of: Array("Sikoro".utf8))
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == nil)
    #expect(Digest(hex: digest.hex + "0") == nil)
    #expect(Digest(hex: digest.hex.dropLast()) == nil)
    #expect(Digest(hex: "g" + digest.hex.dropFirst()) == nil)
    #expect(Digest(bytes: Array(digest.bytes.dropLast())) == nil)
    #expect(Digest.zero.hex == String(repeating: "0", count: 64))
  }

  @Test func `a checkpoint is the first 60 bits in Crockford's alphabet`() throws {
    let ones = try #require(Digest(hex: String(repeating: "f", count: 64)))
    #expect(ones.checkpointCode == "ZZZZZZZZZZZZ")
    #expect(Digest.zero.checkpointCode == "000000000000")
    // The numbers 1 to 12 in five bits each, and four bits that are left out.
    let count = try #require(Digest(hex: "08864298e84a96cf" + String(repeating: "0", count: 48)))
    #expect(count.checkpointCode == "123456789ABC")
    #expect(Set("ILOU").isDisjoint(with: ones.checkpointCode + count.checkpointCode))
  }
}

@Suite struct IdentifierTests {
  @Test func `an identifier reads back from its 32 digits`() {
    var generator = SeededGenerator(seed: 128)
    var drawn: Set<Identifier> = []
    for _ in 0..<500 {
      let identifier = Identifier(using: &generator)
      #expect(Identifier(hex: identifier.description) == identifier)
      #expect(identifier.description.utf8.count == 32)
      drawn.insert(identifier)
    }
    #expect(drawn.count == 500)
    #expect(drawn.sorted().map(\.description) == drawn.map(\.description).sorted())
  }

  @Test func `small words keep their leading zeros`() {
    let text = "00000000000000010000000000000a0b"
    #expect(Identifier(hex: text)?.description == text)
  }

  @Test(arguments: [
    "", "0", "0000000000000001000000000000000A", "0000000000000001000000000000000",
    "000000000000000100000000000000000", "+000000000000001000000000000000a",
    "000000000000000 000000000000000a",
  ])
  func `what is no identifier is not read`(text: String) {
    #expect(Identifier(hex: text) == nil)
  }
}
