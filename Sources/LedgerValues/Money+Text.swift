/// How numbers are shown to a person, or to a program.
public enum NumberStyle: Hashable, Sendable, CaseIterable {
  /// `12 500 F CFA`, with the narrow no-break spaces of CLDR's `fr-ML`.
  case french
  /// `12,500 F CFA`.
  case english
  /// `12500`: ASCII digits alone, for CSV and JSON.
  case plain
}

extension Money {
  /// The amount with its unit, as people of this style write it.
  public func formatted(_ style: NumberStyle) -> String {
    switch style {
    case .french: formattedBare(style) + "\u{A0}F\u{202F}CFA"
    case .english: formattedBare(style) + "\u{A0}F\u{A0}CFA"
    case .plain: formattedBare(style)
    }
  }

  /// The amount in a column of amounts: grouped as the style does, without a unit.
  public func formattedBare(_ style: NumberStyle) -> String {
    let separator: String
    switch style {
    case .french: separator = "\u{202F}"
    case .english: separator = ","
    case .plain: return String(units)
    }
    let digits = Array(String(units.magnitude))
    var text = isNegative ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return text
  }

  /// Reads an amount as people write it: `1500`, `1 500`, `1 500 F`, `1 500 F CFA`, `-1 500`.
  ///
  /// Spaces (plain, no-break, thin) and apostrophes may group digits by three; so may commas in
  /// the English style, since that is how it prints them. Nothing is guessed.
  ///
  /// INVARIANT I28: reading what `formatted(_:)` prints gives the same amount, in each style.
  ///
  /// - Throws: The first of these that holds: `empty`, `notAnAmount`, `ambiguousSeparator`,
  ///   `fraction`, `outOfBounds`.
  public init(_ text: String, style: NumberStyle = .french) throws(MoneyError) {
    var scan = AmountScan(text)
    guard !scan.isEmpty else { throw .empty }
    self = try scan.money(commasGroup: style == .english)
  }
}

/// One pass over the characters of an amount, unit and sign apart.
private struct AmountScan {
  private var scalars: ArraySlice<Unicode.Scalar>
  private let isNegative: Bool

  private static let groups: Set<Unicode.Scalar> = [
    " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}",
  ]
  private static let units = ["FCFA", "F", "CFA", "XOF"]

  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)[...]
    Self.trim(&scalars)
    let sign = scalars.first
    isNegative = sign == "-" || sign == "\u{2212}"
    if isNegative || sign == "+" { scalars.removeFirst() }
    Self.trim(&scalars)
    Self.dropUnit(&scalars)
    self.scalars = scalars
  }

  var isEmpty: Bool { scalars.isEmpty }

  mutating func money(commasGroup: Bool) throws(MoneyError) -> Money {
    guard let first = scalars.first, Self.digit(first) != nil else { throw .notAnAmount }
    var units: Int64 = 0
    var isTooLong = false
    var sinceGroup: Int? = nil
    for (offset, scalar) in scalars.enumerated() {
      if let digit = Self.digit(scalar) {
        sinceGroup = sinceGroup.map { $0 + 1 }
        isTooLong = isTooLong || units > Money.bound
        if !isTooLong { units = units * 10 + Int64(digit) }
      } else if Self.groups.contains(scalar) || (commasGroup && scalar == ",") {
        guard sinceGroup == nil ? offset <= 3 : sinceGroup == 3 else { throw .notAnAmount }
        sinceGroup = 0
      } else if scalar == "." || scalar == "," {
        throw Self.decimals(scalars.dropFirst(offset + 1), after: scalar)
      } else {
        throw .notAnAmount
      }
    }
    guard sinceGroup == nil || sinceGroup == 3 else { throw .notAnAmount }
    guard !isTooLong, units <= Money.bound else { throw .outOfBounds }
    return Money(isNegative ? -units : units)
  }

  /// Three digits after a point or comma may be thousands: a question. Fewer are a fraction.
  private static func decimals(
    _ rest: ArraySlice<Unicode.Scalar>, after separator: Unicode.Scalar
  ) -> MoneyError {
    guard !rest.isEmpty, rest.allSatisfy({ digit($0) != nil || $0 == separator }) else {
      return .notAnAmount
    }
    return rest.count == 3 || rest.contains(separator) ? .ambiguousSeparator : .fraction
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt32? {
    (48...57).contains(scalar.value) ? scalar.value - 48 : nil
  }

  private static func trim(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    scalars = scalars.drop { groups.contains($0) || $0 == "\t" }
    while let last = scalars.last, groups.contains(last) || last == "\t" { scalars.removeLast() }
  }

  private static func dropUnit(_ scalars: inout ArraySlice<Unicode.Scalar>) {
    let isLetter = { (scalar: Unicode.Scalar) in
      digit(scalar) == nil && scalar != "." && scalar != ","
    }
    let letters = scalars.reversed().prefix(while: isLetter).reversed()
    var name = String.UnicodeScalarView()
    name.append(contentsOf: letters.filter { !groups.contains($0) })
    guard units.contains(String(name).uppercased()) else { return }
    scalars.removeLast(letters.count)
  }
}
