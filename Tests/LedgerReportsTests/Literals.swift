import DoubleEntry
import LedgerReports
import LedgerValues

/// A code that the test wrote itself.
func account(_ text: String) throws -> AccountCode {
  guard let code = AccountCode(text) else { throw BadLiteral(text: text) }
  return code
}

func fund(_ text: String) throws -> FundCode {
  guard let code = FundCode(text) else { throw BadLiteral(text: text) }
  return code
}

func day(_ text: String) throws -> Day {
  guard let day = Day(iso: text) else { throw BadLiteral(text: text) }
  return day
}

struct BadLiteral: Error {
  let text: String
}

/// A header over all that is known, from one day to another.
func header(_ from: String? = nil, through: String = "2999-12-31") throws -> ReportHeader {
  try ReportHeader(
    from: try from.map(day), through: day(through), record: .max, checkpoint: "0123456789AB")
}
