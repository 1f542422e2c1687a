import LedgerValues
import TabularText

/// A balance of a SWIFT statement: `C110522EUR3236,28`.
struct SwiftBalance {
  let currency: Currency
  let amount: Money
  let lacksComma: Bool
  /// Letters of the field before the amount.
  let amountOffset: Int

  init?(_ text: String) {
    var scan = SwiftScan(text)
    guard let isDebit = scan.side(), scan.day() != nil, let code = scan.letters(3),
      let currency = Currency(code: code)
    else { return nil }
    amountOffset = scan.offset
    guard let amount = scan.amount(in: currency) else { return nil }
    self.currency = currency
    self.amount = isDebit ? -amount.money : amount.money
    lacksComma = amount.lacksComma
  }
}

/// An operation of a SWIFT statement: `1105240524D9,00N192NONREF//B4E07`.
struct SwiftOperation {
  let day: Day
  let amount: Money
  let reference: String?
  let isExpected: Bool
  let lacksComma: Bool
  /// Letters of the field before the amount.
  let amountOffset: Int

  /// - Throws: `day`, `amount`, `cut`, `reference`.
  init(_ field: SwiftMessage.Field, currency: Currency) throws(RowRejection) {
    let place = CellPlace(line: field.row, column: nil, name: ":61:")
    let first = String(field.text.prefix { $0 != "\n" })
    let excerpt = String(first.prefix(40))
    var scan = SwiftScan(first)
    guard let value = scan.day() else { throw .day(place, value: excerpt) }
    day = scan.entryDay(near: value) ?? value
    guard let mark = scan.mark() else { throw .amount(place, value: excerpt, .notAnAmount) }
    scan.skipLetter()
    amountOffset = scan.offset
    guard let amount = scan.amount(in: currency) else {
      throw .amount(place, value: excerpt, .notAnAmount)
    }
    // A line that ends here lacks its kind, and may lack digits.
    guard scan.rest.unicodeScalars.count >= 4 else { throw .cut(place) }
    self.amount = mark.isOut ? -amount.money : amount.money
    isExpected = mark.isExpected
    lacksComma = amount.lacksComma
    reference = try StatementReference.checked(Self.reference(scan.rest), at: place)
  }

  /// After the four letters of the kind: the customer's reference, or the bank's after `//`.
  private static func reference(_ rest: String) -> String? {
    let texts = rest.dropFirst(4).split(separator: "//", maxSplits: 1)
    let names = texts.map { text in
      String(text.prefix(16)).split(separator: " ").joined(separator: " ")
    }
    return names.first { !$0.isEmpty && $0 != "NONREF" }
  }
}

private struct SwiftScan {
  private var scalars: ArraySlice<Unicode.Scalar>

  /// Letters that were passed.
  var offset: Int { scalars.startIndex }

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)[...]
  }

  var rest: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func digits(_ count: Int) -> Int? {
    let digits = scalars.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (48...57).contains($0.value) }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1.value) - 48 }
  }

  /// Six digits; years from 80 on are of the last century.
  mutating func day() -> Day? {
    guard let number = digits(6) else { return nil }
    let year = number / 10_000
    guard let day = Day(year < 80 ? 2000 + year : 1900 + year, number / 100 % 100, number % 100)
    else { return nil }
    scalars = scalars.dropFirst(6)
    return day
  }

  /// Month and day of booking, in the year that brings it nearest to the day of value.
  mutating func entryDay(near value: Day) -> Day? {
    guard let number = digits(4) else { return nil }
    let days = [-1, 0, 1].compactMap { Day(value.year + $0, number / 100, number % 100) }
    guard let day = days.min(by: { abs($0.days(since: value)) < abs($1.days(since: value)) })
    else { return nil }
    scalars = scalars.dropFirst(4)
    return day
  }

  mutating func side() -> Bool? {
    guard let letter = scalars.first, letter == "C" || letter == "D" else { return nil }
    scalars.removeFirst()
    return letter == "D"
  }

  /// C, D, their reversals RC, RD, and EC, ED for what is expected.
  mutating func mark() -> (isOut: Bool, isExpected: Bool)? {
    let isReversal = scalars.first == "R"
    let isExpected = scalars.first == "E"
    if isReversal || isExpected { scalars.removeFirst() }
    guard let isDebit = side() else { return nil }
    return (isDebit != isReversal, isExpected)
  }

  /// The third letter of the currency may follow the mark.
  mutating func skipLetter() {
    if let letter = scalars.first, (65...90).contains(letter.value) { scalars.removeFirst() }
  }

  mutating func letters(_ count: Int) -> String? {
    let letters = scalars.prefix(count)
    guard letters.count == count, letters.allSatisfy({ (65...90).contains($0.value) }) else {
      return nil
    }
    scalars = scalars.dropFirst(count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters)
    return String(view)
  }

  mutating func amount(in currency: Currency) -> (money: Money, lacksComma: Bool)? {
    let text = scalars.prefix { (48...57).contains($0.value) || $0 == "," }
    guard text.first != "," else { return nil }
    // Banks pad amounts with noughts, past any bound on their length.
    let significant = text.drop { $0 == "0" }
    var view = String.UnicodeScalarView("0".unicodeScalars)
    view.append(contentsOf: significant)
    let reader = StatementAmount(decimal: .comma, currency: currency)
    guard !text.isEmpty, let money = try? reader.amount(String(view)) else { return nil }
    scalars = scalars.dropFirst(text.count)
    return (money, !text.contains(","))
  }
}
