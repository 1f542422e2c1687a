import LedgerValues
import Testing

/// A book that keeps every rule takes every sample, in whatever order it takes the records of a day.
@Suite struct StrictBookTests {
  @Test(arguments: Sample.all + [.twoCentres], [true, false])
  func `a strict book finds nothing wrong, and only the solidarity fund short in November`(
    sample: Sample, duesFirst: Bool
  ) throws {
    let book = try StrictBook(sample.files, duesFirst: duesFirst)
    #expect(book.findings.prefix(5).isEmpty)
    #expect(Set(book.shortDays.keys).isSubset(of: ["SOL"]))
    let (from, to) = (try #require(Day(2025, 11, 5)), try #require(Day(2025, 12, 9)))
    let days = book.shortDays["SOL"] ?? []
    #expect(days.allSatisfy { (from...to).contains($0) })
    #expect(days.count >= 10 || sample.households < 400)
  }

  @Test func `the checker reaches what it checks`() throws {
    let book = try StrictBook(Sample.sikoro.files, duesFirst: false)
    #expect(book.rows("withdrawals.csv").count > 50)
    #expect(book.rows("visits.csv").filter { !$0["savings"].isEmpty }.count > 100)
    for fund in ["GEN", "SOL", "STA", "TRA", "SAV-BENKADI", "SAV-JIGIYA", "SAV-SABALI"] {
      #expect(book.rows("payments.csv").contains { $0["fund"] == fund }, "\(fund)")
      // A group's box may end the year owing nothing; the shared funds never do.
      let owed = book.owed.filter { $0.key.hasPrefix(fund + " ") }.values
      #expect(fund.hasPrefix("SAV-") ? !owed.isEmpty : owed.contains { $0 > 0 }, "\(fund)")
    }
  }

  /// A line of one file of Sikoro is replaced, and the checker must see it.
  @Test(arguments: [
    ("payments.csv", "amount", "below zero"), ("payments.csv", "amount", "paid more than owed"),
    ("withdrawals.csv", "amount", "more than the household's share"),
    ("withdrawals.csv", "amount", "savings below zero"),
    ("visits.csv", "savings", "more than the household's share"),
    ("contributions.csv", "from", "dues not contiguous"),
    ("contributions.csv", "amount", "not dues"),
  ])
  func `the checker finds a wrong file`(file: String, column: String, finding: String) throws {
    var files = Sample.sikoro.files
    let text = try #require(files[file])
    var lines = text.split(separator: "\n").map(String.init)
    let header = lines[0].split(separator: ",")
    let place = try #require(header.firstIndex { $0 == column })
    let index = try #require(lines.lastIndex { !$0.contains(",savings,") })
    var cells = lines[index].split(separator: ",", omittingEmptySubsequences: false).map(
      String.init)
    cells[place] = column == "from" ? "2027-01" : "99999999"
    lines[index] = cells.joined(separator: ",")
    files[file] = lines.joined(separator: "\n") + "\n"
    let book = try StrictBook(files, duesFirst: true)
    #expect(book.findings.contains { $0.hasPrefix(finding) })
  }
}
