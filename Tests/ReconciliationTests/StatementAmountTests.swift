import LedgerValues
import Testing

@testable import StatementFormats

@Suite struct AmountTextTests {
  private func amount(
    _ text: String, _ decimal: DecimalMark, _ code: String = "XOF"
  ) throws -> Int64 {
    let currency = try #require(Currency(code: code))
    return try StatementAmount(decimal: decimal, currency: currency).amount(text).units
  }

  @Test(arguments: [
    ("1500", 1_500), ("-1500", -1_500), ("1 500", 1_500), ("1\u{202f}500", 1_500),
    ("1\u{a0}250\u{a0}000", 1_250_000), ("1250,00", 1_250), ("1.250,00", 1_250), ("1.250", 1_250),
    ("(500)", -500), ("500-", -500), ("+500", 500), ("- 500", -500), ("\u{2212}500", -500),
    ("1 250 F", 1_250), ("1 250 F CFA", 1_250), ("FCFA 1 250", 1_250), ("XOF -5", -5),
    ("1'250", 1_250), ("500,", 500), ("0,00", 0),
  ])
  func `amounts in francs are read as French files write them`(_ text: String, _ units: Int64)
    throws
  {
    #expect(try amount(text, .comma) == units)
  }

  @Test(arguments: [
    ("1,250.00", 1_250), ("1,250,000", 1_250_000), ("1250.0", 1_250), ("-1,250.00", -1_250),
  ])
  func `amounts in francs are read as English files write them`(_ text: String, _ units: Int64)
    throws
  {
    #expect(try amount(text, .point) == units)
  }

  @Test(arguments: [
    ("1.250,00", 1_250), ("1,250.00", 1_250), ("1.250.000", 1_250_000), ("1250,0", 1_250),
    ("1 250.00", 1_250),
  ])
  func `where neither mark is known, each amount must say`(_ text: String, _ units: Int64) throws {
    #expect(try amount(text, .either) == units)
  }

  @Test(arguments: [
    ("", DecimalMark.comma, MoneyError.empty), ("  ", .comma, .empty), ("-", .comma, .empty),
    ("abc", .comma, .notAnAmount),
    ("12a", .comma, .notAnAmount), ("1 50", .comma, .notAnAmount), ("1 5000", .comma, .notAnAmount),
    ("1,2,3", .comma, .notAnAmount), ("1234 567", .comma, .notAnAmount),
    ("--5", .comma, .notAnAmount),
    ("5 EUR", .comma, .notAnAmount), (",5", .comma, .notAnAmount), ("()", .comma, .notAnAmount),
    ("1.250", .either, .ambiguousSeparator), ("1,250", .either, .ambiguousSeparator),
    ("1,250", .comma, .ambiguousSeparator), ("1,000", .comma, .ambiguousSeparator),
    ("25.000", .point, .ambiguousSeparator), ("1 250,5", .comma, .fraction),
    ("0,01", .comma, .fraction),
    ("1000000000000", .comma, .outOfBounds), ("99999999999999999999", .comma, .outOfBounds),
  ])
  func `what is no amount is refused, never read as nothing`(
    _ text: String, _ decimal: DecimalMark, _ refusal: MoneyError
  ) {
    #expect(throws: refusal) { try amount(text, decimal) }
  }

  @Test func `a currency with a fraction is read to its smallest unit`() throws {
    #expect(try amount("1234,56", .comma, "EUR") == 123_456)
    #expect(try amount("4,5", .comma, "EUR") == 450)
    #expect(try amount("3500", .comma, "EUR") == 350_000)
    #expect(try amount("1,234", .comma, "TND") == 1_234)
    #expect(throws: MoneyError.fraction) { try amount("4,567", .comma, "EUR") }
    #expect(try amount("4,500", .comma, "EUR") == 450)
  }

  @Test(arguments: NumberStyle.allCases)
  func `what the program prints is read back`(_ style: NumberStyle) throws {
    let decimal: DecimalMark = style == .english ? .point : .comma
    for units in [0, 1, -1, 999, 1_000, -1_000, 12_500, 1_234_567, Money.bound, -Money.bound] {
      #expect(try amount(Money(units).formatted(style), decimal) == units)
    }
  }
}
