import LedgerValues
import Testing

@testable import StatementFormats

@Suite struct DayTextTests {
  @Test(arguments: [
    ("2025-03-09", nil), ("09/03/2025", nil), ("9/3/2025", nil), ("09.03.25", nil),
    ("09-03-2025", nil), ("20250309", nil), ("9 mars 2025", nil), ("09-Mar-2025", nil),
    ("2025/03/09", nil), ("2025-03-09 14:05", 50_700), ("2025-03-09T14:05:09Z", 50_709),
    ("09/03/2025 2:05 PM", 50_700), ("09/03/2025 14h05", 50_700), ("09/03/2025 12:00 AM", 0),
    ("09/03/2025 12:00 PM", 43_200), (" 2025-03-09 00:00:00.000 ", 0),
  ])
  func `days are read as files write them`(_ text: String, _ seconds: Int?) throws {
    let reading = try #require(DayText(order: .dayFirst).reading(text))
    #expect(reading.day == Day(2025, 3, 9))
    #expect(reading.seconds == seconds)
  }

  @Test func `the order of day and month is the profile's`() {
    #expect(DayText(order: .monthFirst).reading("03/09/2025")?.day == Day(2025, 3, 9))
    #expect(DayText(order: .dayFirst).reading("03/09/2025")?.day == Day(2025, 9, 3))
  }

  @Test(arguments: [
    "", "30/02/2025", "2025-02-30", "31/04/2025", "2025-13-01", "13/13/2025", "09/03", "09/03/2",
    "09/03-2025", "2025-03-09 25:00", "2025-03-09 10:60", "2025-03-09x", "09 brumaire 2025",
    "2025-03-09 13:00 PM", "1/1/1", "123456789",
  ])
  func `a day that does not exist is none`(_ text: String) {
    #expect(DayText(order: .dayFirst).reading(text) == nil)
  }

  @Test func `every day of four years is read in every spelling`() throws {
    var day = try #require(Day(2023, 1, 1))
    while day.year < 2027 {
      let (y, m, d) = day.civil
      for text in ["\(day)", "\(d)/\(m)/\(y)", "\(d).\(m).\(y % 100)"] {
        #expect(DayText(order: .dayFirst).reading(text)?.day == day)
      }
      day = day.adding(days: 1)
    }
  }
}
