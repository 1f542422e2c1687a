import DoubleEntry
import LedgerValues

/// Reads the body of one record; what is not as it must be names the record.
struct BodyReader {
  let record: RecordKey
  let json: JSON

  init(_ record: Record) {
    self.record = record.key
    json = record.body
  }

  init(_ json: JSON, of record: RecordKey) {
    self.record = record
    self.json = json
  }

  var broken: BookError { .integrity(.brokenRecord(record)) }

  func text(_ key: String) throws(BookError) -> String {
    guard let text = json[key]?.text else { throw broken }
    return text
  }

  func integer(_ key: String) throws(BookError) -> Int64 {
    guard let integer = json[key]?.integer else { throw broken }
    return integer
  }

  func day(_ key: String) throws(BookError) -> Day {
    guard let day = Day(iso: try text(key)) else { throw broken }
    return day
  }

  func month(_ key: String) throws(BookError) -> Month {
    guard let month = Month(iso: try text(key)) else { throw broken }
    return month
  }

  func digest(_ key: String) throws(BookError) -> Digest {
    guard let digest = Digest(hex: try text(key)) else { throw broken }
    return digest
  }

  func recordKey(_ key: String) throws(BookError) -> RecordKey {
    guard let found = RecordKey(try text(key)) else { throw broken }
    return found
  }

  func items(_ key: String) throws(BookError) -> [BodyReader] {
    guard let items = json[key]?.array else { throw broken }
    return items.map { BodyReader($0, of: record) }
  }

  func optionalText(_ key: String) -> String? { json[key]?.text }

  func optionalInteger(_ key: String) -> Int64? { json[key]?.integer }

  /// The entries of a money record, each with its number; none in a record without money.
  func entries() throws(BookError) -> [(entry: Entry, number: Int)] {
    guard let items = json["entries"]?.array else { return [] }
    var entries: [(Entry, Int)] = []
    for item in items {
      guard let number = item["number"]?.integer else { throw broken }
      do throws(EntryError) {
        entries.append((try Entry(json: item), Int(number)))
      } catch {
        throw broken
      }
    }
    return entries
  }
}
