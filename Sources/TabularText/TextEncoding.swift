/// How the bytes of a file stand for letters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  /// What spreadsheets call Unicode text; known by its byte order mark.
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// The encoding of older French spreadsheets and banks.
  case windows1252 = "Windows-1252"
  /// The encoding of DOS programs of Western Europe, which some tills and banks still write.
  case cp850 = "CP850"
  /// The encoding of old Macintosh spreadsheets.
  case macRoman = "Mac Roman"

  /// The encodings of one byte a letter, the most frequent first.
  static let legacy: [TextEncoding] = [.windows1252, .cp850, .macRoman]

  /// The encoding that a byte order mark announces; nothing where there is none of UTF-16.
  public static func marked(_ bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xff, 0xfe]) { return .utf16LittleEndian }
    return bytes.starts(with: [0xfe, 0xff]) ? .utf16BigEndian : nil
  }
}

extension TextEncoding {
  /// The text of some bytes; what the encoding has no letter for becomes U+FFFD.
  public func text(_ bytes: some Collection<UInt8>) -> String {
    switch self {
    // Text in UTF-16 is brought into UTF-8 before it is cut into cells.
    case .utf8, .utf16LittleEndian, .utf16BigEndian:
      return String(decoding: bytes, as: UTF8.self)
    case .windows1252, .cp850, .macRoman:
      var scalars = String.UnicodeScalarView()
      for byte in bytes { scalars.append(scalar(byte) ?? "\u{fffd}") }
      return String(scalars)
    }
  }

  /// Offset of the first byte that is no text in this encoding.
  func firstFault(in bytes: ArraySlice<UInt8>) -> Int? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian:
      do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
      } catch {
        return bytes.startIndex + error.byteOffsets.lowerBound
      }
    case .windows1252, .cp850, .macRoman:
      return bytes.firstIndex { $0 >= 0x80 && scalar($0) == nil }
    }
  }

  /// The letter of one byte of a legacy encoding.
  func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard byte >= 0x80 else { return Unicode.Scalar(byte) }
    let table =
      switch self {
      case .windows1252: Self.windows1252Table
      case .cp850: Self.cp850Table
      case .macRoman: Self.macRomanTable
      case .utf8, .utf16LittleEndian, .utf16BigEndian: [Unicode.Scalar]()
      }
    guard Int(byte) - 0x80 < table.count else { return nil }
    let scalar = table[Int(byte) - 0x80]
    return scalar == "\0" ? nil : scalar
  }

  /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT.
  private static let windows1252Table = Array(
    ("€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ" + "\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿"
      + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ").unicodeScalars)

  /// Source: Unicode Consortium, MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT.
  private static let cp850Table = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤"
      + "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}").unicodeScalars)

  /// Source: Unicode Consortium, MAPPINGS/VENDORS/APPLE/ROMAN.TXT.
  private static let macRomanTable = Array(
    ("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ"
      + "–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars)
}
