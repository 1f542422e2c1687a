import LedgerValues
import Testing

/// The year of Sikoro is what its page says it is.
@Suite struct SikoroTests {
  @Test func `it has the promised size`() throws {
    let contributions = try Sample.sikoro.rows("contributions.csv")
    #expect((8_800...9_300).contains(contributions.count))
    #expect(try Sample.sikoro.rows("funds.csv").count == 7)
    #expect(Set(try Sample.sikoro.rows("visits.csv").map { $0["visit"] }).count == 2_000)
    let deposits = contributions.filter { $0["kind"] == "savings" }.map { $0.francs("amount") }
    #expect(deposits.allSatisfy { (150...500).contains($0) })
    let months = Set(contributions.map { $0["months"] })
    #expect(months.isSuperset(of: ["1", "2", "3", "6", "12"]))
  }

  @Test func `mothers and small children come foremost`() throws {
    let people = Dictionary(
      uniqueKeysWithValues: try Sample.sikoro.rows("households.csv").map { ($0["person"], $0) })
    var (mothers, children) = (0, 0)
    for row in try Sample.sikoro.rows("visits.csv") where row["line"] == "1" {
      let person = try #require(people[row["person"]])
      let age = try #require(PartialDate(iso: person["birth"])?.ageInMonths(on: row.day()))
      if age.upperBound < 60 { children += 1 }
      if ["CPN", "CPON", "ACC", "CESAR", "PF"].contains(row["service"]) { mothers += 1 }
    }
    #expect(mothers > 400)
    #expect(children > 600)
    #expect(mothers + children > 1_100)
  }

  @Test func `malaria comes with the rains`() throws {
    let courses = try Sample.sikoro.rows("visits.csv").filter { $0["service"] == "CTA" }
    func share(_ months: ClosedRange<Int>) throws -> Int {
      try courses.filter { try months.contains($0.day().month) }.count * 100 / courses.count
    }
    #expect(try share(7...11) > 60)
    #expect(try share(2...5) < 20)
  }

  @Test func `some households are late, some lapse, some pay ahead into the next year`() throws {
    let dues = try Sample.sikoro.rows("contributions.csv").filter { $0["kind"] == "dues" }
    let last = Dictionary(dues.map { ($0["household"], $0) }, uniquingKeysWith: { $1 })
    func through(_ row: Row) throws -> Month {
      try #require(Month(iso: row["from"])).adding(months: row.francs("months") - 1)
    }
    let december = try #require(Month(2025, 12))
    #expect(try last.values.contains { try through($0) > december })
    #expect(try last.values.filter { try through($0) < december.adding(months: -3) }.count > 5)
    #expect(try dues.contains { try Month(iso: $0["from"]) ?? december < $0.day().calendarMonth })
  }

  @Test func `classes are of every kind, and some are decided within the year`() throws {
    let rows = try Sample.sikoro.rows("households.csv").filter { $0["role"] == "subscriber" }
    for level in ["A", "B", "C", ""] { #expect(rows.contains { $0["class"] == level }) }
    #expect(rows.contains { $0["class_day"] == "2025-06-14" && $0["class"] == "A" })
    #expect(rows.contains { $0["class_day"] == "2024-06-15" && $0["class"] == "B" })
  }

  @Test func `sensitive services have another name on receipts, and two prices change in July`()
    throws
  {
    let prices = try Sample.sikoro.rows("prices.csv")
    #expect(prices.contains { $0["service"] == "DEPIST" && $0["neutral"] == "Analyse" })
    #expect(prices.filter { $0["from"] == "2025-07-01" }.count >= 2)
  }
}
