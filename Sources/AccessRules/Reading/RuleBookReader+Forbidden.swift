extension RuleBookReader {
  /// `interdit : ethnie, religion`.
  mutating func readForbiddenNames() {
    for line in forbiddenLines {
      var names: [String] = []
      for name in line.text.parts(separatedBy: ",").map(line.part) {
        if name.isEmpty {
          mistakes.append(name.mistake(.emptyCell))
        } else {
          names.append(name.kept)
        }
      }
      forbiddenNames += names
      spelledEntries[line.line] =
        "\(Vocabulary.forbidden(language)) : \(names.joined(separator: ", "))"
    }
  }

  /// Refuses a name that has a forbidden one among its words: `Ethnie du chef` is about ethnicity
  /// too. Accents and a plural make no other word of it.
  mutating func refuseForbidden(_ cell: SourceText) {
    let words = Self.words(cell.text)
    let isForbidden = forbiddenNames.contains { name in
      let forbidden = Self.words(name[...])
      return words.indices.contains { words[$0...].starts(with: forbidden) }
    }
    if isForbidden { mistakes.append(cell.mistake(.forbiddenName)) }
  }

  /// The words of a name, without accents and final `s`.
  private static func words(_ text: Substring) -> [String] {
    Spelling.folded(text).split { " '-/()".contains($0) }.map { word in
      let plain = String(String.UnicodeScalarView(word.unicodeScalars.map(Self.plain)))
      return plain.utf8.count > 3 && plain.hasSuffix("s") ? String(plain.dropLast()) : plain
    }
  }

  private static func plain(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    switch letter {
    case "à", "â", "ä": "a"
    case "é", "è", "ê", "ë": "e"
    case "î", "ï": "i"
    case "ô", "ö": "o"
    case "ù", "û", "ü": "u"
    case "ç": "c"
    default: letter
    }
  }
}
