/// A reference as it is compared: what banks and people change without meaning another operation is
/// taken away.
///
///     ReferenceKey("mp 0250314.0915").name   // MP2503140915
///     ReferenceKey("TRF 250314/0915").number // 2503140915
struct ReferenceKey: Hashable {
  /// Capital letters and digits alone, without noughts after the leading letters.
  let name: String
  /// The name without its leading letters, where enough is left to name an operation.
  let number: String?

  /// A number this long is not shared by chance.
  static let identifyingLength = 6

  /// Nothing where the text has no digit: a word names no operation.
  init?(_ text: String) {
    var prefix: [UInt8] = []
    var rest: [UInt8] = []
    for byte in text.utf8 {
      let upper = (97...122).contains(byte) ? byte - 32 : byte
      let isDigit = (48...57).contains(upper)
      guard isDigit || (65...90).contains(upper) || upper >= 0x80 else { continue }
      if rest.isEmpty && !isDigit {
        prefix.append(upper)
      } else if !(rest.isEmpty && upper == 48) {
        rest.append(upper)
      } else if !text.utf8.contains(where: { (49...57).contains($0) }) {
        rest.append(upper)
      }
    }
    guard !rest.isEmpty else { return nil }
    name = String(decoding: prefix + rest, as: UTF8.self)
    number =
      rest.count >= Self.identifyingLength ? String(decoding: rest, as: UTF8.self) : nil
  }

  /// Whether two references name the same operation.
  func agrees(with other: ReferenceKey) -> Bool {
    if name.utf8.elementsEqual(other.name.utf8) { return true }
    guard let number, let theirs = other.number else { return false }
    return number.utf8.elementsEqual(theirs.utf8)
  }
}
