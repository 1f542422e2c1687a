/// One of our own numbers as a payer types it: `m0001-8`, `M00018`, `R1-000123`.
///
/// Case and hyphens are ours to overlook; noughts are not, since our numbers are written with them.
struct OwnCode: Hashable {
  private let text: PackedText

  /// Nothing where the text is shorter than five letters and digits, or has no digit.
  init?(_ code: some StringProtocol) {
    self.init(code.utf8)
  }

  private init?(_ bytes: some Sequence<UInt8>) {
    var text = PackedText()
    var hasDigit = false
    for byte in bytes {
      let upper = (97...122).contains(byte) ? byte - 32 : byte
      let isDigit = (48...57).contains(upper)
      guard isDigit || (65...90).contains(upper) else { continue }
      hasDigit = hasDigit || isDigit
      text.append(upper)
    }
    guard text.count >= 5, hasDigit else { return nil }
    self.text = text
  }

  /// The words of a label that have the form of a code.
  static func codes(in label: String) -> [OwnCode] {
    label.utf8.split { byte in
      let isPart =
        (48...57).contains(byte) || (65...90).contains(byte & ~0x20) || byte == UInt8(ascii: "-")
        || byte >= 0x80
      return !isPart
    }.compactMap { OwnCode($0) }
  }
}
