import DoubleEntry
import LedgerValues
import Testing

@Suite struct FundNumbersTests {
  private let chart = Chart(.sycebnl)

  private func numbers(_ postings: String) throws -> FundNumbers {
    var numbers = FundNumbers()
    for posting in postings.split(separator: ",") {
      let words = posting.split(separator: " ").map(String.init)
      let code = try account(words[0])
      numbers.add(Money(try #require(Int64(words[1]))), on: try #require(chart[code]))
    }
    return numbers
  }

  /// Each row: the postings of one fund, then resources, cash, payable, commitments, lent.
  @Test(arguments: [
    "5711 3000, 4111 -3000, 4111 3000, 7011 -500, 477 -2500 | 500 3000 0 0 0",
    "5712-A 500, 4191 -500                                 | 0 500 500 0 0",
    "5711 2500, 103 -2500                                  | 2500 2500 0 0 0",
    "6011 4500, 4011 -4500                                 | -4500 0 4500 0 0",
    "6521 1500, 4011 -1500, 1681 1500, 792 -1500           | -1500 0 1500 0 0",
    "5212 5000000, 1651 -5000000                           | 5000000 5000000 0 0 0",
    "4492 3500, 4011 -3500                                 | 0 0 3500 0 0",
    "588 20000, 5711 -20000                                | 0 -20000 0 0 -20000",
    "5711 20000, 588 -20000                                | 0 20000 0 0 20000",
    "585 50000, 5711 -50000                                | 0 0 0 0 0",
    "905 800, 915 -800                                     | 0 0 0 800 0",
    "905 800, 915 -800, 905 -800, 915 800                  | 0 0 0 0 0",
    "244 9000, 5211 -9000, 2844 -3000, 6591 3000           | -3000 -9000 0 0 0",
  ])
  func `each template moves the numbers that it should`(row: String) throws {
    let cells = row.split(separator: "|").map(String.init)
    let numbers = try numbers(cells[0])
    let expected = try cells[1].split(separator: " ").map { Money(try #require(Int64($0))) }
    #expect(
      [numbers.resources, numbers.cash, numbers.payable, numbers.commitments, numbers.lent]
        == expected)
  }

  @Test func `a promise and a debt are spent already`() throws {
    let numbers = try numbers("5711 1000, 7011 -1000, 6011 300, 4011 -300, 905 150, 915 -150")
    for kind in Fund.Kind.allCases { #expect(numbers.spendable(kind) == 550, "\(kind)") }
  }

  @Test func `a restricted fund spends its resources and what it was lent, and no more`() throws {
    // 800 came to identify: cash, but nobody gave it to this fund.
    let unidentified = try numbers("5711 1000, 1681 -1000, 5711 800, 4732 -800")
    #expect(unidentified.cash == 1_800 && unidentified.payable == 0)
    #expect(unidentified.spendable(.restricted) == 1_000)
    #expect(unidentified.spendable(.general) == 1_800)
    let lent = try numbers("5711 1000, 1681 -1000, 5711 200, 588 -200")
    #expect(lent.spendable(.restricted) == 1_200)
    let lending = try numbers("5711 1000, 1681 -1000, 588 200, 5711 -200")
    #expect(lending.spendable(.restricted) == 800)
  }

  @Test func `a loan between funds adds up to nothing over both`() throws {
    let lender = try numbers("588 20000, 5711 -20000")
    let borrower = try numbers("5711 20000, 588 -20000")
    #expect(lender.lent + borrower.lent == 0 && lender.cash + borrower.cash == 0)
  }
}
