import LedgerValues
import TabularText

/// The fields of a SWIFT message file, whatever stands around them.
///
/// Source: SWIFT, Standards MT, category 9, MT940 and MT942.
struct SwiftMessage {
  struct Field {
    /// `61`, `60F` ...
    let tag: String
    /// The value, its further lines after line feeds.
    let text: String
    /// Line of the file, counted from 1.
    let row: Int
    let byteRange: Range<Int>
  }

  /// Whether the first lines hold the fields with which a message begins.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(2_048), as: UTF8.self)
    let lines = start.split(whereSeparator: \.isNewline)
    return lines.contains { $0.hasPrefix(":20:") }
      && lines.contains { $0.hasPrefix(":25:") || $0.hasPrefix(":25P:") }
  }

  /// Bytes of a field's further lines beyond this many are not kept.
  private static let textBound = 4_096

  private var open: (tag: String, text: String, row: Int, range: Range<Int>)?
  private(set) var row = 1

  /// Gives the fields that end in whole lines of a file, in order. Lines before a first field, and
  /// envelopes, are no field.
  mutating func take(
    _ piece: FilePiece, upTo end: Int, encoding: TextEncoding, _ give: (Field) -> Void
  ) {
    let bytes = piece.bytes
    var start = 0
    while start < end {
      let lineEnd =
        bytes[start..<end].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        ?? end
      takeLine(bytes[start..<lineEnd], at: piece.origin, encoding, give)
      start = lineEnd + 1
      if start < end, bytes[lineEnd] == UInt8(ascii: "\r"), bytes[start] == 0x0a { start += 1 }
      row += 1
    }
    if piece.isLast { close(give) }
  }

  private mutating func takeLine(
    _ line: ArraySlice<UInt8>, at origin: Int, _ encoding: TextEncoding, _ give: (Field) -> Void
  ) {
    let range = origin + line.startIndex..<origin + line.endIndex
    if let tag = Self.tag(line) {
      close(give)
      open = (tag, encoding.text(line.dropFirst(tag.utf8.count + 2)), row, range)
    } else if line.first == UInt8(ascii: "-"), line.count <= 5 {
      close(give)
    } else if let field = open, !line.isEmpty {
      // In place: a field of many lines is not copied for each of them.
      if field.text.utf8.count < Self.textBound { open?.text += "\n" + encoding.text(line) }
      open?.range = field.range.lowerBound..<range.upperBound
    }
  }

  private mutating func close(_ give: (Field) -> Void) {
    guard let field = open else { return }
    give(Field(tag: field.tag, text: field.text, row: field.row, byteRange: field.range))
    open = nil
  }

  /// Two digits, perhaps a letter, between colons at the start of a line.
  private static func tag(_ line: ArraySlice<UInt8>) -> String? {
    guard line.first == UInt8(ascii: ":") else { return nil }
    let name = line.dropFirst().prefix(4).prefix { $0 != UInt8(ascii: ":") }
    guard (2...3).contains(name.count), line.dropFirst(name.count + 1).first == UInt8(ascii: ":"),
      name.prefix(2).allSatisfy({ (48...57).contains($0) }),
      name.dropFirst(2).allSatisfy({ (65...90).contains($0) })
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}
