import LedgerValues

/// Numbers as a committee writes them, and what of them is refused by name.
enum NumberText {
  typealias Problem = RuleBookMistake.Problem

  /// Reads a number of a domain's kind: `1 095`, `1 500 F`, `12,5 %`; none past what one posting may
  /// hold.
  static func read(_ text: Substring, in domain: ValueDomain) -> Result<Int, Refusal> {
    let result = unbounded(text, in: domain)
    if case .success(let value) = result, value.magnitude > Money.bound.magnitude {
      return .failure(Refusal(.outOfDomain))
    }
    return result
  }

  private static func unbounded(
    _ text: Substring, in domain: ValueDomain
  ) -> Result<Int, Refusal> {
    let (digits, unit) = split(text)
    switch (domain, unit) {
    case (.rate, .percent): return rate(digits)
    case (.rate, .none): return .failure(Refusal(problem(digits) ?? .wrongUnit))
    case (.money, .francs), (.money, .none), (.integer, .none): return whole(digits)
    case (.integer, .francs), (.integer, .percent), (.money, .percent), (.rate, .francs):
      return .failure(Refusal(problem(digits) ?? .wrongUnit))
    case (.choice, _): return .failure(Refusal(.notANumber))
    }
  }

  /// The domain a written number is of by itself: by its unit.
  static func kind(_ text: Substring) -> ValueDomain? {
    guard let first = text.utf8.first, (48...57).contains(first) else { return nil }
    switch split(text).unit {
    case .percent: return .rate
    case .francs: return .money(ValueDomain.moneyRange)
    case .none: return .integer(ValueDomain.moneyRange)
    }
  }

  /// The canonical spelling of a number.
  static func spelled(_ value: Int, in domain: ValueDomain) -> String {
    switch domain {
    case .integer: grouped(value)
    case .money: grouped(value) + " F"
    case .rate: Rate(basisPoints: value)?.description ?? String(value)
    case .choice(let values, _): values.indices.contains(value) ? values[value] : String(value)
    }
  }

  /// Why a text is no number of a column.
  struct Refusal: Error {
    let problem: Problem

    init(_ problem: Problem) {
      self.problem = problem
    }
  }

  private enum Unit { case none, francs, percent }

  private static func grouped(_ value: Int) -> String {
    guard value.magnitude > 999 else { return String(value) }
    var digits = Array(String(value.magnitude).utf8)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(UInt8(ascii: " "), at: index)
      index -= 3
    }
    return (value < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }

  private static func split(_ text: Substring) -> (digits: Substring, unit: Unit) {
    let bytes = text.utf8
    if bytes.last == UInt8(ascii: "%") {
      return (text[..<bytes.index(before: bytes.endIndex)].trimmedBlanks, .percent)
    }
    let folded = Spelling.folded(text)
    for unit in ["f cfa", "fcfa", "f"] where folded.utf8.count > unit.utf8.count {
      guard folded.utf8.suffix(unit.utf8.count).elementsEqual(unit.utf8) else { continue }
      // Folding drops blanks, so the digits are found from their own end.
      let end = bytes.lastIndex { (48...57).contains($0) }.map { bytes.index(after: $0) }
      return (text[..<(end ?? bytes.startIndex)], .francs)
    }
    return (text, .none)
  }

  /// A whole number whose blanks, if any, part groups of three digits.
  private static func whole(_ text: Substring) -> Result<Int, Refusal> {
    if let problem = problem(text) { return .failure(Refusal(problem)) }
    let kept = Spelling.kept(text)
    let isNegative = kept.utf8.first == UInt8(ascii: "-")
    var value = 0
    var (count, sinceBlank) = (0, -1)
    for byte in kept.utf8.dropFirst(isNegative ? 1 : 0) {
      if byte == UInt8(ascii: " ") {
        guard sinceBlank == -1 ? (1...3).contains(count) : sinceBlank == 3 else {
          return .failure(Refusal(.notANumber))
        }
        sinceBlank = 0
      } else {
        guard (48...57).contains(byte) else { return .failure(Refusal(.notANumber)) }
        guard count < 15 else { return .failure(Refusal(.outOfDomain)) }
        value = value * 10 + Int(byte - 48)
        count += 1
        if sinceBlank >= 0 { sinceBlank += 1 }
      }
    }
    guard count > 0, sinceBlank == -1 || sinceBlank == 3 else {
      return .failure(Refusal(.notANumber))
    }
    return .success(isNegative ? -value : value)
  }

  /// A percentage with at most two decimals; a comma is French for the decimal point.
  private static func rate(_ text: Substring) -> Result<Int, Refusal> {
    let parts = text.parts(separatedBy: text.utf8.contains(UInt8(ascii: ".")) ? "." : ",")
    // `-0` would lose its sign.
    guard parts.count <= 2, parts[0].utf8.first != UInt8(ascii: "-"),
      case .success(let percent) = whole(parts[0])
    else { return .failure(Refusal(.notANumber)) }
    var hundredths = 0
    if parts.count == 2 {
      guard (1...2).contains(parts[1].utf8.count),
        parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
        case .success(let fraction) = whole(parts[1])
      else { return .failure(Refusal(.notANumber)) }
      hundredths = parts[1].utf8.count == 1 ? fraction * 10 : fraction
    }
    guard let rate = Rate(basisPoints: percent * 100 + hundredths) else {
      return .failure(Refusal(.outOfDomain))
    }
    return .success(rate.basisPoints)
  }

  /// What people write and a reader would guess at.
  static func problem(_ text: Substring) -> Problem? {
    if text.utf8.count == 10, Day(iso: text) != nil { return .dateInNumberColumn }
    var previous: UInt8 = 0
    for (byte, next) in zip(text.utf8, text.utf8.dropFirst()) {
      if byte == UInt8(ascii: "."), next == byte { return .bareRange }
      let isBetweenDigits = (48...57).contains(previous) && (48...57).contains(next)
      if isBetweenDigits, byte == UInt8(ascii: ",") { return .decimalComma }
      if isBetweenDigits, byte == UInt8(ascii: ".") { return .ambiguousPoint }
      previous = byte
    }
    return nil
  }
}
