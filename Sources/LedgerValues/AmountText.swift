/// An amount as written, taken apart: sign, runs of digits, and what stands between them.
struct AmountText {
  private let isNegative: Bool
  /// Each run of digits; at least one, none is empty.
  private let runs: [[Int64]]
  /// What stands between one run and the next.
  private let separators: [Unicode.Scalar]

  private static let spaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "\t"]
  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}"]
  private static let marks: Set<Unicode.Scalar> = [".", ","]
  private static let units = ["FCFA", "F", "CFA", "XOF"]

  /// - Throws: The first of `empty`, `notAnAmount`.
  init(_ text: String) throws(MoneyError) {
    var scalars = Self.trimmed(Array(text.unicodeScalars)[...])
    guard let sign = scalars.first else { throw .empty }
    isNegative = sign == "-" || sign == "\u{2212}"
    if isNegative || sign == "+" { scalars = Self.trimmed(scalars.dropFirst()) }
    var runs: [[Int64]] = [[]]
    var separators: [Unicode.Scalar] = []
    for scalar in Self.withoutUnit(scalars) {
      if (48...57).contains(scalar.value) {
        runs[runs.count - 1].append(Int64(scalar.value) - 48)
      } else if Self.groups(scalar) || Self.marks.contains(scalar) {
        separators.append(scalar)
        runs.append([])
      } else {
        throw .notAnAmount
      }
    }
    guard runs.allSatisfy({ !$0.isEmpty }) else { throw .notAnAmount }
    self.runs = runs
    self.separators = separators
  }

  /// - Throws: The first of `notAnAmount`, `ambiguousSeparator`, `fraction`, `outOfBounds`.
  func money(commasGroup: Bool) throws(MoneyError) -> Money {
    let firstMark =
      separators.firstIndex { $0 == "." || ($0 == "," && !(commasGroup && commasAreInPlace)) }
    guard Self.areThousands(runs.prefix((firstMark ?? separators.count) + 1)) else {
      throw .notAnAmount
    }
    if let firstMark { throw refusal(ofMarkAt: firstMark) }
    var units: Int64 = 0
    for digit in runs.joined() {
      units = units * 10 + digit
      guard units <= Money.bound else { throw .outOfBounds }
    }
    return Money(isNegative ? -units : units)
  }

  /// Three digits after the same mark each time may be thousands: a question. Else the last mark is
  /// a decimal one, and the others must group.
  private func refusal(ofMarkAt first: Int) -> MoneyError {
    let isThousands = Self.areThousands(runs[...])
    if isThousands, Set(separators).count == 1 { return .ambiguousSeparator }
    let last = separators.count - 1
    let groupsBefore = first == last || Self.areThousands(runs.dropLast())
    let isDecimal =
      Self.marks.contains(separators[last]) && !separators[first..<last].contains(separators[last])
    return groupsBefore && isDecimal ? .fraction : .notAnAmount
  }

  /// Whether the runs before any point are grouped by three, as the English style prints them.
  private var commasAreInPlace: Bool {
    Self.areThousands(runs.prefix((separators.firstIndex(of: ".") ?? separators.count) + 1))
  }

  private static func areThousands(_ runs: ArraySlice<[Int64]>) -> Bool {
    guard runs.count > 1, let first = runs.first else { return true }
    return first.count <= 3 && runs.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func groups(_ scalar: Unicode.Scalar) -> Bool {
    spaces.contains(scalar) || apostrophes.contains(scalar)
  }

  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var rest = scalars.drop { spaces.contains($0) }
    while let last = rest.last, spaces.contains(last) { rest.removeLast() }
    return rest
  }

  private static func withoutUnit(
    _ scalars: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    let letters = scalars.reversed().prefix { $0.properties.isAlphabetic || spaces.contains($0) }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: letters.reversed().filter { !spaces.contains($0) })
    guard units.contains(String(name).uppercased()) else { return scalars }
    return scalars.dropLast(letters.count)
  }
}
