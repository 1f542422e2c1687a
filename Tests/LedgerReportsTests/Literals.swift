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

/// A record of the book's own list.
func key(_ sequence: Int) -> RecordKey { RecordKey(site: 1, sequence: sequence) }

/// A header over all that is known, from one day to another.
func header(_ from: String? = nil, through: String = "2999-12-31") throws -> ReportHeader {
  try ReportHeader(
    from: try from.map(day), through: day(through), record: key(9_999), checkpoint: "0123456789AB")
}

/// Postings as a bookkeeper jots them down: `5711 GEN 500, 4191 GEN -500 person:a`.
func postings(_ text: String) throws -> [Posting] {
  try text.split(separator: ",").map { posting in
    let words = posting.split(separator: " ").map(String.init)
    guard (3...4).contains(words.count), let units = Int64(words[2]) else {
      throw BadLiteral(text: text)
    }
    let party = words.count == 4 ? Party(words[3]) : nil
    return Posting(try account(words[0]), try fund(words[1]), Money(units), party: party)
  }
}

/// An entry in `OD`, as a bookkeeper jots it down.
func entry(
  _ on: String, _ voucher: String, _ label: String, _ text: String
) throws -> Entry {
  try Entry(
    journal: .miscellaneous, day: day(on), voucher: voucher, label: label,
    postings: postings(text))
}

/// The lines of entries that were recorded one after another, each in a record of its own.
func lines(_ entries: [Entry], firstRecord: Int = 1) -> [PostedLine] {
  entries.enumerated().flatMap { index, entry in
    PostedLine.lines(
      of: entry, record: key(firstRecord + index), number: firstRecord + index)
  }
}
