/// One of our own numbers as a payer types it: `m0001-8`, `M00018`, `R1-000123`.
///
/// Case and hyphens are ours to overlook; noughts are not, since our numbers are written with them.
struct OwnCode: Hashable {
  private let letters: [UInt8]

  /// Nothing where the text is shorter than five letters and digits, or has no digit.
  init?(_ code: some StringProtocol) {
    self.init(bytes: code.utf8)
  }

  private init?(bytes: some Sequence<UInt8>) {
    let letters = bytes.map { (97...122).contains($0) ? $0 - 32 : $0 }
      .filter { (48...57).contains($0) || (65...90).contains($0) }
    guard letters.count >= 5, letters.contains(where: { (48...57).contains($0) }) else {
      return nil
    }
    self.letters = letters
  }

  /// The words of a label that have the form of a code.
  static func codes(in label: String) -> [OwnCode] {
    label.utf8.split { byte in
      let isPart =
        (48...57).contains(byte) || (65...90).contains(byte & ~0x20) || byte == UInt8(ascii: "-")
        || byte >= 0x80
      return !isPart
    }.compactMap { OwnCode(bytes: $0) }
  }
}
