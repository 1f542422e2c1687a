import LedgerValues

/// Which sign stands between whole units and their fraction in the amounts of a file.
public enum DecimalMark: String, Hashable, Sendable, CaseIterable {
  /// `1.250,00` and `1 250,00`.
  case comma
  /// `1,250.00` and `1 250.00`.
  case point
  /// Seen from each amount; one like `1.250`, which may be both, is refused.
  case either
}

/// Reads the amounts of statements: `1 250`, `-1.250,00`, `(500)`, `500-`, `1,250.00 XOF`.
///
/// Reads more spellings than `Money` does for people at a keyboard, since a bank cannot be asked
/// to write otherwise, and reads currencies that have a fraction.
struct StatementAmount {
  let decimal: DecimalMark
  let currency: Currency

  /// The amount in the currency's smallest unit.
  ///
  /// - Throws: The first of these that holds: `empty`, `notAnAmount`, `ambiguousSeparator`,
  ///   `fraction`, `outOfBounds`.
  func amount(_ text: String) throws(MoneyError) -> Money {
    if let plain = plain(text.utf8) { return plain }
    var body = Body(text)
    guard !body.isEmpty else { throw .empty }
    body.dropUnits(of: currency)
    let parts = try parts(of: body.scalars)
    guard parts.whole.count + currency.exponent <= 18 else { throw .outOfBounds }
    // Of a currency without a fraction, three digits behind a lone mark are rather thousands.
    guard currency.exponent > 0 || parts.fraction.count != 3 || parts.isGrouped else {
      throw .ambiguousSeparator
    }
    guard parts.fraction.dropFirst(currency.exponent).allSatisfy({ $0 == 0 }) else {
      throw .fraction
    }
    var units: Int64 = 0
    for digit in parts.whole { units = units * 10 + digit }
    for place in 0..<currency.exponent {
      units = units * 10 + (place < parts.fraction.count ? parts.fraction[place] : 0)
    }
    return try Money(bounded: body.isNegative ? -units : units)
  }

  /// Digits alone, perhaps behind a minus: most amounts in francs.
  private func plain(_ text: String.UTF8View) -> Money? {
    guard currency.exponent == 0 else { return nil }
    var (units, digits, isNegative) = (Int64(0), 0, false)
    for byte in text {
      if byte == UInt8(ascii: "-"), digits == 0, !isNegative {
        isNegative = true
      } else if (48...57).contains(byte), digits < 12 {
        units = units * 10 + Int64(byte - 48)
        digits += 1
      } else {
        return nil
      }
    }
    return digits == 0 ? nil : Money(isNegative ? -units : units)
  }

  private func parts(
    of scalars: ArraySlice<Unicode.Scalar>
  ) throws(MoneyError) -> (whole: [Int64], fraction: [Int64], isGrouped: Bool) {
    guard let first = scalars.first, let last = scalars.last, Body.digit(first) != nil,
      Body.digit(last) != nil || last == "," || last == "."
    else { throw .notAnAmount }
    let mark = try decimalPosition(in: scalars)
    let whole = scalars[..<(mark ?? scalars.endIndex)]
    let fraction = mark.map { scalars[($0 + 1)...] } ?? []
    let groups = whole.split(omittingEmptySubsequences: false) { Body.digit($0) == nil }
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
        whole.allSatisfy({ Body.digit($0) != nil || Body.isGroup($0) })
      else { throw .notAnAmount }
    }
    let digits = fraction.compactMap(Body.digit)
    guard digits.count == fraction.count else { throw .notAnAmount }
    return (whole.compactMap(Body.digit), digits, groups.count > 1)
  }

  /// Where the fraction begins; nothing where there is none.
  private func decimalPosition(in scalars: ArraySlice<Unicode.Scalar>) throws(MoneyError) -> Int? {
    let points = scalars.indices.filter { scalars[$0] == "." }
    let commas = scalars.indices.filter { scalars[$0] == "," }
    switch decimal {
    case .comma: return try single(commas)
    case .point: return try single(points)
    case .either:
      if let point = points.last, let comma = commas.last {
        return try single(point > comma ? points : commas)
      }
      let marks = points + commas
      guard let mark = marks.first, marks.count == 1 else { return nil }
      guard scalars.endIndex - mark - 1 != 3 else { throw .ambiguousSeparator }
      return mark
    }
  }

  private func single(_ marks: [Int]) throws(MoneyError) -> Int? {
    guard marks.count <= 1 else { throw .notAnAmount }
    return marks.first
  }
}

/// The digits and separators of an amount, sign and unit apart.
private struct Body {
  private(set) var scalars: ArraySlice<Unicode.Scalar>
  private(set) var isNegative = false
  /// Whether nothing was written, or a lone dash, which spreadsheets show for nothing.
  let isEmpty: Bool

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)[...]
    scalars = scalars.drop { Self.isBlank($0) }
    while let last = scalars.last, Self.isBlank(last) { scalars.removeLast() }
    isEmpty = scalars.isEmpty || (scalars.count == 1 && scalars.first == "-")
    if scalars.first == "(", scalars.last == ")" {
      scalars = scalars.dropFirst().dropLast()
      isNegative = true
    } else {
      takeSign(scalars.first) { $0.removeFirst() }
      if !isNegative { takeSign(scalars.last) { $0.removeLast() } }
    }
    trim()
  }

  private mutating func takeSign(
    _ sign: Unicode.Scalar?, remove: (inout ArraySlice<Unicode.Scalar>) -> Void
  ) {
    guard sign == "-" || sign == "\u{2212}" || sign == "+" else { return }
    isNegative = sign != "+"
    remove(&scalars)
  }

  /// Drops the currency before or after the digits, where it is this one.
  mutating func dropUnits(of currency: Currency) {
    let units = currency == .xof ? ["F", "FCFA", "CFA", "XOF"] : [currency.code]
    let before = scalars.prefix { !Self.isPart($0) }
    if units.contains(Self.name(before)) { scalars.removeFirst(before.count) }
    let after = scalars.reversed().prefix { !Self.isPart($0) }.reversed()
    if units.contains(Self.name(after)) { scalars.removeLast(after.count) }
    if let sign = scalars.first, !isNegative {
      takeSign(sign) { $0.removeFirst() }
    }
    trim()
  }

  private static func name(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.filter { !isBlank($0) })
    return String(view).uppercased()
  }

  private mutating func trim() {
    scalars = scalars.drop { Self.isBlank($0) }
    while let last = scalars.last, Self.isBlank(last) { scalars.removeLast() }
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || scalar == "." || scalar == "," || scalar == "-"
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{a0}" || scalar == "\u{202f}"
      || scalar == "\u{2009}"
  }

  /// What may stand between groups of three digits.
  static func isGroup(_ scalar: Unicode.Scalar) -> Bool {
    isBlank(scalar) || scalar == "'" || scalar == "\u{2019}" || scalar == "." || scalar == ","
  }

  static func digit(_ scalar: Unicode.Scalar) -> Int64? {
    (48...57).contains(scalar.value) ? Int64(scalar.value) - 48 : nil
  }
}
