import HealthFund
import TabularText
import Testing

@Suite struct FundFileTests {
  private static let visits =
    "day,visit,person,provider,line,service,fee,Enceinte\n"
    + "2025-03-01,V-1,P0001-3,CSCOM-1,1,CONS,1500,non\n"
    + "2025-03-01,V-2,P0001-3,CSCOM-1,1,CONS,1500,non\n"
    + "2025-03-01,V-2,P0001-3,CSCOM-1,2,IST,3250,non\n"
    + "2025-03-01,V-2,P0001-3,CSCOM-1,3,AMOX,775,non\n"
    + "2025-03-01,V-3,P0001-3,CSCOM-1,1,CONS,1500,non\n"

  private func numbers(_ reading: FundReading) -> [String] {
    reading.acts.map { placed in
      switch placed.act {
      case .visit(let visit): "\(visit.number):\(visit.lines.count)"
      case .payment(let payment): "\(payment.voucher):\(payment.parts.count)"
      default: "other"
      }
    }
  }

  /// A line left out would be missing from a visit that is recorded once: the mended file is then
  /// another visit under the same number.
  @Test(
    arguments: [2, 3, 4], ["a cell too many", "one first", "one too few", "text after a quote"])
  func `a visit with a row that is refused for its form is left out whole`(
    row: Int, mistake: String
  ) throws {
    var rows = Self.visits.split(separator: "\n").map(String.init)
    switch mistake {
    case "a cell too many": rows[row] += ",x"
    case "one first": rows[row] = "x," + rows[row]
    case "one too few": rows[row] = String(rows[row].dropFirst(11))
    default: rows[row] = rows[row].replacing("CSCOM-1", with: "\"CSCOM\"-1")
    }
    let reading = try FundFile.visits.read(Array((rows.joined(separator: "\n") + "\n").utf8))
    #expect(numbers(reading) == ["V-1:1", "V-3:1"])
    #expect(reading.refusals.map(\.line) == [row + 1])
    #expect(reading.rows - reading.acts.reduce(0) { $0 + $1.rows } == 3)
  }

  @Test func `a row that is refused for its form leaves out no other visit`() throws {
    let rows = Self.visits.split(separator: "\n").map { row in
      row.contains("V-3") ? row + ",x" : String(row)
    }
    let reading = try FundFile.visits.read(Array(rows.joined(separator: "\n").utf8))
    #expect(numbers(reading) == ["V-1:1", "V-2:3"])
  }

  @Test(arguments: [1, 2])
  func `a payment with a row that is refused for its form is left out whole`(row: Int) throws {
    var rows = [
      "day,voucher,provider,from,fund,amount,fee,reference",
      "2025-03-01,PAI-1,CSCOM-1,5211,SOL,1080,,", "2025-03-01,PAI-1,CSCOM-1,5211,STA,2115,,",
      "2025-03-02,PAI-2,CSCOM-1,5211,SOL,500,,",
    ]
    rows[row] += ",x"
    let reading = try FundFile.payments.read(Array(rows.joined(separator: "\n").utf8))
    #expect(numbers(reading) == ["PAI-2:1"])
    #expect(reading.refusals.map(\.line) == [row + 1])
  }
}
