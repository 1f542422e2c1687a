import LedgerValues
import Testing

@Suite struct DayTests {
  /// Walks the calendar with a counter of its own, from 1 January 1900 to 31 December 2999.
  @Test func `every day of the calendar has its number, parts and text`() {
    var number = -25_567
    var wrong: [String] = []
    for year in 1900...2999 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (index, length) in lengths.enumerated() {
        for dayOfMonth in 1...length {
          let day = Day(number: number)
          if day != Day(year, index + 1, dayOfMonth)
            || day.map({ $0.civil == (year, index + 1, dayOfMonth) }) != true
          {
            wrong.append("\(year)-\(index + 1)-\(dayOfMonth)")
          }
          number += 1
        }
        if Day(year, index + 1, length + 1) != nil { wrong.append("\(year)-\(index + 1) is long") }
      }
    }
    #expect(wrong.isEmpty)
    #expect(number - 1 == Day.latest.number)
  }

  @Test func `days read back from what they print`() {
    var wrong = 0
    for number in stride(from: Day.earliest.number, through: Day.latest.number, by: 17) {
      let day = Day(number: number)
      if day == nil || Day(iso: day?.description ?? "") != day { wrong += 1 }
    }
    #expect(wrong == 0)
    #expect(Day(2026, 3, 9)?.description == "2026-03-09")
    #expect(Day(1970, 1, 1)?.number == 0)
  }

  @Test(arguments: [
    "", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
    "1899-12-31", "3000-01-01", "2100-02-29", "2026-3-9", "26-03-09", "2026/03/09", "09/03/2026",
    "2026-03-09 ", " 2026-03-09", "2026-03-09T00:00", "+026-03-09", "2026--3-09", "20260309",
    "٢٠٢٦-03-09", "2026-03-0\u{301}9",
  ])
  func `a day that does not exist, or is not ISO 8601, is not read`(text: String) {
    #expect(Day(iso: text) == nil)
  }

  /// Every byte in every place of three days, against digits read one by one.
  @Test(arguments: ["2024-02-29", "1999-12-31", "2900-10-09"])
  func `each byte of a day counts`(text: String) {
    var wrong: [String] = []
    for place in 0..<10 {
      for byte in UInt8.min...UInt8.max {
        var bytes = Array(text.utf8)
        bytes[place] = byte
        let isWritten = bytes.enumerated().allSatisfy { place, byte in
          place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
        }
        let parts = bytes.split(separator: UInt8(ascii: "-")).map { digits in
          digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        }
        let expected = isWritten ? Day(parts[0], parts[1], parts[2]) : nil
        if bytes.withUnsafeBytes({ Day(iso: $0) }) != expected { wrong.append("\(place): \(byte)") }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `29 February exists in leap years alone`() {
    #expect(Day(2024, 2, 29) != nil)
    #expect(Day(2000, 2, 29) != nil)
    #expect(Day(1900, 2, 29) == nil)
    #expect(Day(2026, 2, 29) == nil)
  }

  @Test func `adding days stays inside the calendar`() throws {
    let day = try #require(Day(2026, 2, 28))
    #expect(day.adding(days: 1) == Day(2026, 3, 1))
    #expect(day.adding(days: -59) == Day(2025, 12, 31))
    #expect(day.adding(days: .max) == .latest)
    #expect(day.adding(days: .min) == .earliest)
    #expect(Day.latest.adding(days: 1) == .latest)
    #expect(Day.earliest.adding(days: -1) == .earliest)
    #expect(Day(2026, 3, 1)?.days(since: day) == 1)
    #expect(Day(number: Day.latest.number + 1) == nil)
    #expect(Day(number: .min) == nil)
  }

  @Test(arguments: [
    ("2021-03-09", "2021-03-09", 0), ("2021-03-09", "2021-04-08", 0),
    ("2021-03-09", "2021-04-09", 1),
    ("2021-03-09", "2026-03-08", 59), ("2021-03-09", "2026-03-09", 60),
    ("2025-01-31", "2025-02-27", 0), ("2025-01-31", "2025-02-28", 1),
    ("2025-01-31", "2025-03-01", 1),
    ("2025-01-31", "2025-03-30", 1), ("2025-01-31", "2025-03-31", 2),
    ("2025-01-31", "2025-04-30", 3), ("2024-01-31", "2024-02-28", 0),
    ("2024-01-31", "2024-02-29", 1),
    ("2024-02-29", "2025-02-27", 11), ("2024-02-29", "2025-02-28", 12),
    ("2024-02-29", "2028-02-28", 47), ("2024-02-29", "2028-02-29", 48),
    ("2025-12-31", "2026-01-30", 0), ("2025-12-31", "2026-01-31", 1),
    ("2026-03-09", "2026-03-08", 0),
  ])
  func `whole months are counted from the day`(from: String, to: String, months: Int) throws {
    let (start, end) = (try #require(Day(iso: from)), try #require(Day(iso: to)))
    #expect(end.months(since: start) == months)
  }

  @Test func `a later day has never fewer months, and a later birth never more`() throws {
    let start = try #require(Day(2023, 12, 1))
    let days = (0..<200).map { start.adding(days: $0) }
    for birth in days {
      for (day, next) in zip(days, days.dropFirst()) {
        let months = day.months(since: birth)
        if next.months(since: birth) < months || months < day.months(since: birth.adding(days: 1)) {
          Issue.record("\(birth) to \(day)")
        }
      }
    }
  }
}

@Suite struct MonthTests {
  @Test func `a month has its first and last day`() throws {
    let february = try #require(Month(2024, 2))
    #expect(february.firstDay == Day(2024, 2, 1))
    #expect(february.lastDay == Day(2024, 2, 29))
    #expect(february.contains(try #require(Day(2024, 2, 29))))
    #expect(!february.contains(try #require(Day(2024, 3, 1))))
    #expect(!february.contains(try #require(Day(2025, 2, 1))))
  }

  @Test func `months are counted over the year's end, and stay inside the calendar`() throws {
    let december = try #require(Month(2025, 12))
    #expect(december.adding(months: 1) == Month(2026, 1))
    #expect(december.adding(months: -12) == Month(2024, 12))
    #expect(Month(2026, 3)?.months(since: december) == 3)
    #expect(december < december.adding(months: 1))
    #expect(december.adding(months: .max) == Month(2999, 12))
    #expect(december.adding(months: .min) == Month(1900, 1))
    #expect(Month(number: december.number) == december)
    #expect(Month(number: .max) == Month(2999, 12))
    #expect(Month(number: .min).firstDay == .earliest)
    #expect(december.adding(months: 100_000).firstDay == Day(2999, 12, 1))
  }

  @Test func `every month reads back from what it prints`() {
    for year in 1900...2999 {
      for month in 1...12
      where Month(iso: Month(year, month)?.description ?? "") != Month(year, month) {
        Issue.record("\(year)-\(month)")
      }
    }
    #expect(Month(2026, 3)?.description == "2026-03")
  }

  @Test(arguments: ["", "2026", "2026-00", "2026-13", "2026-3", "1899-12", "2026-03-09", "2026-3-"])
  func `what is no month is not read`(text: String) {
    #expect(Month(iso: text) == nil)
  }
}
