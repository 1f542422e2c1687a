@_spi(_Unicode) import Swift

/// Unicode's normal forms: the only file that uses them.
///
/// The standard library has them as SPI (it compares strings with them); Foundation, which would
/// add tens of megabytes, has no others. `NormalFormTests` fails where a toolchain changes them.
enum NormalForm {
  /// The composed form NFC, in which the books keep every text, so that the same word has the same
  /// bytes however a keyboard made it.
  static func composed(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    return String(scalars)
  }

  /// Lower case without accents: `Clôturer` is found as `cloturer`.
  static func folded(_ text: String) -> String {
    let lower = text.lowercased()
    guard !lower.utf8.allSatisfy({ $0 < 0x80 }) else { return lower }
    var scalars = String.UnicodeScalarView()
    for scalar in lower._nfd {
      switch scalar {
      case "œ": scalars.append(contentsOf: "oe".unicodeScalars)
      case "æ": scalars.append(contentsOf: "ae".unicodeScalars)
      case "\u{2019}": scalars.append("'")
      default:
        if scalar.properties.generalCategory != .nonspacingMark { scalars.append(scalar) }
      }
    }
    return String(scalars)
  }
}
