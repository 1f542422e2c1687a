/// An instant in UTC, to the millisecond: when a record was written.
public struct Moment: Hashable, Comparable, Sendable {
  /// Milliseconds since 1 January 1970, 00:00 UTC.
  public let milliseconds: Int64

  static let millisecondsPerDay: Int64 = 86_400_000

  /// The instant so many milliseconds after 1 January 1970, 00:00 UTC.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Reads `2026-03-09T08:15:00.250Z`; seconds and milliseconds may be left out.
  public init?(iso text: String) {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, let day = Day(iso: halves[0]), halves[1].last == "Z" else {
      return nil
    }
    let clock = halves[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(clock.count), let hour = Self.number(clock[0], below: 24, digits: 2),
      let minute = Self.number(clock[1], below: 60, digits: 2)
    else { return nil }
    var total = Int64(hour * 3_600 + minute * 60) * 1_000
    if clock.count == 3 {
      let parts = clock[2].split(separator: ".", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count),
        let second = Self.number(parts[0], below: 60, digits: 2)
      else { return nil }
      total += Int64(second) * 1_000
      if parts.count == 2 {
        guard let thousandths = Self.number(parts[1], below: 1_000, digits: 3) else { return nil }
        total += Int64(thousandths)
      }
    }
    milliseconds = Int64(day.number) * Self.millisecondsPerDay + total
  }

  /// Whether the left moment is earlier.
  public static func < (left: Moment, right: Moment) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The day it is at this instant in a zone a fixed number of minutes east of UTC; held inside the
  /// calendar's years.
  public func day(zoneMinutes: Int = 0) -> Day {
    // A damaged file can hold any 64-bit integer, and reading it must not trap.
    let shifted = Int128(milliseconds) + Int128(zoneMinutes) * 60_000
    let perDay = Int128(Self.millisecondsPerDay)
    let days = shifted >= 0 ? shifted / perDay : (shifted - perDay + 1) / perDay
    return Int(exactly: days).flatMap { Day(number: $0) } ?? (days < 0 ? .earliest : .latest)
  }

  /// Whole days from another moment to this one; negative when this one is earlier.
  public func days(since other: Moment) -> Int64 {
    let difference = Int128(milliseconds) - Int128(other.milliseconds)
    return Int64(difference / Int128(Self.millisecondsPerDay))
  }

  private static func number(_ text: Substring, below bound: Int, digits: Int) -> Int? {
    guard text.utf8.count == digits, text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(text), number < bound
    else { return nil }
    return number
  }
}

extension Moment: CustomStringConvertible {
  /// ISO 8601 in UTC: `2026-03-09T08:15:00.250Z`; outside the calendar's years, which only a damaged
  /// file can hold, the bare number of milliseconds.
  public var description: String {
    let day = day()
    let rest = milliseconds - Int64(day.number) * Self.millisecondsPerDay
    guard (0..<Self.millisecondsPerDay).contains(rest) else { return "\(milliseconds) ms" }
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60]
      .map { ($0 < 10 ? "0" : "") + String($0) }
    let thousandths = String(1_000 + rest % 1_000).dropFirst()
    return "\(day)T\(clock.joined(separator: ":")).\(thousandths)Z"
  }
}
