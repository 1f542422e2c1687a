/// A reference as it is compared: what banks and people change without meaning another operation is
/// taken away.
///
///     ReferenceKey("mp 0250314.0915")  // name MP2503140915
///     ReferenceKey("TRF 250314/0915")  // number 2503140915
struct ReferenceKey: Hashable {
  /// Capital letters and digits alone, without noughts after the leading letters.
  let name: PackedText
  /// The name without its leading letters, where enough is left to name an operation.
  let number: PackedText?

  /// A number this long is not shared by chance.
  static let identifyingLength = 6

  /// Nothing where the text has no digit but noughts: a word names no operation.
  init?(_ text: String) {
    var (name, number) = (PackedText(), PackedText())
    for byte in text.utf8 {
      let upper = (97...122).contains(byte) ? byte - 32 : byte
      let isDigit = (48...57).contains(upper)
      guard isDigit || (65...90).contains(upper) || upper >= 0x80 else { continue }
      if number.count == 0 {
        // Letters before the number are its prefix, and noughts at its head say nothing.
        if isDigit && upper == 48 { continue }
        if !isDigit {
          name.append(upper)
          continue
        }
      }
      name.append(upper)
      number.append(upper)
    }
    guard number.count > 0 else { return nil }
    self.name = name
    self.number = number.count >= Self.identifyingLength ? number : nil
  }

  /// Whether two references name the same operation.
  func agrees(with other: ReferenceKey) -> Bool {
    if name == other.name { return true }
    guard let number, let theirs = other.number else { return false }
    return number == theirs
  }

  /// Whether the numbers differ by one slip of the pen: a digit wrong, too many, too few, or two
  /// neighbours swapped.
  func resembles(_ other: ReferenceKey) -> Bool {
    guard let left = number?.bytes, let right = other.number?.bytes, left != right else {
      return false
    }
    return Self.areOneSlipApart(left, right)
  }

  /// The name without letters at its end: `MP123` for `MP123B`, one of several receipts for one
  /// payment.
  var stem: PackedText {
    guard let bytes = name.bytes, let last = bytes.lastIndex(where: { (48...57).contains($0) })
    else { return name }
    return PackedText(bytes[...last])
  }

  private static func areOneSlipApart(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= 1 else { return false }
    let start = zip(left, right).prefix { $0 == $1 }.count
    let (a, b) = (left[start...], right[start...])
    if a.count == b.count {
      if a.dropFirst().elementsEqual(b.dropFirst()) { return true }
      return a.count >= 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
        && a.dropFirst(2).elementsEqual(b.dropFirst(2))
    }
    return a.count > b.count ? a.dropFirst().elementsEqual(b) : b.dropFirst().elementsEqual(a)
  }
}
