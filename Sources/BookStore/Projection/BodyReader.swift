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

  func optionalText(_ key: String) throws(BookError) -> String? {
    json[key] == nil ? nil : try text(key)
  }

  func optionalInteger(_ key: String) throws(BookError) -> Int64? {
    json[key] == nil ? nil : try integer(key)
  }

  func optionalDay(_ key: String) throws(BookError) -> Day? {
    json[key] == nil ? nil : try day(key)
  }

  /// Written only where it holds: "no" is a spelling that the list does not have.
  func flag(_ key: String) throws(BookError) -> Bool {
    guard let flag = json[key] else { return false }
    guard flag == true else { throw broken }
    return true
  }

  /// The commitments of the details that belong to the record.
  func commitments(_ key: String = "details") throws(BookError) -> [Digest] {
    guard let member = json[key] else { return [] }
    guard let items = member.array else { throw broken }
    var commitments: [Digest] = []
    for item in items {
      guard let digest = item.text.flatMap({ Digest(hex: $0) }) else { throw broken }
      commitments.append(digest)
    }
    return commitments
  }

  /// The first of them, where a record must have one.
  func firstDetail() throws(BookError) -> Digest {
    guard let first = try commitments().first else { throw broken }
    return first
  }

  /// The entries of a money record, each with its number; none in a record without money.
  func entries() throws(BookError) -> [(entry: Entry, number: Int)] {
    guard let member = json["entries"] else { return [] }
    guard let items = member.array, !items.isEmpty else { throw broken }
    var entries: [(Entry, Int)] = []
    for item in items {
      guard let number = item["number"]?.integer, number > 0 else { throw broken }
      do throws(EntryError) {
        entries.append((try Entry(json: item), Int(number)))
      } catch {
        throw broken
      }
    }
    return entries
  }
}
