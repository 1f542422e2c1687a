import DoubleEntry
import HealthFund
import LedgerValues
import Testing

/// Fee lines of visits and lines of claims, as short as tests like them.
enum ClaimSamples {
  static let provider = "CSCOM-SIKORO"
  static let last = day(31)

  static func day(_ number: Int) -> Day {
    guard let day = Day(2025, 3, number) else { preconditionFailure("no day \(number)") }
    return day
  }

  static func fund(_ text: String) -> FundCode {
    guard let fund = FundCode(text) else { preconditionFailure("no fund \(text)") }
    return fund
  }

  static func record(_ number: Int) -> RecordKey { RecordKey(site: 1, sequence: number) }

  static func lineID(_ line: Int) -> ClaimLineID { ClaimLineID(claim: record(900), line: line) }

  /// A fee line of the visit `V-…`; what the household does not pay is the general fund's.
  static func care(
    _ visit: Int, _ line: Int = 0, _ service: String = "CONS", fee: Money = 1_000,
    household: Money = 250, on day: Int = 10, of person: String = "awa",
    at provider: String = provider, accepted: Money = 0, by: ClaimLineID? = nil,
    isUndone: Bool = false
  ) -> CareLine {
    CareLine(
      id: CareLineID(visit: record(visit), line: line), visit: "V-\(visit)",
      day: Self.day(day), provider: provider, person: person, service: service, fee: fee,
      household: household,
      shares: [
        CareLine.Share(fund: fund("GEN"), amount: fee - household, isPromise: false)
      ], accepted: accepted, acceptedBy: by, isUndone: isUndone)
  }

  static func line(
    _ number: Int, _ visit: String?, _ service: String? = "CONS", fee: Money = 1_000,
    charged: Money = 250, amount: Money = 750, on day: Int = 10, of person: String? = "awa"
  ) -> OpenClaimLine {
    OpenClaimLine(
      lineID(number),
      ClaimLine(
        row: number + 1, day: Self.day(day), visit: visit, person: person, service: service,
        fee: fee, charged: charged, amount: amount))
  }

  static func result(_ care: [CareLine], _ lines: [OpenClaimLine]) -> ClaimResult {
    ClaimMatcher(provider: provider, care: care).result(lines: lines, through: last)
  }
}
