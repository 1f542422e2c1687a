import TabularText

/// The elements of an OFX file, of version 1 (SGML, values without an end) and 2 (XML) alike.
///
/// A flat scan: nothing is nested in memory, no entity is defined, nothing is fetched.
///
/// Source: OFX Banking Specification 2.3, chapter 2.
struct OFXScanner {
  struct Element {
    /// In capitals; of an end tag with its slash.
    let name: String
    /// The text up to the next tag, entities resolved.
    let value: String
    let row: Int
    let byteRange: Range<Int>
    /// Whether the value runs into the end of the file: it may lack its last letters.
    let isCut: Bool
  }

  static func isLikely(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(1_024), as: UTF8.self)
    return start.contains("OFXHEADER") || start.contains("<OFX>")
  }

  static func isXML(_ bytes: [UInt8]) -> Bool {
    let start = String(decoding: bytes.prefix(1_024), as: UTF8.self)
    return start.contains("<?OFX") || start.contains("<?xml")
  }

  /// Names longer than this are no element of OFX.
  private static let nameBound = 64

  private let bytes: [UInt8]
  private let encoding: TextEncoding
  private let origin: Int
  private let isLast: Bool
  /// How many bytes of the piece belong to the elements that were given.
  private(set) var offset = 0
  private(set) var row: Int

  init(_ piece: FilePiece, row: Int, encoding: TextEncoding) {
    bytes = piece.bytes
    origin = piece.origin
    isLast = piece.isLast
    self.row = row
    self.encoding = encoding
  }

  /// The next element; nothing at the end of the piece, or where a tag or, unless the file ends with
  /// the piece, its value does not end.
  mutating func next() -> Element? {
    while advance(to: UInt8(ascii: "<")) {
      let (start, line) = (offset, row)
      guard let close = bytes[offset...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      let name = bytes[(offset + 1)..<close]
      move(to: close + 1)
      guard name.count <= Self.nameBound, let first = name.first, first != UInt8(ascii: "?"),
        first != UInt8(ascii: "!")
      else { continue }
      guard let value = value() else {
        (offset, row) = (start, line)
        return nil
      }
      return Element(
        name: String(decoding: name, as: UTF8.self).uppercased(), value: value, row: line,
        byteRange: origin + start..<origin + offset,
        isCut: !value.isEmpty && isLast && offset == bytes.count)
    }
    return nil
  }

  private mutating func advance(to byte: UInt8) -> Bool {
    guard let found = bytes[offset...].firstIndex(of: byte) else { return false }
    move(to: found)
    return true
  }

  private mutating func move(to target: Int) {
    row += bytes[offset..<target].count { $0 == UInt8(ascii: "\n") }
    offset = target
  }

  /// The text up to the next tag; nothing where it may go on in the next piece.
  private mutating func value() -> String? {
    let opening = Array("<![CDATA[".utf8)
    let rest = bytes[offset...]
    if !isLast, rest.count < opening.count { return nil }
    guard rest.starts(with: opening) else {
      let next = rest.firstIndex(of: UInt8(ascii: "<"))
      guard let end = next ?? (isLast ? bytes.count : nil) else { return nil }
      let text = encoding.text(bytes[offset..<end])
      move(to: end)
      return Self.resolved(Self.trimmed(text))
    }
    let start = offset + opening.count
    var end = start
    while end + 2 < bytes.count,
      !(bytes[end] == 0x5d && bytes[end + 1] == 0x5d && bytes[end + 2] == 0x3e)
    {
      end += 1
    }
    guard end + 2 < bytes.count || isLast else { return nil }
    let text = encoding.text(bytes[start..<min(end, bytes.count)])
    move(to: min(end + 3, bytes.count))
    return Self.trimmed(text)
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The five entities of XML and the blank of HTML; the ampersand last, so that none is made anew.
  private static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let entities = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "),
      ("&amp;", "&"),
    ]
    return entities.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}
