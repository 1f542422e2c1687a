import LedgerValues
import SampleFund
import Testing

@Suite struct DeterminismTests {
  /// What the files are, without the rule book, which is no matter of chance.
  private func digest(households: Int, seed: UInt64) -> String {
    var hash = SHA256()
    for (name, text) in SampleFund.files(households: households, seed: seed)
    where name != "reglement.md" {
      hash.update(Array((name + "\n" + text).utf8))
    }
    return hash.finish().hex
  }

  @Test func `the same size and seed give the same bytes`() {
    #expect(digest(households: 40, seed: 3) == digest(households: 40, seed: 3))
  }

  /// A change of one byte in what `nafa demo` makes is a decision: then the digest is replaced.
  @Test func `forty households of seed 1 are what they were`() {
    #expect(
      digest(households: 40, seed: 1)
        == "d75369f44b5890de4d09a7dccd5214cf7d72424704c98508bf78c1c94c1f828f")
  }

  @Test func `another seed is another year`() {
    #expect(digest(households: 40, seed: 1) != digest(households: 40, seed: 2))
  }

  @Test func `a leap year has all its days`() throws {
    let files = SampleFund.files(households: 60, seed: 4, year: 2028)
    let visits = try #require(files.first { $0.name == "visits.csv" })
    let days = Rows(visits.text).rows.map { $0["day"] }
    #expect(days == days.sorted())
    #expect(days.allSatisfy { $0.hasPrefix("2028-") })
    #expect(Set(Rows(visits.text).rows.map { $0["visit"] }).count == 300)
  }

  @Test func `the files come in the order in which they are read`() {
    let names = SampleFund.files(households: 1, seed: 1).map(\.name)
    #expect(
      names.filter { !$0.contains("/") } == [
        "funds.csv", "providers.csv", "households.csv", "prices.csv", "subsidies.csv",
        "contributions.csv", "transfers.csv", "withdrawals.csv", "visits.csv", "payments.csv",
        "wallet.csv", "bank.csv", "reglement.md",
      ])
    let months = names.filter { $0.hasSuffix("/wallet.csv") }
    #expect(months.count == 12 && months == months.sorted())
  }
}
