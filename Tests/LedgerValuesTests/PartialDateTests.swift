import LedgerValues
import Testing

@Suite struct PartialDateTests {
  @Test func `a birth known to the year is an interval of ages`() throws {
    let birth = try #require(PartialDate(iso: "2021"))
    var days: [String] = []
    for number in 0..<120 {
      let day = try #require(Day(2026, 1, 1)).adding(days: number)
      if birth.ageInMonths(on: day) == 50...62 { days.append(day.description) }
    }
    #expect(days.first == "2026-03-01")
    #expect(days.last == "2026-03-30")
    #expect(days.count == 30)
  }

  @Test(arguments: [
    ("2021", "2021-01-01", "2021-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2021-03-09", "2021-03-09", "2021-03-09"),
  ])
  func `a date is as wide as what is known`(text: String, earliest: String, latest: String) throws {
    let date = try #require(PartialDate(iso: text))
    #expect(date.earliest == Day(iso: earliest))
    #expect(date.latest == Day(iso: latest))
    #expect(date.description == text)
  }

  @Test func `an age is that of the births that have happened`() throws {
    let birth = try #require(PartialDate(iso: "2026"))
    #expect(birth.ageInMonths(on: try #require(Day(2026, 3, 1))) == 0...2)
    #expect(birth.ageInMonths(on: try #require(Day(2026, 1, 1))) == 0...0)
    #expect(birth.ageInMonths(on: try #require(Day(2025, 12, 31))) == nil)
  }

  @Test(arguments: [
    "", "202", "20211", "2021-3", "2021-13", "2021-02-30", "1899", "3000", "vers 2021", "٢٠٢١",
    "+021",
  ])
  func `what is no date is not read`(text: String) {
    #expect(PartialDate(iso: text) == nil)
  }

  @Test func `a year outside the calendar says nothing`() {
    #expect(PartialDate.year(99_999).earliest == .earliest)
    #expect(PartialDate.year(99_999).latest == .latest)
  }
}
