import Foundation
import Glibc

/// What stands before a document's first element: nothing there may define anything.
///
/// Looked at byte by byte before any parser sees it. A document type can only stand there, and only
/// encodings in which these bytes mean what they look like are let through.
enum Prolog {
  private static let length = 1 << 16
  private static let encodings = [
    "utf-8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252",
  ]

  /// The first fault of the file behind a descriptor, whose place is put back to its beginning.
  static func fault(of descriptor: Int32) -> XMLFault? {
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, length, 0))
    }
    var scan = Scan(bytes: bytes)
    return scan.fault()
  }

  private struct Scan {
    let bytes: [UInt8]
    var offset = 0

    mutating func fault() -> XMLFault? {
      if isInUTF16 { return fault(.encoding, at: 0) }
      if starts(with: [0xef, 0xbb, 0xbf]) { offset = 3 }
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d {
          offset += 1
        } else if starts(with: "<?") {
          let start = offset
          guard skip(past: "?>") else { return fault(.notWellFormed, at: start) }
          guard isReadable(bytes[start..<offset]) else { return fault(.encoding, at: start) }
        } else if starts(with: "<!--") {
          let start = offset
          guard skip(past: "-->") else { return fault(.notWellFormed, at: start) }
        } else if starts(with: "<!") {
          return fault(.entities, at: offset)
        } else {
          return byte == UInt8(ascii: "<") ? nil : fault(.notWellFormed, at: offset)
        }
      }
      return fault(.notWellFormed, at: offset)
    }

    /// Whether every letter takes two bytes: its mark says so, or a nought beside the first `<`.
    private var isInUTF16: Bool {
      [[0xff, 0xfe], [0xfe, 0xff], [0x3c, 0], [0, 0x3c]].contains { starts(with: $0) }
    }

    /// Whether a declaration names no encoding, or one that is known.
    private func isReadable(_ declaration: ArraySlice<UInt8>) -> Bool {
      let words = String(decoding: declaration, as: UTF8.self).lowercased()
      guard words.hasPrefix("<?xml "), let name = words.range(of: "encoding") else { return true }
      let value = words[name.upperBound...].drop { $0 == "=" || $0.isWhitespace }
      guard let quote = value.first, quote == "\"" || quote == "'" else { return false }
      return encodings.contains(String(value.dropFirst().prefix { $0 != quote }))
    }

    private func starts(with word: String) -> Bool { starts(with: Array(word.utf8)) }

    private func starts(with word: [UInt8]) -> Bool { bytes[offset...].starts(with: word) }

    private mutating func skip(past word: String) -> Bool {
      while offset < bytes.count {
        if starts(with: word) {
          offset += word.utf8.count
          return true
        }
        offset += 1
      }
      return false
    }

    private func fault(_ code: XMLFault.Code, at offset: Int) -> XMLFault {
      let before = bytes[..<offset]
      let lineStart = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
      return XMLFault(
        code, line: before.count { $0 == 0x0a } + 1, column: offset - lineStart + 1)
    }
  }
}
