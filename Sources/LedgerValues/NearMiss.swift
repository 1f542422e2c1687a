/// Finds what was probably meant where a word is unknown.
public enum NearMiss {
  /// The place of the closest candidate, where one is close enough: one slip in a short word, two in
  /// a longer one, three in a long one. The first of several that are as close.
  ///
  /// Letters are compared as they are: who does not care about capitals and accents folds them first.
  public static func place(of word: String, among candidates: some Sequence<String>) -> Int? {
    let typed = Array(word.unicodeScalars)
    var best: (distance: Int, place: Int)? = nil
    for (place, candidate) in candidates.enumerated() {
      let meant = Array(candidate.unicodeScalars)
      let longer = max(typed.count, meant.count)
      let bound = longer < 5 ? 1 : longer < 10 ? 2 : 3
      guard longer - min(typed.count, meant.count) <= bound else { continue }
      let distance = distance(typed, meant)
      if distance <= bound, distance < (best?.distance ?? .max) { best = (distance, place) }
    }
    return best?.place
  }

  /// Slips between two words: a letter more, less, other, or two neighbours swapped.
  ///
  /// Source: the restricted distance of F. Damerau (1964).
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1], current[column]) + 1
        cost = min(cost, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
