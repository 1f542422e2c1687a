import LedgerTestSupport
import LedgerValues
import Testing

@Suite struct MoneyTextTests {
  @Test func `a French amount has a narrow space between thousands and CLDR's unit`() {
    #expect(
      Money(12_500).formatted(.french).utf8.elementsEqual("12\u{202F}500\u{A0}F\u{202F}CFA".utf8))
    #expect(Money(-1_234_567).formattedBare(.french) == "-1\u{202F}234\u{202F}567")
  }

  @Test func `an English amount has commas`() {
    #expect(Money(12_500).formatted(.english).utf8.elementsEqual("12,500\u{A0}F\u{A0}CFA".utf8))
    #expect(Money(999).formattedBare(.english) == "999")
    #expect(Money(1_000).formattedBare(.english) == "1,000")
  }

  @Test func `a plain amount is ASCII digits alone`() {
    #expect(Money(-1_234_567).formatted(.plain) == "-1234567")
    #expect(Money(0).formatted(.plain) == "0")
    #expect(Money(Int64.min).formattedBare(.plain) == "-9223372036854775808")
  }

  /// I28, around every change of length and at the bound.
  @Test(arguments: NumberStyle.allCases)
  func `reading what was printed gives the same amount`(style: NumberStyle) throws {
    var edges: [Int64] = [Money.bound]
    var power: Int64 = 1
    while power < Money.bound {
      edges += [power - 1, power, power + 1]
      power *= 10
    }
    for units in Array(0...2_500) + edges {
      for money in [Money(units), Money(-units)] {
        #expect(try Money(money.formatted(style), style: style) == money)
        #expect(try Money(money.formattedBare(style), style: style) == money)
      }
    }
  }

  /// I28, at random sizes.
  @Test(arguments: NumberStyle.allCases)
  func `reading what was printed gives the same amount at any size`(style: NumberStyle) throws {
    var generator = SeededGenerator(seed: 28)
    var lengths: Set<Int> = []
    var negatives = 0
    for _ in 0..<3_000 {
      let bound = Money.bound >> Int64.random(in: 0..<40, using: &generator)
      let money = Money(Int64.random(in: -bound...bound, using: &generator))
      lengths.insert(String(money.units.magnitude).count)
      negatives += money.isNegative ? 1 : 0
      #expect(try Money(money.formatted(style), style: style) == money)
    }
    #expect(lengths == Set(1...12))
    #expect(negatives > 1_000)
  }

  @Test(arguments: [
    ("1500", 1_500), ("1 500", 1_500), ("1 500 F", 1_500), ("1500F", 1_500), ("1 500 F CFA", 1_500),
    ("1 500 FCFA", 1_500), ("1 500 fcfa", 1_500), ("1500 XOF", 1_500), ("  1 500\t", 1_500),
    ("1\u{A0}500", 1_500), ("1\u{202F}500", 1_500), ("1\u{2009}500", 1_500), ("1'500", 1_500),
    ("1\u{2019}500", 1_500), ("-1 500", -1_500), ("\u{2212}1 500", -1_500), ("- 5", -5), ("+5", 5),
    ("0", 0), ("-0", 0), ("007", 7), ("12 345 678", 12_345_678), ("999 999 999 999", Money.bound),
    ("-999999999999", -Money.bound), ("000000000000000000000000012", 12),
  ])
  func `amounts are read as people write them`(text: String, units: Int64) throws {
    #expect(try Money(text).units == units)
  }

  /// In order of precedence; the text before each is the same text mended by one fault.
  @Test(
    arguments: [
      ("", .empty), ("  \u{A0}\t", .empty),
      ("-", .notAnAmount), ("F CFA", .notAnAmount), ("abc", .notAnAmount), ("--5", .notAnAmount),
      ("5-", .notAnAmount), ("1 50", .notAnAmount), ("1 5000", .notAnAmount),
      ("1500 000", .notAnAmount), ("1  500", .notAnAmount), ("'1500", .notAnAmount),
      ("1500'", .notAnAmount), ("1.", .notAnAmount), (".5", .notAnAmount), ("1..5", .notAnAmount),
      ("1.50.3", .notAnAmount), ("1.5x", .notAnAmount), ("1 50.5", .notAnAmount),
      ("1e3", .notAnAmount), ("1500 €", .notAnAmount), ("1500 F 5", .notAnAmount),
      ("1500\n", .notAnAmount), ("1\u{0}5", .notAnAmount), ("\u{0661}", .notAnAmount),
      ("1500 F\u{301}", .notAnAmount), ("99999999999999999999x", .notAnAmount),
      ("1.500", .ambiguousSeparator), ("1,500", .ambiguousSeparator),
      ("1.500.000", .ambiguousSeparator), ("-1,500 F", .ambiguousSeparator),
      ("999.999.999.999.999", .ambiguousSeparator),
      ("1,5", .fraction), ("1.50", .fraction), ("1500.000", .fraction), ("1 500,00", .fraction),
      ("1 500,000", .fraction), ("1.500,00", .fraction), ("1,500.00", .fraction),
      ("0,0000", .fraction), ("9999999999999,5", .fraction),
      ("1000000000000", .outOfBounds), ("-1 000 000 000 000", .outOfBounds),
      ("9223372036854775808", .outOfBounds), ("99999999999999999999999999999", .outOfBounds),
    ] as [(String, MoneyError)])
  func `a refusal says the first thing wrong`(text: String, error: MoneyError) {
    #expect(throws: error) { try Money(text) }
  }

  @Test func `commas group where they are how thousands are printed`() throws {
    #expect(try Money("1,500", style: .english) == 1_500)
    #expect(try Money("12,345,678 F CFA", style: .english) == 12_345_678)
    #expect(try Money("1 500", style: .english) == 1_500)
    #expect(throws: MoneyError.fraction) { try Money("1,5", style: .english) }
    #expect(throws: MoneyError.fraction) { try Money("1,500.00", style: .english) }
    #expect(throws: MoneyError.fraction) { try Money("1,500.000", style: .english) }
    #expect(throws: MoneyError.ambiguousSeparator) { try Money("1.500", style: .english) }
    #expect(throws: MoneyError.notAnAmount) { try Money("1,500,00", style: .english) }
    #expect(throws: MoneyError.notAnAmount) { try Money("1500,", style: .english) }
  }

  /// Every text of up to five characters out of these is refused, or read as its digits say.
  @Test func `no short text is read as another amount than its digits`() {
    let alphabet: [Character] = ["0", "1", " ", ".", ",", "-"]
    var texts = [""]
    var accepted = 0
    for _ in 0..<5 {
      texts = texts.flatMap { text in alphabet.map { text + String($0) } }
      for text in texts {
        for style in NumberStyle.allCases {
          guard let money = try? Money(text, style: style) else { continue }
          accepted += 1
          let digits = text.filter { $0 == "0" || $0 == "1" }
          let sign: Int64 = text.contains("-") ? -1 : 1
          #expect(Int64(digits).map { $0 * sign } == money.units, "\(text)")
          #expect(!text.contains(".") && (style == .english || !text.contains(",")), "\(text)")
        }
      }
    }
    #expect(accepted > 300)
  }
}
