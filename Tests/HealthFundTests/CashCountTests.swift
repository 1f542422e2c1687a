import DoubleEntry
import HealthFund
import LedgerTestSupport
import LedgerValues
import Testing

@Suite struct CountPartTests {
  @Test func `parts make the difference, and nobody bears what she has not`() throws {
    var random = SeededGenerator(seed: 20)
    let codes = try ["AID", "GEN", "SAV-A", "SOL"].map { try #require(FundCode($0)) }
    let general = codes[1]
    for _ in 0..<5_000 {
      var cash: [FundCode: Money] = [:]
      for code in codes where Bool.random(using: &random) {
        cash[code] = Money(Int64.random(in: 0...12, using: &random))
      }
      let difference = Money(Int64.random(in: -20...20, using: &random))
      let held = cash.values.reduce(Money.zero, +)
      let parts = CashCount.parts(of: difference, general: general, cash: cash)
      guard let parts else {
        #expect(-difference > held)
        continue
      }
      #expect(parts.reduce(Money.zero) { $0 + $1.amount } == difference)
      for part in parts where part.amount.isNegative {
        #expect(-part.amount <= cash[part.fund] ?? .zero)
      }
      // Others bear something only where the general fund has nothing left, or had nothing there.
      let own = parts.first { $0.fund == general }?.amount ?? .zero
      if difference.isNegative, parts.contains(where: { $0.fund != general }) {
        #expect(-own == cash[general] ?? .zero)
      }
    }
  }

  @Test func `the rest is shared to the franc`() throws {
    let (gen, sol, sav) = (
      try #require(FundCode("GEN")), try #require(FundCode("SOL")), try #require(FundCode("SAV-A"))
    )
    let parts = CashCount.parts(
      of: -500, general: gen, cash: [gen: 300, sol: 900, sav: 100])
    #expect(
      parts == [
        CashCount.Part(fund: gen, amount: -300), CashCount.Part(fund: sav, amount: -20),
        CashCount.Part(fund: sol, amount: -180),
      ])
    #expect(
      CashCount.parts(of: 7, general: gen, cash: [sol: 2, sav: 1]) == [
        CashCount.Part(fund: sav, amount: 2), CashCount.Part(fund: sol, amount: 5),
      ])
    #expect(
      CashCount.parts(of: 7, general: gen, cash: [:]) == [CashCount.Part(fund: gen, amount: 7)])
    #expect(CashCount.parts(of: 7, general: nil, cash: [:]) == nil)
    // Without a general fund somebody keeps what nobody misses: the first that used the box.
    #expect(
      CashCount.parts(of: 7, general: nil, cash: [sol: 0, sav: 0]) == [
        CashCount.Part(fund: sav, amount: 7)
      ])
  }
}
