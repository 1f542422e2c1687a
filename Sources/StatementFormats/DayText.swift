import LedgerValues

/// In which order a file writes the parts of its days; a year of four digits may come first in any.
public enum DayOrder: String, Hashable, Sendable, CaseIterable {
  /// `09/03/2025`, as in French.
  case dayFirst = "day_first"
  /// `03/09/2025`, as in American English.
  case monthFirst = "month_first"
}

/// Reads the days of statements: `2025-03-09`, `09/03/2025 14:05`, `20250309`, `9 mars 2025`.
struct DayText {
  let order: DayOrder

  struct Reading: Hashable {
    let day: Day
    /// Seconds since midnight, where an hour is written.
    let seconds: Int?
  }

  /// The day and time of a text; nothing where there is no such day.
  func reading(_ text: String) -> Reading? {
    // What most files write.
    if let day = Day(iso: text) { return Reading(day: day, seconds: nil) }
    var scan = Scan(bytes: Array(text.utf8))
    scan.skipBlanks()
    guard let day = day(&scan) else { return nil }
    scan.skip { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: ",") || Scan.isBlank($0) }
    if scan.isAtEnd { return Reading(day: day, seconds: nil) }
    guard let seconds = Self.seconds(&scan), scan.isAtEnd else { return nil }
    return Reading(day: day, seconds: seconds)
  }

  /// The seconds since midnight of a time alone, `14:05`, `14:05:09`, `2:05 PM`, `14h05`.
  static func seconds(_ text: String) -> Int? {
    var scan = Scan(bytes: Array(text.utf8))
    scan.skipBlanks()
    guard let seconds = seconds(&scan), scan.isAtEnd else { return nil }
    return seconds
  }

  private func day(_ scan: inout Scan) -> Day? {
    guard let first = scan.number() else { return nil }
    if first.digits == 8 {
      return Day(first.value / 10_000, first.value / 100 % 100, first.value % 100)
    }
    guard let separator = scan.dateSeparator(), let second = scan.monthOrNumber(),
      scan.dateSeparator() == separator, let third = scan.number()
    else { return nil }
    if first.digits == 4 {
      guard third.digits <= 2 else { return nil }
      return Day(first.value, second.value, third.value)
    }
    guard first.digits <= 2, let year = Self.year(third) else { return nil }
    if second.isName || order == .dayFirst { return Day(year, second.value, first.value) }
    return Day(year, first.value, second.value)
  }

  /// Two digits are of this century.
  private static func year(_ number: Scan.Number) -> Int? {
    switch number.digits {
    case 4: number.value
    case 2: 2000 + number.value
    default: nil
    }
  }

  private static func seconds(_ scan: inout Scan) -> Int? {
    guard let hour = scan.number(), hour.digits <= 2, hour.value < 24,
      scan.take("h") || scan.take(":"), let minute = scan.number(), minute.digits == 2,
      minute.value < 60
    else { return nil }
    var total = hour.value * 3_600 + minute.value * 60
    if scan.take(":") {
      guard let second = scan.number(), second.digits == 2, second.value < 60 else { return nil }
      total += second.value
      if scan.take(".") { guard scan.number() != nil else { return nil } }
    }
    scan.skipBlanks()
    if let isAfternoon = scan.halfOfDay() {
      guard (1...12).contains(hour.value) else { return nil }
      total += (isAfternoon ? 12 : 0) * 3_600 - (hour.value == 12 ? 12 * 3_600 : 0)
    }
    // A zone of UTC is the only one whose time needs no shift.
    _ = scan.take("Z") || scan.take("+00:00")
    scan.skipBlanks()
    return total
  }
}

private struct Scan {
  struct Number {
    let value: Int
    let digits: Int
    var isName = false
  }

  let bytes: [UInt8]
  private var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { offset == bytes.count }
  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while let byte = next, isSkipped(byte) { offset += 1 }
  }

  mutating func skipBlanks() { skip(Self.isBlank) }

  mutating func number() -> Number? {
    var (value, digits) = (0, 0)
    while let byte = next, (48...57).contains(byte), digits < 9 {
      (value, digits) = (value * 10 + Int(byte) - 48, digits + 1)
      offset += 1
    }
    return digits == 0 ? nil : Number(value: value, digits: digits)
  }

  mutating func dateSeparator() -> UInt8? {
    guard let byte = next, "-/. ".utf8.contains(byte) else { return nil }
    offset += 1
    return byte
  }

  mutating func take(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard offset + length <= bytes.count else { return false }
    for index in 0..<length where bytes[offset + index] != word.utf8Start[index] { return false }
    offset += length
    return true
  }

  mutating func monthOrNumber() -> Number? {
    if let number = number() { return number.digits <= 2 ? number : nil }
    let start = offset
    skip { ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7a) || $0 >= 0x80 }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    guard name.unicodeScalars.count >= 3,
      let month = Self.months.firstIndex(where: { names in names.contains(name) })
    else { return nil }
    _ = take(".")
    return Number(value: month + 1, digits: 2, isName: true)
  }

  /// Whether PM or AM follows.
  mutating func halfOfDay() -> Bool? {
    if take("PM") || take("pm") { return true }
    if take("AM") || take("am") { return false }
    return nil
  }

  private static let months: [[String]] = [
    ["jan", "janv", "janvier", "january"], ["feb", "fév", "fev", "févr", "février", "february"],
    ["mar", "mars", "march"], ["apr", "avr", "avril", "april"], ["may", "mai"],
    ["jun", "juin", "june"], ["jul", "juil", "juillet", "july"],
    ["aug", "aoû", "août", "aout", "august"], ["sep", "sept", "septembre", "september"],
    ["oct", "octobre", "october"], ["nov", "novembre", "november"],
    ["dec", "déc", "décembre", "december"],
  ]
}
