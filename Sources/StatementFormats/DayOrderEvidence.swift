import TabularText

/// What the days of a file tell of the order in which it writes them.
struct DayOrderEvidence {
  private var dayFirst = 0
  private var monthFirst = 0
  private var either = 0

  var isEmpty: Bool { dayFirst == 0 && monthFirst == 0 && either == 0 }

  /// A day past the twelfth of the month can be read in one order only; one that begins with its year
  /// tells nothing, and needs nothing told.
  mutating func add(_ text: String) {
    let first = DayText(order: .dayFirst).reading(text)?.day
    let second = DayText(order: .monthFirst).reading(text)?.day
    switch (first, second) {
    case (nil, nil): break
    case (_, nil): dayFirst += 1
    case (nil, _): monthFirst += 1
    case (let first?, let second?): if first != second { either += 1 }
    }
  }

  /// The order; nothing where a person must be asked.
  ///
  /// Where days contradict one another, or the words around them, one of them is wrong, and the rest
  /// must not be read by it.
  func order(isFrench: Bool) -> DayOrder? {
    switch (dayFirst > 0, monthFirst > 0) {
    case (true, false): return .dayFirst
    case (false, true): return isFrench && either > 0 ? nil : .monthFirst
    case (false, false): return isFrench || either == 0 ? .dayFirst : nil
    case (true, true): return isFrench ? .dayFirst : nil
    }
  }
}

extension Header {
  /// Whether its words are French: one with an accent, or one that English does not have.
  var isFrench: Bool {
    folded.contains { name in
      name.description.split(separator: "_").contains { Self.frenchWords.contains(String($0)) }
    } || names.contains { $0.unicodeScalars.contains { (0xc0...0x17f).contains($0.value) } }
  }

  private static let frenchWords: Set<String> = [
    "compte", "devise", "du", "frais", "heure", "horodatage", "jour", "libelle", "montant",
    "numero", "objet", "solde", "statut", "telephone", "tiers", "valeur", "versement", "retrait",
  ]
}
