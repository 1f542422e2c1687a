import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

@Suite struct JournalListingTests {
  @Test(arguments: [11, 12])
  func `a journal has its entries in the order of their numbers, each whole`(seed: UInt64) throws {
    let book = try RandomBook(seed: seed, records: 300)
    let all = JournalListing(try header(), lines: book.lines)
    #expect(all.entries.count == book.entries.count)
    for (listed, entry) in zip(all.entries, book.entries) {
      #expect(listed.lines.map(\.amount) == entry.postings.map(\.amount))
      #expect(listed.day == entry.day && listed.voucher == entry.voucher)
      #expect(listed.movements.agree)
      #expect(listed.reference == "\(entry.journal)-\(entry.day.year)-\(listed.number)")
    }
    #expect(all.totals.agree)
    #expect(Set(all.entries.map(\.reference)).count == all.entries.count)
    let journals = Set(book.entries.map(\.journal))
    #expect(journals.count == 4)
    var counted = 0
    for journal in journals {
      for year in [2024, 2025, 2026] {
        let listing = JournalListing(
          try header("\(year)-01-01", through: "\(year)-12-31"), journal: journal,
          lines: book.lines)
        #expect(listing.entries.map(\.number) == Array(0..<listing.entries.count).map { $0 + 1 })
        counted += listing.entries.count
      }
    }
    #expect(counted == all.entries.count)
  }

  @Test func `a transfer's two entries are two, though one record brought them`() throws {
    let book = try RandomBook(seed: 13, records: 200)
    let all = JournalListing(try header(), lines: book.lines)
    let second = try #require(all.entries.first { $0.part == 2 })
    let first = try #require(all.entries.first { $0.record == second.record })
    #expect(first.part == 1 && first.lines.count == 2 && second.lines.count == 2)
    #expect(first.journal != second.journal)
  }
}
