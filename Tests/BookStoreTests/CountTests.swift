import BookStore
import DoubleEntry
import HealthFund
import LedgerReports
import LedgerTestSupport
import LedgerValues
import Testing

/// A count of the main box: so many coins of 5 F.
func count(
  _ voucher: String, _ total: Money, on text: String, box: String = "5711",
  witnesses: [String] = ["Awa", "Moussa"]
) throws -> CashCount {
  let coin = try #require(Denomination(.coin, 5))
  let names = try witnesses.map { try #require(Actor($0)) }
  return try CashCount(
    day: try day(text), voucher: voucher, box: try account(box),
    pieces: [coin: UInt32(total.units / 5)],
    witnesses: CashCount.Witnesses(names[0], Array(names.dropFirst())))
}

@Suite struct CountTests {
  let book: Book
  let box: AccountCode

  /// 1 500 F of the general fund and 1 000 F of the fund for the poor are in the box.
  init() throws {
    book = try sampleBook()
    box = try account("5711")
    _ = try book.perform(dues("R1-000001", 1_500, months: 3, on: "2025-02-03"))
    _ = try book.perform(
      .subsidy(
        try Subsidy(
          day: try day("2025-02-04"), voucher: "SUB-1", fund: try fund("SOL"), funder: "Mairie",
          amount: 1_000, into: box)))
  }

  private func held(_ code: String, _ fund: String) throws -> Money {
    try book.lines(on: try account(code)).filter { $0.fund.text == fund }
      .reduce(.zero) { $0 + $1.amount }
  }

  @Test func `what is missing is borne by the general fund, and waits to be explained`() throws {
    let result = try book.perform(.count(try count("PV-1", 2_300, on: "2025-02-28")))
    #expect(try held("5711", "GEN") == 1_300)
    #expect(try held("47113", "GEN") == 200)
    #expect(try held("5711", "SOL") == 1_000)
    #expect(
      try book.difference(ofCount: result.record)
        == [CashCount.Part(fund: try fund("GEN"), amount: -200)])
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `what the general fund has not is borne by the others, never by what is not there`()
    throws
  {
    _ = try book.perform(.count(try count("PV-1", 500, on: "2025-02-28")))
    #expect(try held("5711", "GEN") == 0)
    #expect(try held("47113", "SOL") == 500)
  }

  @Test func `too much is owed until it is explained, and spends nothing`() throws {
    let before = try book.fundHistory(try fund("GEN")).available(on: try day("2025-02-28"))
    _ = try book.perform(.count(try count("PV-1", 2_600, on: "2025-02-28")))
    #expect(try held("47122", "GEN") == -100)
    #expect(try book.fundHistory(try fund("GEN")).available(on: try day("2025-02-28")) == before)
  }

  @Test func `a count that finds what the books say moves nothing`() throws {
    let lines = try book.lines().count
    _ = try book.perform(.count(try count("PV-1", 2_500, on: "2025-02-28")))
    #expect(try book.lines().count == lines)
    _ = try book.perform(dues("R1-000002", 500, months: 1, on: "2025-02-27"))
    _ = try book.perform(.count(try count("PV-2", 3_000, on: "2025-03-31")))
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a count is written once, follows the last one, and is undone before it is redone`()
    throws
  {
    let first = try book.perform(.count(try count("PV-1", 2_400, on: "2025-02-28")))
    let again = try book.perform(.count(try count("PV-1", 2_400, on: "2025-02-28")))
    #expect(again.record == first.record && !again.isNew)
    let early = #expect(throws: BookError.self) {
      try book.perform(.count(try count("PV-2", 2_400, on: "2025-02-28")))
    }
    guard case .refused(.boxCounted(box, _, first.record)) = early else {
      Issue.record("\(String(describing: early))")
      return
    }
    let second = try book.perform(.count(try count("PV-2", 2_400, on: "2025-03-31")))
    #expect(throws: BookError.self) { try book.reverse(first.record, reason: "miscounted") }
    _ = try book.reverse(second.record, reason: "miscounted")
    _ = try book.reverse(first.record, reason: "miscounted")
    #expect(try held("47113", "GEN") == 0)
    #expect(try book.verify(.deep).findings == [])
    _ = try book.perform(.count(try count("PV-3", 2_500, on: "2025-02-28")))
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a shortage that later days could not bear is refused`() throws {
    _ = try book.perform(
      .transfer(
        try Transfer(
          day: try day("2025-03-05"), voucher: "VIR-1", from: box, to: try account("5211"),
          fund: try fund("GEN"), amount: 1_500)))
    _ = try book.perform(
      .transfer(
        try Transfer(
          day: try day("2025-03-05"), voucher: "VIR-2", from: box, to: try account("5211"),
          fund: try fund("SOL"), amount: 900)))
    let refusal = #expect(throws: BookError.self) {
      try book.perform(.count(try count("PV-1", 2_300, on: "2025-02-28")))
    }
    guard case .refused(.treasuryShort(box, _, _, short: 100)) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }

  @Test func `one person is no two witnesses, however she is written`() {
    for names in [["Awa"], ["Awa", "AWA"], ["Awa T.", "awa t ."]] {
      #expect(throws: HealthFundError.self) {
        try count("PV-1", 2_500, on: "2025-02-28", witnesses: names)
      }
    }
  }

  @Test func `only a box is counted`() {
    #expect(throws: HealthFundError.self) {
      try count("PV-1", 2_500, on: "2025-02-28", box: "5521")
    }
  }

  /// A group that only saves has no general fund, and its box may be empty when coins are found in it.
  @Test func `too much in the empty box of a group is counted, in the fund that used it`() throws {
    let group = try Book.create(
      at: .memory, settings: BookSettings(chart: "group", start: try day("2025-01-01")),
      context: try .fixed())
    let (savings, main) = (try fund("SAV-A"), try account("5712"))
    _ = try group.perform(
      .fund(Fund(code: savings, kind: .savings, frenchTitle: "Épargne", englishTitle: "Savings")))
    _ = try group.perform(
      .household(Household(code: "M0001-3", group: savings, joined: try day("2025-01-02"))))
    _ = try group.perform(
      .person(
        Person(
          code: "P0001-3", household: "M0001-3", role: .subscriber, sex: .female,
          since: try day("2025-01-02"),
          details: Person.Details(name: "Exemple", birth: nil, phone: nil))))
    _ = try group.perform(
      .contribution(
        try Contribution(
          day: try day("2025-02-01"), receipt: try #require(Receipt("R1-000001")),
          purpose: .savings(person: "P0001-3"), household: "M0001-3", amount: 500, into: main)))
    _ = try group.perform(
      .transfer(
        try Transfer(
          day: try day("2025-02-02"), voucher: "VIR-1", from: main, to: try account("5521"),
          fund: savings, amount: 500)))
    let counted = try group.perform(
      .count(try count("PV-1", 500, on: "2025-02-28", box: "5712")))
    #expect(
      try group.difference(ofCount: counted.record)
        == [CashCount.Part(fund: savings, amount: 500)])
    #expect(try group.verify(.deep).findings == [])
  }
}
