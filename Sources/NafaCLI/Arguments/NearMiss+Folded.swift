import LedgerValues

extension NearMiss {
  /// The closest candidate, where one is close enough, whatever its capitals and accents.
  static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let candidates = Array(candidates)
    return place(of: NormalForm.folded(word), among: candidates.map(NormalForm.folded))
      .map { candidates[$0] }
  }
}
