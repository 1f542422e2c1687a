import Testing

@testable import NafaCLI

@Suite struct NormalFormTests {
  /// The same letters as keyboards and file systems make them, and as the book keeps them.
  static let pairs: [(decomposed: String, composed: [UInt32])] = [
    ("e\u{301}", [0xE9]), ("c\u{327}", [0xE7]), ("o\u{302}", [0xF4]), ("E\u{300}", [0xC8]),
    ("i\u{308}", [0xEF]), ("n\u{303}", [0xF1]),
    // Two marks, written in the wrong order.
    ("a\u{301}\u{328}", [0x105, 0x301]),
    // Bambara's open vowels with a tone have no composed form.
    ("\u{25B}\u{301}", [0x25B, 0x301]), ("\u{254}\u{300}", [0x254, 0x300]),
    // The Ångström sign is only a letter; the fi ligature stays, as NFC leaves it.
    ("\u{212B}", [0xC5]), ("\u{FB01}", [0xFB01]),
    // Hangul is composed by rule.
    ("\u{1112}\u{1161}\u{11AB}", [0xD55C]),
  ]

  @Test(arguments: pairs)
  func `a text is composed`(pair: (decomposed: String, composed: [UInt32])) {
    #expect(NormalForm.composed(pair.decomposed).unicodeScalars.map(\.value) == pair.composed)
  }

  @Test func `composing again changes nothing`() {
    for pair in Self.pairs {
      let once = NormalForm.composed(pair.decomposed)
      #expect(NormalForm.composed(once).utf8.elementsEqual(once.utf8))
    }
  }

  @Test func `every letter that the standard library takes for equal gets the same bytes`() {
    var seen = 0
    for base in "aceinouyAEO" {
      for mark in "\u{300}\u{301}\u{302}\u{303}\u{308}\u{327}".unicodeScalars {
        var text = String(base)
        text.unicodeScalars.append(mark)
        let composed = NormalForm.composed(text)
        #expect(composed == text)
        if composed.unicodeScalars.count == 1 { seen += 1 }
      }
    }
    #expect(seen > 30)
  }

  @Test(arguments: [
    ("Clôturer", "cloturer"), ("VÉRIFIER", "verifier"), ("compléter-mots", "completer-mots"),
    ("œuvre", "oeuvre"), ("demo", "demo"), ("l\u{2019}aide", "l'aide"),
  ])
  func `words are found without accents or capitals`(word: String, folded: String) {
    #expect(NormalForm.folded(word) == folded)
  }
}
