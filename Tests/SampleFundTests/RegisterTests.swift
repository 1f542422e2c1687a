import LedgerValues
import Testing

/// What the files say of people, prices and numbers, row by row.
@Suite struct RegisterTests {
  @Test(arguments: Sample.all)
  func `a household is opened by its subscriber, and nobody is born after joining`(
    sample: Sample
  ) throws {
    var households: Set<String> = []
    var persons: Set<String> = []
    var phones: Set<String> = []
    for row in try sample.rows("households.csv") {
      let isFirst = households.insert(row["household"]).inserted
      #expect(isFirst == (row["role"] == "subscriber"), "\(row["household"])")
      #expect(CheckedCode(row["household"])?.prefix == "M")
      #expect(CheckedCode(row["person"])?.prefix == "P")
      #expect(persons.insert(row["person"]).inserted)
      #expect(row["phone"].isEmpty || phones.insert(row["phone"]).inserted)
      let birth = try #require(PartialDate(iso: row["birth"]))
      #expect(try birth.latest <= row.day("joined"))
      #expect(row["class"].isEmpty == row["class_day"].isEmpty)
      if !row["class"].isEmpty { #expect(try row.day("joined") <= row.day("class_day")) }
    }
    #expect(households.count == sample.households)
  }

  @Test(arguments: Sample.all)
  func `receipts are numbered without a gap in each receipt book, in day order`(
    sample: Sample
  ) throws {
    var last: [Substring: (number: Int, day: Day)] = [:]
    for row in try sample.rows("contributions.csv") {
      let parts = row["receipt"].split(separator: "-")
      let number = try #require(Int(parts[1]))
      let day = try row.day()
      #expect(number == (last[parts[0]]?.number ?? 0) + 1)
      #expect(try day >= last[parts[0]]?.day ?? #require(Day(2025, 1, 1)))
      last[parts[0]] = (number, day)
      #expect(row["reference"].isEmpty == (row["into"] != "5521"))
    }
  }

  @Test(arguments: Sample.all)
  func `vouchers and references are each used once`(sample: Sample) throws {
    var vouchers: Set<String> = []
    var references: Set<String> = []
    for file in ["subsidies.csv", "transfers.csv", "withdrawals.csv", "payments.csv"] {
      let rows = try sample.rows(file)
      for (index, row) in rows.enumerated() {
        let goesOn =
          file == "payments.csv" && index > 0 && rows[index - 1]["voucher"] == row["voucher"]
        #expect(vouchers.insert(row["voucher"]).inserted != goesOn)
        #expect(row["reference"].isEmpty || references.insert(row["reference"]).inserted != goesOn)
      }
    }
    for row in try sample.rows("contributions.csv") where !row["reference"].isEmpty {
      #expect(references.insert(row["reference"]).inserted)
    }
  }

  @Test(arguments: Sample.all)
  func `a visit has one to four lines, each at the price of its day`(sample: Sample) throws {
    let prices = Dictionary(grouping: try sample.rows("prices.csv")) { $0["service"] }
    let people = Dictionary(
      uniqueKeysWithValues: try sample.rows("households.csv").map { ($0["person"], $0) })
    let visits = Dictionary(grouping: try sample.rows("visits.csv")) { $0["visit"] }
    #expect(visits.count == sample.households * 5)
    for (visit, lines) in visits {
      #expect((1...4).contains(lines.count), "\(visit)")
      #expect(lines.map { $0.francs("line") } == Array(1...lines.count))
      #expect(Set(lines.map { $0["service"] }).count == lines.count)
      for line in lines {
        let price = prices[line["service"]]?.last { $0["from"] <= line["day"] }
        #expect(price?["fee"] == line["fee"], "\(visit)")
      }
      let first = try #require(lines.first)
      for column in ["day", "person", "provider", "Enceinte", "Triage", "Motif"] {
        #expect(lines.allSatisfy { $0[column] == first[column] })
      }
      #expect(!first["Triage"].isEmpty && !first["Motif"].isEmpty)
      let person = try #require(people[first["person"]])
      let age = try #require(PartialDate(iso: person["birth"])?.ageInMonths(on: first.day()))
      if first["Enceinte"] == "oui" { #expect(person["sex"] == "F" && age.lowerBound >= 180) }
      if first["Motif"] == "nouveau-né" { #expect(age.upperBound < 2) }
    }
  }
}
