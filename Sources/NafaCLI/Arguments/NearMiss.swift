/// Finds what was probably meant where a word is unknown.
enum NearMiss {
  /// The closest candidate, where one is close enough: one slip in a short word, two in a longer one,
  /// three in a long one.
  static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(NormalForm.folded(word).unicodeScalars)
    var best: (distance: Int, candidate: String)? = nil
    for candidate in candidates {
      let meant = Array(NormalForm.folded(candidate).unicodeScalars)
      let bound = max(typed.count, meant.count) < 5 ? 1 : max(typed.count, meant.count) < 10 ? 2 : 3
      let distance = distance(typed, meant)
      if distance <= bound, distance < (best?.distance ?? .max) { best = (distance, candidate) }
    }
    return best?.candidate
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
