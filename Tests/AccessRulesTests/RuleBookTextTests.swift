import AccessRules
import LedgerValues
import Testing

@Suite struct RuleBookTextTests {
  @Test func `the canonical lines read back to the same digest`() throws {
    let book = try Sikoro.book()
    let again = try #require(RuleBook.read(lines: book.lines).book)
    #expect(again.lines == book.lines)
    #expect(again.digest == book.digest)
  }

  @Test func `spelling without meaning does not change the digest`() throws {
    let text = try Sikoro.text()
    let digest = try Sikoro.book().digest
    let changes: [(String) -> String] = [
      { $0.replacing("\n", with: "\r\n") }, { "\u{FEFF}" + $0 }, { $0.replacing("  ", with: " ") },
      { $0.replacing("15 000 F", with: "15000 F CFA") }, { $0.replacing("75 %", with: "75%") },
      { $0.replacing(">= 90", with: "≥90") }, { $0 + "\n\n\n" },
      { $0.replacing("sauf césarienne, transport", with: "not(césarienne, transport)") },
    ]
    for (index, change) in changes.enumerated() {
      let changed = change(text)
      #expect(!changed.utf8.elementsEqual(text.utf8), "change \(index) changes nothing")
      #expect(RuleBook.read(changed).book?.digest == digest, "change \(index)")
    }
  }

  @Test func `a change of meaning changes the digest`() throws {
    let text = try Sikoro.text()
    let digest = try Sikoro.book().digest
    for (old, new) in [("< 60", "< 61"), ("15 000 F", "15 001 F"), ("soigne d'abord", "attend")] {
      let changed = try #require(RuleBook.read(text.replacing(old, with: new)).book)
      #expect(changed.digest != digest, "\(old)")
    }
  }
}
