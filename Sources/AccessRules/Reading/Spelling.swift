/// The language a rule book is written in: its keywords, and no more.
public enum RuleBookLanguage: String, Hashable, Sendable, CaseIterable {
  case french, english
}

/// A word of the rule book's grammar, in both languages.
struct Keyword: Hashable, Sendable {
  let french: String
  let english: String

  init(_ french: String, _ english: String) {
    self.french = french
    self.english = english
  }

  func callAsFunction(_ language: RuleBookLanguage) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  /// Whether a folded text is this word, in either language.
  func matches(_ folded: String) -> Bool {
    sameBytes(folded, french) || sameBytes(folded, english)
  }

  /// What follows the word in a folded text, where it begins with it and a blank.
  func rest(of folded: String) -> String? {
    for word in [french, english] {
      guard folded.utf8.count > word.utf8.count, folded.utf8.starts(with: word.utf8) else {
        continue
      }
      let rest = folded.utf8.dropFirst(word.utf8.count)
      if rest.first == UInt8(ascii: " ") { return String(Substring(rest.dropFirst())) }
    }
    return nil
  }
}

/// Swift's `==` takes NFC and NFD for the same; texts of a rule book are compared by their bytes.
func sameBytes(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

/// How texts are compared, and how they are kept.
enum Spelling {
  /// The text with its blanks folded to one plain space, none at the ends.
  static func kept(_ text: some StringProtocol) -> String {
    spelled(text, lowercasing: false)
  }

  /// What two spellings of one name share: blanks folded, small letters, plain apostrophes.
  static func folded(_ text: some StringProtocol) -> String {
    spelled(text, lowercasing: true)
  }

  private static func spelled(_ text: some StringProtocol, lowercasing: Bool) -> String {
    if isSpelled(text, lowercasing: lowercasing) { return String(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isAfterBlank = true
    for byte in text.utf8 {
      bytes.append(lowercasing && (65...90).contains(byte) ? byte + 32 : byte)
      let blank = blankLength(bytes)
      if blank > 0 {
        bytes.removeLast(blank)
        if !isAfterBlank { bytes.append(UInt8(ascii: " ")) }
        isAfterBlank = true
      } else {
        isAfterBlank = false
        if lowercasing { foldLast(&bytes) }
      }
      // The first bytes of a long blank are not blanks yet, so a run is closed when it ends.
      if blank > 1, bytes.count > 1, bytes[bytes.count - 2] == UInt8(ascii: " ") {
        bytes.removeLast()
      }
    }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    if bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether there is nothing to change; most cells of most tables are so.
  private static func isSpelled(_ text: some StringProtocol, lowercasing: Bool) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      switch byte {
      case 0x20: if previous == 0x20 { return false }
      case 0x09, 0xc2, 0xe2: return false
      case 0x41...0x5a, 0xc5: if lowercasing { return false }
      case 0x80...0x9e: if lowercasing, previous == 0xc3 { return false }
      default: break
      }
      previous = byte
    }
    return previous != 0x20 || text.isEmpty
  }

  /// The length of the blank the bytes end in: space, tab, U+00A0, U+2009, U+202F.
  private static func blankLength(_ bytes: [UInt8]) -> Int {
    let count = bytes.count
    switch bytes[count - 1] {
    case 0x20, 0x09: return 1
    case 0xa0: return count > 1 && bytes[count - 2] == 0xc2 ? 2 : 0
    case 0x89, 0xaf:
      return count > 2 && bytes[count - 2] == 0x80 && bytes[count - 3] == 0xe2 ? 3 : 0
    default: return 0
    }
  }

  /// À to Þ have their small letters 32 above, Œ one above; U+2019 is an apostrophe.
  private static func foldLast(_ bytes: inout [UInt8]) {
    let count = bytes.count
    guard count > 1 else { return }
    let last = bytes[count - 1]
    switch bytes[count - 2] {
    case 0xc3 where (0x80...0x9e).contains(last) && last != 0x97: bytes[count - 1] = last + 32
    case 0xc5 where last == 0x92: bytes[count - 1] = 0x93
    case 0x80 where last == 0x99 && count > 2 && bytes[count - 3] == 0xe2:
      bytes.removeLast(3)
      bytes.append(UInt8(ascii: "'"))
    default: break
    }
  }
}
