import TabularText
import Testing

@Suite struct FoldedNameTests {
  @Test(arguments: [
    ("Date opération", "date_operation"), ("DATE_OPERATION", "date_operation"),
    ("  Réf. n° ", "ref_n"), ("Re\u{301}fe\u{301}rence", "reference"), ("Œuvre", "oeuvre"),
    ("Crédit (F CFA)", "credit_f_cfa"), ("Ɲɛgɛn", "ɲɛgɛn"), ("---", ""), ("", ""),
    ("Montant2", "montant2"),
  ])
  func `names fold to lower-case words`(_ name: String, _ folded: String) {
    #expect(FoldedName(name).description == folded)
    #expect(FoldedName(folded).description == folded)
  }
}
