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

  /// All fields of a file in order. Lines before a first field, and envelopes, are no field.
  static func fields(of bytes: [UInt8], encoding: TextEncoding) -> [Field] {
    var fields: [Field] = []
    var (start, row) = (0, 1)
    var open: (tag: String, text: String, row: Int, range: Range<Int>)? = nil
    func close() {
      guard let field = open else { return }
      fields.append(
        Field(tag: field.tag, text: field.text, row: field.row, byteRange: field.range))
      open = nil
    }
    while start < bytes.count {
      let end =
        bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        ?? bytes.count
      let line = bytes[start..<end]
      if let tag = tag(line) {
        close()
        let text = encoding.text(line.dropFirst(tag.utf8.count + 2))
        open = (tag, text, row, start..<end)
      } else if line.first == UInt8(ascii: "-"), line.count <= 5 {
        close()
      } else if let field = open, !line.isEmpty {
        // In place: a field of many lines is not copied for each of them.
        open?.text += "\n" + encoding.text(line)
        open?.range = field.range.lowerBound..<end
      }
      start = end + 1
      if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "\r"), bytes[end + 1] == 0x0a {
        start += 1
      }
      row += 1
    }
    close()
    return fields
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
