/// Watches the bytes of a file go by, and says in which encoding they are text.
///
/// A file is UTF-8 until a byte says otherwise. Where nothing but ASCII came before that byte, the
/// rest is in the legacy encoding that makes most French letters of it; else the file mixes two
/// encodings, and is refused at that byte, since no reading of it would be right.
public struct EncodingWatch: Sendable {
  public private(set) var encoding: TextEncoding
  private let allowsLegacy: Bool
  private var isPlain = true

  public init(_ encoding: TextEncoding = .utf8, allowsLegacy: Bool) {
    self.encoding = encoding
    self.allowsLegacy = allowsLegacy
  }

  /// Takes the next bytes of the file, which begin on a line and end between two letters.
  ///
  /// - Throws: `notUTF8`.
  public mutating func take(_ bytes: [UInt8], upTo end: Int, line: Int) throws(TableError) {
    let piece = bytes[..<end]
    if encoding == .utf8 {
      // Most pieces are ASCII, which is no fault.
      if isPlain, TextEncoding.firstLetter(in: piece) == nil { return }
      guard let fault = encoding.firstFault(in: piece) else {
        isPlain = false
        return
      }
      let isPlainBefore = isPlain && TextEncoding.firstLetter(in: piece) == fault
      guard allowsLegacy, isPlainBefore, let legacy = TextEncoding.ranked(for: piece).first
      else {
        throw .notUTF8(at: TextPlace(offset: fault, in: bytes, line: line))
      }
      encoding = legacy
    }
    if let fault = encoding.firstFault(in: piece) ?? TextEncoding.firstUTF8Letter(in: piece) {
      throw .notUTF8(at: TextPlace(offset: fault, in: bytes, line: line))
    }
  }
}

extension TextEncoding {
  /// Offset of the first byte beyond ASCII.
  static func firstLetter(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { all in
      // A union has no way out of the loop, which compilers make into many bytes a step.
      guard all.reduce(0, |) >= 0x80 else { return nil }
      return all.firstIndex { $0 >= 0x80 }.map { $0 + bytes.startIndex }
    }
  }

  /// Offset of the first French letter or sign written in UTF-8, which makes nonsense in each legacy
  /// encoding.
  static func firstUTF8Letter(in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.dropLast(2).first { index in
      switch bytes[index] {
      case 0xc3: (0x80...0xbf).contains(bytes[index + 1])
      case 0xe2: bytes[index + 1] == 0x80 && (0x80...0xbf).contains(bytes[index + 2])
      default: false
      }
    }
  }

  /// UTF-8 where the bytes are that; else the legacy encodings that have a letter for each byte, the
  /// one that makes most French letters of them first.
  public static func candidates(for bytes: [UInt8]) -> [TextEncoding] {
    utf8.firstFault(in: bytes[...]) == nil ? [.utf8] : ranked(for: bytes[...])
  }

  /// The first place that is not UTF-8 in bytes of which another part is UTF-8 beyond ASCII: no one
  /// encoding reads both.
  public static func mixture(in bytes: [UInt8]) -> TextPlace? {
    guard let fault = utf8.firstFault(in: bytes[...]), firstUTF8Letter(in: bytes[...]) != nil else {
      return nil
    }
    return TextPlace(offset: fault, in: bytes)
  }

  static func ranked(for bytes: ArraySlice<UInt8>) -> [TextEncoding] {
    let letters = bytes.filter { $0 >= 0x80 }
    return legacy.filter { $0.firstFault(in: bytes) == nil }
      .map { encoding in (encoding, letters.count { encoding.isFrench($0) }) }
      .sorted { $0.1 > $1.1 }.map(\.0)
  }

  private func isFrench(_ byte: UInt8) -> Bool {
    scalar(byte).map { "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒ".unicodeScalars.contains($0) } ?? false
  }
}
