import LedgerValues
import Testing

/// What providers claim differs from the visits in the promised ways, and in no other.
@Suite struct ClaimTests {
  /// The name of what a row has wrong; nothing where it is a visit's line.
  enum Fault: Hashable, CaseIterable {
    case unknownVisit, otherNumber, otherFee, otherPerson, otherDay, duplicate
  }

  struct Key: Hashable {
    let visit: String
    let service: String
  }

  private func day(_ row: Row) throws -> Day {
    let parts = row["jour"].split(separator: "/")
    return try #require(Day(iso: "\(parts[2])-\(parts[1])-\(parts[0])"))
  }

  private func claims(_ sample: Sample) -> [(name: String, rows: [Row])] {
    sample.files.keys.filter { $0.contains("/claim-") }.sorted()
      .compactMap { name in sample.files[name].map { (name, Rows($0).rows) } }
  }

  private func faults(_ sample: Sample) throws -> [Fault: Int] {
    let visits = Dictionary(
      try sample.rows("visits.csv").map {
        (Key(visit: $0["visit"], service: $0["service"]), $0)
      }, uniquingKeysWith: { first, _ in first })
    var faults: [Fault: Int] = [:]
    for (name, rows) in claims(sample) {
      var seen: Set<Key> = []
      for row in rows {
        #expect(row.francs("tarif") == row.francs("part du ménage") + row.francs("montant"))
        #expect(row.francs("montant") > 0)
        #expect(try name.hasPrefix(day(row).calendarMonth.description) || day(row).dayOfMonth == 1)
        let key = Key(visit: row["visite"], service: row["prestation"])
        guard let visit = visits[key] else {
          let isKnown = try visits.values.contains {
            try $0["person"] == row["personne"] && $0.day() == day(row)
              && $0["service"] == row["prestation"]
          }
          faults[isKnown ? .otherNumber : .unknownVisit, default: 0] += 1
          continue
        }
        if !seen.insert(key).inserted { faults[.duplicate, default: 0] += 1 }
        if row["tarif"] != visit["fee"] { faults[.otherFee, default: 0] += 1 }
        if row["personne"] != visit["person"] { faults[.otherPerson, default: 0] += 1 }
        if try day(row) != visit.day() { faults[.otherDay, default: 0] += 1 }
        #expect(name.hasSuffix("claim-\(visit["provider"]).csv"))
      }
    }
    return faults
  }

  @Test(arguments: Sample.all)
  func `a line is a visit's line of its month and provider, or has a fault of a known kind`(
    sample: Sample
  ) throws {
    let faults = try faults(sample)
    let lines = claims(sample).reduce(0) { $0 + $1.rows.count }
    #expect(faults.values.reduce(0, +) * 5 <= lines)
  }

  @Test func `the year of Sikoro has each fault several times, and few of each`() throws {
    let faults = try faults(Sample.sikoro)
    for fault in Fault.allCases {
      #expect((2...9).contains(faults[fault] ?? 0), "\(fault)")
    }
  }
}
