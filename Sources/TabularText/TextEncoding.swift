/// How the bytes of a file stand for letters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  /// The encoding of older French spreadsheets and banks.
  ///
  /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
  case windows1252 = "Windows-1252"
}

extension TextEncoding {
  /// The text of some bytes; what the encoding has no letter for becomes U+FFFD.
  public func text(_ bytes: some Collection<UInt8>) -> String {
    switch self {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .windows1252:
      var scalars = String.UnicodeScalarView()
      for byte in bytes { scalars.append(Self.windows1252Scalar(byte) ?? "\u{fffd}") }
      return String(scalars)
    }
  }

  /// UTF-8 where the bytes are that, else the legacy encoding.
  public static func ofText(_ bytes: [UInt8]) -> TextEncoding {
    TextEncoding.utf8.firstFault(in: bytes) == nil ? .utf8 : .windows1252
  }

  /// Offset of the first byte that is no text in this encoding.
  func firstFault(in bytes: [UInt8]) -> Int? {
    switch self {
    case .utf8:
      do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
      } catch {
        return error.byteOffsets.lowerBound
      }
    case .windows1252: return bytes.firstIndex { Self.windows1252Scalar($0) == nil }
    }
  }

  private static func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9f).contains(byte) else { return Unicode.Scalar(byte) }
    let scalar = windows1252Table[Int(byte) - 0x80]
    return scalar == "\0" ? nil : scalar
  }

  private static let windows1252Table: [Unicode.Scalar] = [
    "\u{20ac}", "\0", "\u{201a}", "\u{0192}", "\u{201e}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02c6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\0", "\u{017d}", "\0",
    "\0", "\u{2018}", "\u{2019}", "\u{201c}", "\u{201d}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02dc}", "\u{2122}", "\u{0161}", "\u{203a}", "\u{0153}", "\0", "\u{017e}", "\u{0178}",
  ]
}
