/// What stands between two cells.
public enum Separator: UInt8, Hashable, Sendable, CaseIterable {
  case comma = 0x2c
  case semicolon = 0x3b
  case tab = 0x09

  /// The separator met most often in a line, outside quotation marks; the comma where none is met.
  static func mostFrequent(in line: ArraySlice<UInt8>) -> Separator {
    var counts: [Separator: Int] = [:]
    var isQuoted = false
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, let separator = Separator(rawValue: byte) { counts[separator, default: 0] += 1 }
    }
    var best = Separator.comma
    for separator in Self.allCases where counts[separator, default: 0] > counts[best, default: 0] {
      best = separator
    }
    return best
  }
}
