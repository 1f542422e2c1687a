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
    let digits = String(units.magnitude).utf8
    var text = isNegative ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += separator }
      text.unicodeScalars.append(Unicode.Scalar(digit))
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
    self = try AmountText(text).money(commasGroup: style == .english)
  }
}
