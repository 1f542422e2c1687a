import DoubleEntry
import LedgerValues
import Testing

@Suite struct EntryJSONTests {
  @Test(arguments: [5, 6])
  func `an entry read back is the entry that was written`(seed: UInt64) throws {
    var draws = try RandomEntries(seed: seed)
    var reversals = 0
    for number in 1...1_000 {
      let entry = try draws.entry()
      let json = entry.json(number: number)
      #expect(json["number"]?.integer == Int64(number))
      let read = try Entry(json: JSON(canonical: json.canonicalBytes()))
      #expect(read == entry, "seed \(seed)")
      // `==` holds for texts that differ in bytes; the bytes do not.
      #expect(try read.json(number: number).canonicalBytes() == json.canonicalBytes())
      reversals += entry.isReversal ? 1 : 0
    }
    #expect((100...900).contains(reversals))
  }

  @Test func `the bytes of an entry are these`() throws {
    let bytes = try Self.stored().canonicalBytes()
    let expected = """
      {"day":"2025-03-09","journal":"CA12-A","label":"savings","number":17,"postings":[\
      {"account":"5712-A","amount":500,"fund":"SAV-BENKADI"},\
      {"account":"4191","amount":-500,"fund":"SAV-BENKADI",\
      "party":"person:00000000000000010000000000000002"}],"voucher":"R1-000123"}
      """
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  static let damages: [(key: String, value: JSON?)] = [
    ("journal", nil), ("journal", "x"), ("journal", 7), ("day", nil), ("day", "2025-02-29"),
    ("voucher", nil), ("voucher", 1), ("label", nil), ("label", true), ("reversal", false),
    ("reversal", 1), ("reversal", "true"), ("postings", nil), ("postings", "none"),
    ("postings", [[:]]), ("postings", [["account": "5711", "fund": "GEN"]]),
    ("postings", [["account": "5711", "fund": "gen", "amount": 1]]),
    ("postings", [["account": "x", "fund": "GEN", "amount": 1]]),
    ("postings", [["account": "5711", "fund": "GEN", "amount": 1, "party": "nobody:1"]]),
    ("postings", [["account": "5711", "fund": "GEN", "amount": 1, "party": 4]]),
  ]

  @Test(arguments: damages.indices)
  func `a damaged entry is refused by the key that is damaged`(index: Int) throws {
    let (key, value) = Self.damages[index]
    var members = try #require(Self.stored().object)
    members[key] = value
    #expect(throws: EntryError.malformed(key: key)) { try Entry(json: .object(members)) }
  }

  @Test func `a stored entry that does not balance is refused like a new one`() throws {
    var members = try #require(Self.stored().object)
    members["postings"] = [
      ["account": "5711", "fund": "GEN", "amount": 500],
      ["account": "4191", "fund": "GEN", "amount": -499],
    ]
    #expect(throws: EntryError.unbalanced(try fund("GEN"), difference: 1)) {
      try Entry(json: .object(members))
    }
  }

  private static func stored() throws -> JSON {
    let box = try account("5712-A")
    let savings = try fund("SAV-BENKADI")
    let saver = try #require(Identifier(hex: "00000000000000010000000000000002"))
    return try Entry(
      journal: JournalCode(treasury: box), day: day("2025-03-09"), voucher: "R1-000123",
      label: "savings",
      postings: [
        .debit(box, savings, 500), .credit(.healthSavings, savings, 500, party: .person(saver)),
      ]
    ).json(number: 17)
  }
}
