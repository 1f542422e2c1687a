import AccessRules
import LedgerValues
import Testing

@Suite struct PromiseBookTests {
  @Test func `exceptions, aids, guarantees and examples keep their words`() throws {
    let book = try PromiseBook.book()
    #expect(RuleBook.read(lines: book.lines).book?.digest == book.digest)
    for line in [
      "interdit : ethnie, lien de parenté", "exception à : Classe",
      "aide : Transport, payeur TRA, au plus 20 000 F - Aidé",
      "| 1 | oui | Prix du trajet + 1 000 F x Jours sur place (au plus Jours payés) |",
      "- garantie : si Carte = A, B alors fonds SOL à sec ne change pas Part du ménage",
      "- garantie : si Programme = paludisme et Triage = vert alors Part du ménage = 0 F",
      "par défaut : Triage = vert et Programme = aucun",
      "| moitié | B | | | consultation 1 000 F ; médicament/paludisme 3 000 F | | "
        + "SOL 3 500 F ; ménage 500 F ; espèces 500 F |",
    ] {
      #expect(book.lines.contains(line), "\(line)")
    }
  }

  @Test func `what was read is there`() throws {
    let book = try PromiseBook.book()
    #expect(book.tables[0].exceptions == [1])
    #expect(book.tables[1].exceptionTo == 0)
    #expect(book.aids.map(\.name) == ["Transport"])
    #expect(book.guarantees.count == 5)
    #expect(book.guarantees[0].promise == .householdShareGrows(with: 2))
    #expect(book.guarantees[2].promise == .shortageChangesNothing(fund: "SOL"))
    #expect(book.guarantees[4].promise == .householdShare(atMost: .literal(10_000)))
    #expect(book.forbiddenNames == ["ethnie", "lien de parenté"])
    let widow = book.examples[1]
    #expect(widow.care.available["SOL"] == 100)
    #expect(widow.care.day == Day(2025, 3, 1))
    #expect(widow.expected.commitments.map(\.amount) == [900])
    #expect(widow.expected.household == 0...0)
    #expect(widow.expected.terms.map(\.text) == ["Classe = A"])
    #expect(book.examples[2].expected.questions == ["Acte"])
    #expect(book.examples[2].care.facts["Carte"]?.state == .unknown(.notAsked))
  }

  @Test(arguments: [
    ("| Veuve | ménage", "| Ethnies du chef | ménage", "forbidden_name 13:3 Ethnies du chef"),
    ("Jours payés |", "Lien de parente |", "forbidden_name 32:3 Lien de parente"),
    ("exception à : Classe", "exception à : Clase", "unknown_name 54:15 Clase"),
    (
      "exception à : Classe", "exception à : Classe, Urgence",
      "not_one_decision 54:23 Urgence"
    ),
    ("| 2 | - | expiré | B |", "| 2 | sinon | | B |", "misplaced_otherwise 59:7 sinon"),
    ("payeur TRA, au", "payé par TRA, au", "unreadable_aid 75:8"),
    ("payeur TRA, au", "payeur TRI, au", "unknown_payer 75:19 payeur TRI"),
    ("- Aidé\n", "- Payé\n", "not_a_counter 75:50 Payé"),
    ("x Jours sur place (", "x Acte (", "not_an_amount 79:30"),
    ("| U | Référé | Transport |", "| U | Acte | Transport |", "of_fee_line 75:8"),
    ("croît avec Carte", "croît avec Triage", "not_ordered 93:14"),
    ("croît avec Carte", "croît avec Cartes", "unknown_name 93:14"),
    ("croît avec Carte", "monte avec Carte", "unreadable_guarantee 93:14"),
    ("Part du ménage = 0 F", "Part du ménage = 10 F", "unreadable_guarantee 94:62"),
    ("Part du ménage <= 10 000 F", "Part du ménage <= 10 %", "not_an_amount 97:32 10 %"),
    ("fonds SOL à sec", "fonds BIB à sec", "unreadable_guarantee 95:36"),
    ("vert alors", "vert donc", "unreadable_guarantee 94:14"),
    ("défaut : Triage = vert", "défaut : Triage = bleu", "not_a_value 101:23 bleu"),
    ("| acte | ? |", "| acte | D |", "not_a_value 107:10 D"),
    ("| ? 1 000 F |", "| ? |", "unreadable_fee_lines 107:20 ?"),
    ("espèces 500 F", "espaces 500 F", "unreadable_expectation 105:98 espaces 500 F"),
    ("| exemple | Carte |", "| exemple | Karte |", "unknown_name 103:13 Karte"),
    ("Lignes | fonds", "fonds | fonds", "missing_column 103:3 exemple"),
    ("| SOL 100 |", "| BIB 100 |", "unknown_payer 106:57 BIB 100"),
    (
      "| Triage | visite | vert, rouge |", "| Triage | visite | vert, rouge, expiré |",
      "wrong_type_for_source 12:43 accueil"
    ),
  ])
  func `a mistake in a promise is named where it is`(old: String, new: String, expected: String) {
    #expect(PromiseBook.text.contains(old), "the change changes nothing")
    let found = PromiseBook.changed(old, new).mistakes.map {
      "\($0.code) \($0.line):\($0.column) \($0.text)"
    }
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }
}
