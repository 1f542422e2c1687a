import DoubleEntry
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
