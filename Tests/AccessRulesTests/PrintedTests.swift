import AccessRules
import LedgerValues
import Testing

@Suite struct PrintedTests {
  /// On paper the articles come first, then who pays, and the facts last.
  @Test func `a book is printed with its articles first and its facts as an annex`() throws {
    let book = try Sikoro.book()
    let printed = book.printed(on: try #require(Day(2025, 3, 1)))
    let headings = printed.filter { $0.hasPrefix("#") }
    let annex = try #require(headings.firstIndex(of: "# Annexe"))
    let facts = try #require(headings.firstIndex(of: "## Faits"))
    let waterfall = try #require(headings.firstIndex(of: "## Qui paie, dans l'ordre"))
    let articles = headings.indices.filter { headings[$0].hasPrefix("## Article") }
    #expect(articles.count == book.lines.filter { $0.hasPrefix("## Article") }.count)
    #expect(try #require(articles.last) < waterfall && waterfall < annex && annex < facts)
    #expect(headings.first == "# \(book.title)")
  }

  /// Nothing but blanks and the heading of the annex is added, and nothing is lost.
  @Test func `every word of a book is printed once`() throws {
    func words(_ lines: [String]) -> [String] {
      lines.filter { $0 != "# Annexe" && !$0.hasPrefix("|--") }
        .flatMap { $0.split { $0 == " " || $0 == "|" }.map(String.init) }.sorted()
    }
    let book = try Sikoro.book()
    #expect(words(book.printed(on: book.inForce.upperBound)) == words(book.lines))
  }

  @Test func `of a parameter the value of the day is printed, and no other`() throws {
    let book = try #require(RuleBook.read(SmallBook.text).book)
    func rows(_ month: Int) throws -> [String] {
      book.printed(on: try #require(Day(2025, month, 15))).filter { $0.hasPrefix("| Seuil") }
    }
    #expect(try rows(6).count == 1 && rows(6)[0].contains("| 60"))
    #expect(try rows(7).count == 1 && rows(7)[0].contains("| 72"))
  }
}
