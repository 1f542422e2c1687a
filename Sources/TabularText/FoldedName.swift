/// A name of a column, folded so that `Date opération`, `DATE_OPERATION` and `date operation` are
/// one: lower case, without accents, every run of other characters a low line.
///
/// Composed and decomposed accents fold alike.
public struct FoldedName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ text: some StringProtocol) {
    description = Self.foldedASCII(text.utf8) ?? Self.folded(text.unicodeScalars)
  }

  /// Nothing where a letter is not ASCII.
  private static func foldedASCII(_ text: some Sequence<UInt8>) -> String? {
    var letters: [UInt8] = []
    var isBetweenWords = false
    for byte in text {
      guard byte < 0x80 else { return nil }
      let lower = (65...90).contains(byte) ? byte | 0x20 : byte
      guard (97...122).contains(lower) || (48...57).contains(lower) else {
        isBetweenWords = !letters.isEmpty
        continue
      }
      if isBetweenWords { letters.append(UInt8(ascii: "_")) }
      isBetweenWords = false
      letters.append(lower)
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func folded(_ text: some Sequence<Unicode.Scalar>) -> String {
    var letters = String.UnicodeScalarView()
    var isBetweenWords = false
    for scalar in text where !isMark(scalar) {
      guard scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal else {
        isBetweenWords = !letters.isEmpty
        continue
      }
      if isBetweenWords { letters.append("_") }
      isBetweenWords = false
      letters.append(contentsOf: folded(scalar))
    }
    return String(letters)
  }

  public var isEmpty: Bool { description.isEmpty }

  public static func < (left: FoldedName, right: FoldedName) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }

  /// Combining accents, and the ordinal signs of `N°` and `nº`.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36f).contains(scalar.value) || scalar == "\u{ba}" || scalar == "\u{aa}"
  }

  private static func folded(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard let first = lower.first, first.value >= 0x80 else { return lower }
    return (bases[first] ?? String(first)).unicodeScalars
  }

  private static let bases: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("a", "àáâãäåā"), ("c", "çćč"), ("e", "èéêëēė"), ("i", "ìíîïī"), ("n", "ñń"),
      ("o", "òóôõöøō"), ("u", "ùúûüū"), ("y", "ýÿ"), ("s", "šś"), ("z", "žźż"), ("oe", "œ"),
      ("ae", "æ"), ("ss", "ß"),
    ]
    var bases: [Unicode.Scalar: String] = [:]
    for (base, letters) in groups {
      for letter in letters.unicodeScalars { bases[letter] = base }
    }
    return bases
  }()
}

extension FoldedName {
  /// The fewest letters to insert, drop, replace or swap with a neighbour to make one name of the
  /// other (optimal string alignment).
  func distance(to other: FoldedName) -> Int {
    let (left, right) = (Array(description.utf8), Array(other.description.utf8))
    var (beforeLast, last) = ([Int](), Array(0...right.count))
    for (i, a) in left.enumerated() {
      var row = [i + 1]
      for (j, b) in right.enumerated() {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
