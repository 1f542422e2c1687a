import LedgerValues
import Testing

@Suite struct RecordKeyTests {
  @Test(arguments: [
    ("#123", 1, 123), ("123", 1, 123), ("#2.123", 2, 123), ("#1.7", 1, 7),
    ("4194303.1099511627775", 4_194_303, 1_099_511_627_775),
  ])
  func `a record's number is read with and without its sign`(
    text: String, site: Int, sequence: Int
  ) throws {
    let key = try #require(RecordKey(text))
    #expect(key == RecordKey(site: site, sequence: sequence))
    #expect(RecordKey(key.description) == key && RecordKey(key.plain) == key)
    #expect(RecordKey(packed: key.packed) == key && key.packed > 0)
  }

  @Test(arguments: [
    "", "#", "0", "#0", "-1", "+5", "#+5", "1.", ".1", "1.2.3", "0.1", "4194304.1",
    "1099511627776", "99999999999999999999", " 1", "##1", "#1,5", "٣",
  ])
  func `a text that is no record's number is refused`(text: String) {
    #expect(RecordKey(text) == nil)
  }

  @Test func `records are in the order of their sites, then of their places`() {
    let keys = [(1, 1), (1, 2), (1, 1_099_511_627_775), (2, 1), (4_194_303, 1)]
      .map { RecordKey(site: $0.0, sequence: $0.1) }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 && $0.packed < $1.packed })
    #expect(keys[1].description == "#2" && keys[3].description == "#2.1" && keys[3].plain == "2.1")
  }
}
