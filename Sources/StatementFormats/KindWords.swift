import TabularText

/// The kinds of operations that a column names, by where they say that money went.
struct KindWords {
  /// Folded, as a profile has them.
  private(set) var inWords: Set<String> = []
  private(set) var outWords: Set<String> = []
  /// As the file writes them, in the order in which they come.
  private(set) var unknown: [String] = []
  /// How many rows have a kind that is known.
  private(set) var known = 0

  /// More kinds than any keeper has: the column holds free words.
  private static let kindBound = 30

  /// Nothing where most cells say nothing of the direction.
  init?(_ cells: [String]) {
    let filled = cells.filter { !$0.isEmpty }
    for cell in filled {
      let kind = FoldedName(cell).description
      switch Self.isIn(kind) {
      case true?: inWords.insert(kind)
      case false?: outWords.insert(kind)
      case nil:
        if !unknown.contains(cell) { unknown.append(cell) }
        continue
      }
      known += 1
    }
    guard known > 0, known * 2 >= filled.count,
      inWords.count + outWords.count + unknown.count <= Self.kindBound
    else { return nil }
  }

  /// Nothing where a kind has a word of neither side, or of both.
  private static func isIn(_ kind: String) -> Bool? {
    let words = Set(kind.split(separator: "_").map(String.init))
    let (isIn, isOut) = (!words.isDisjoint(with: inward), !words.isDisjoint(with: outward))
    return isIn == isOut ? nil : isIn
  }

  private static let inward: Set<String> = [
    "in", "credit", "deposit", "received", "entree", "depot", "versement", "recu", "recue",
    "reception", "encaissement", "recette", "cashin",
  ]
  private static let outward: Set<String> = [
    "out", "debit", "withdrawal", "sent", "fee", "sortie", "retrait", "envoi", "envoye", "envoyee",
    "decaissement", "depense", "frais", "cashout",
  ]
}
