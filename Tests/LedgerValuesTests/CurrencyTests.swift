import Foundation
import LedgerValues
import Testing

@Suite struct CurrencyTests {
  @Test func `currencies have the decimals of their list`() throws {
    let cases = [
      ("XOF", 0), ("XAF", 0), ("GNF", 0), ("JPY", 0), ("EUR", 2), ("USD", 2), ("GHS", 2),
      ("MRU", 2),
      ("SLE", 2), ("TND", 3), ("KWD", 3), ("CLF", 4), ("UYW", 4),
    ]
    for (code, exponent) in cases {
      #expect(Currency(code: code)?.exponent == exponent, "\(code)")
      #expect(Currency(code: code)?.code == code)
    }
    #expect(Currency(code: "XOF") == .xof)
  }

  @Test(arguments: [
    "XAU", "XDR", "XTS", "XXX", "HRK", "BGN", "xof", "", "XO", "XOFF", "X F", "\u{212A}",
  ])
  func `what is no currency, or was one, is refused`(code: String) {
    #expect(Currency(code: code) == nil)
  }

  @Test func `there are 165 currencies`() {
    let letters = (65...90).map { Character(Unicode.Scalar(UInt8($0))) }
    var count = 0
    for first in letters {
      for second in letters {
        for third in letters where Currency(code: String([first, second, third])) != nil {
          count += 1
        }
      }
    }
    #expect(count == 165)
  }

  static let published = SharedData.file("iso4217/iso4217_minor_units.tsv")

  @Test(.enabled(if: published != nil, SharedData.reason))
  func `the list agrees with the published one`() throws {
    let lines = try #require(Self.published).split(separator: "\n").dropFirst()
    #expect(lines.count == 178)
    for line in lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      let code = String(fields[0])
      #expect(Currency(code: code)?.exponent == Int(fields[2]), "\(code)")
    }
  }
}
