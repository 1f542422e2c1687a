import BookStore
import DoubleEntry
import LedgerValues
import Testing

@testable import NafaCLI

@Suite struct DiagnosticTests {
  private let unbalanced = Diagnostic(
    EntryError.unbalanced(.sample, difference: 1),
    at: Diagnostic.Place(file: "mars.csv", line: 17, header: "fee"))

  @Test func `a refusal says what, where and what next`() {
    let renderer = DiagnosticRenderer(voice: Voice(language: .english, hasUnicode: false))
    #expect(
      renderer.text(of: unbalanced) == """
        nafa: refused: the entry does not balance in fund SOL: difference 1 F CFA
          entry.unbalanced at mars.csv:17, column fee
          remedy: correct the amount, or add the missing posting

        """)
  }

  @Test func `a refusal says so in French`() {
    let renderer = DiagnosticRenderer(voice: Voice(language: .french, hasUnicode: false))
    #expect(
      renderer.text(of: unbalanced) == """
        nafa : refusé : l'écriture n'est pas équilibrée dans le fonds SOL : écart de 1 F CFA
          entry.unbalanced à mars.csv:17, colonne fee
          remède : corrigez le montant, ou ajoutez la ligne qui manque

        """)
  }

  @Test func `a refusal is one line of JSON for programs`() {
    let renderer = DiagnosticRenderer(voice: Voice(language: .english))
    #expect(
      renderer.json(of: unbalanced)
        == #"""
        {"kind": "refused", "code": "entry.unbalanced", "message": "the entry does not balance in fund SOL: difference 1 F CFA", "file": "mars.csv", "line": 17, "header": "fee", "remedy": "correct the amount, or add the missing posting"}

        """#.replacing("1 F CFA", with: "1\u{A0}F\u{A0}CFA"))
  }

  @Test func `details are for those who ask`() {
    var diagnostic = unbalanced
    diagnostic.detail = "SQLITE_BUSY"
    let voice = Voice(language: .english)
    #expect(!DiagnosticRenderer(voice: voice).text(of: diagnostic).contains("SQLITE_BUSY"))
    #expect(
      DiagnosticRenderer(voice: voice, isVerbose: true).text(of: diagnostic)
        .contains("detail: SQLITE_BUSY"))
  }

  @Test func `what is found of a record is said once a kind, with all its places`() {
    let (first, second) = (RecordKey(site: 1, sequence: 7), RecordKey(site: 1, sequence: 9))
    let said = Diagnostic.each(of: [
      Finding(.projection, first, place: "posting.day"), Finding(.digest, first),
      Finding(.projection, second, place: "posting.day"),
      Finding(.projection, first, place: "posting.amount"),
      Finding(.projection, place: "turnover.debit"),
    ])
    #expect(
      said.map(\.code)
        == ["projection.differs", "record.digest", "projection.differs", "projection.differs"])
    #expect(
      said.map(\.detail) == ["turnover.debit", nil, "posting.amount, posting.day", "posting.day"])
  }

  @Test func `each kind has a status of its own`() {
    #expect(Set(Diagnostic.Kind.allCases.map(\.status)) == Set(NafaCLI.ExitStatus.allCases))
    #expect(NafaCLI.ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6])
  }
}
