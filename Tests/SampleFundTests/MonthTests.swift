import LedgerValues
import Testing

/// The files of each month, by which a year is reconciled.
@Suite struct MonthTests {
  static let months = (1...12).map { "2025-" + ($0 < 10 ? "0" : "") + String($0) }

  @Test(arguments: Sample.all, ["wallet.csv", "bank.csv"])
  func `the statements of the months are that of the year, in parts`(
    sample: Sample, file: String
  ) throws {
    let parts = try Self.months.map { try Rows(#require(sample.files["\($0)/\(file)"])) }
    let whole = try Rows(#require(sample.files[file]))
    #expect(parts.allSatisfy { $0.names == whole.names })
    #expect(parts.flatMap(\.rows).map(\.cells) == whole.rows.map(\.cells))
  }

  /// What the pieces of a cell make: `10000x2,5000x1`.
  private func sum(_ pieces: String) throws -> Int {
    try pieces.split(separator: ",").reduce(0) { sum, piece in
      let halves = piece.split(separator: "x")
      return sum + (try #require(Int(halves[0]))) * (try #require(Int(halves[1])))
    }
  }

  /// What the books say is in a box at the end of a month.
  private func held(_ box: String, through month: String, _ sample: Sample) throws -> Int {
    var held = 0
    for (file, side, sign) in [
      ("contributions.csv", "into", 1), ("transfers.csv", "from", -1), ("transfers.csv", "to", 1),
      ("withdrawals.csv", "from", -1), ("payments.csv", "from", -1),
    ] {
      for row in try sample.rows(file) where row[side] == box && row["day"].prefix(7) <= month {
        held += sign * row.francs("amount")
      }
    }
    return held
  }

  @Test(arguments: Sample.all)
  func `a count is what the books say, but for two differences that stay`(
    sample: Sample
  ) throws {
    var vouchers: Set<String> = []
    for month in Self.months {
      let counts = try sample.rows("\(month)/count.csv")
      #expect(counts.map { $0["box"] } == ["5711", "5712-A", "5712-B", "5712-C"])
      for count in counts {
        let expected =
          switch count["box"] {
          case "5711" where sample.households >= 20 && month >= "2025-05": -500
          case "5712-B" where month >= "2025-09": 250
          default: 0
          }
        let counted = try sum(count["notes"]) + sum(count["coins"])
        let held = try held(count["box"], through: month, sample)
        #expect(counted == held + expected, "\(month) \(count["box"])")
        #expect(counted >= 0)
        #expect(vouchers.insert(count["voucher"]).inserted)
        #expect(try count.day().calendarMonth.lastDay == count.day())
      }
    }
  }
}
