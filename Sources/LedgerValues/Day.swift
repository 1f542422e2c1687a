/// A calendar day, without a clock or a zone: 9 March 2026.
///
/// The proleptic Gregorian calendar, years 1900 to 2999. A day that does not exist cannot be made.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  public var number: Int { Int(days) }

  private let days: Int32

  /// 1 January 1900.
  public static let earliest = Day(unchecked: 1900, 1, 1)
  /// 31 December 2999.
  public static let latest = Day(unchecked: 2999, 12, 31)

  /// The day so many days after 1 January 1970; nothing outside the calendar's years.
  public init?(number: Int) {
    guard (Self.earliest.number...Self.latest.number).contains(number) else { return nil }
    days = Int32(number)
  }

  /// The day of a year, month and day of the month; nothing where there is none such.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month) else { return nil }
    guard (1...Self.length(ofMonth: month, year)).contains(day) else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// Reads an ISO 8601 day, `2026-03-09`.
  public init?(iso text: some StringProtocol) {
    let day = text.utf8.withContiguousStorageIfAvailable { Day(iso: UnsafeRawBufferPointer($0)) }
    guard let day = day ?? Array(text.utf8).withUnsafeBytes({ Day(iso: $0) }) else { return nil }
    self = day
  }

  /// Reads an ISO 8601 day of its ten bytes.
  public init?(iso bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 10 else { return nil }
    // All bytes at once: what is left of each digit is 0 to 9, of a hyphen nothing.
    let head = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)) ^ 0x2d30_302d_3030_3030
    let tail = UInt64(
      UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)) ^ 0x3030)
    let hyphens: UInt64 = 0xff00_00ff_0000_0000
    let above9: UInt64 = 0x7676_7676_7676_7676
    let wrong = (head &+ above9) | head | (tail &+ above9) | tail
    guard wrong & 0x8080_8080_8080_8080 == 0, head & hyphens == 0 else { return nil }
    let digit = { (word: UInt64, place: UInt64) in Int(word >> (place * 8) & 0xff) }
    self.init(
      digit(head, 0) * 1_000 + digit(head, 1) * 100 + digit(head, 2) * 10 + digit(head, 3),
      digit(head, 5) * 10 + digit(head, 6), digit(tail, 0) * 10 + digit(tail, 1))
  }

  // H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, for years after
  // nought, which need no eras. A year begins with March.
  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    let isBeforeMarch = month < 3
    let year = Int32(isBeforeMarch ? year - 1 : year)
    let dayOfYear = Int32((153 * (isBeforeMarch ? month + 9 : month - 3) + 2) / 5 + day - 1)
    days = year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  /// Whether the left day is earlier.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// The year, 1900 to 2999.
  public var year: Int { civil.year }
  /// The month of the year, 1 to 12.
  public var month: Int { civil.month }
  /// The day of the month, 1 to 31.
  public var dayOfMonth: Int { civil.day }

  /// The month this day lies in.
  public var calendarMonth: Month { Month(number: civil.year * 12 + civil.month - 1) }

  /// Year, month and day of the month at once.
  ///
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day so many days later, or earlier; held inside the calendar's years.
  public func adding(days: Int) -> Day {
    let (sum, overflow) = number.addingReportingOverflow(days)
    if let day = overflow ? nil : Day(number: sum) { return day }
    return days < 0 ? .earliest : .latest
  }

  /// Days from another day to this one; negative when this one is earlier.
  public func days(since other: Day) -> Int { number - other.number }

  /// Whole months from another day to this one; 0 when this one is earlier.
  ///
  /// A month is complete on the same day of the next month; one that lacks that day completes it on
  /// its last: from 31 January, one month is complete on 28 February.
  public func months(since other: Day) -> Int {
    guard other < self else { return 0 }
    let (from, to) = (other.civil, civil)
    let months = (to.year - from.year) * 12 + to.month - from.month
    let anniversary = min(from.day, Self.length(ofMonth: to.month, to.year))
    return to.day >= anniversary ? months : months - 1
  }

  static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2026-03-09`.
  public var description: String {
    let (year, month, day) = civil
    var digits = (year * 100 + month) * 100 + day
    return String(unsafeUninitializedCapacity: 10) { text in
      for place in (0..<10).reversed() {
        let isHyphen = place == 4 || place == 7
        text[place] = isHyphen ? UInt8(ascii: "-") : UInt8(48 + digits % 10)
        if !isHyphen { digits /= 10 }
      }
      return 10
    }
  }
}
