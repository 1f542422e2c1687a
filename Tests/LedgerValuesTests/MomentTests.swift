import LedgerTestSupport
import LedgerValues
import Testing

@Suite struct MomentTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00Z", 0), ("1970-01-01T00:00:01Z", 1_000), ("1970-01-01T00:00:00.001Z", 1),
      ("1969-12-31T23:59:59.999Z", -1), ("2026-03-09T08:15:00.250Z", 1_773_044_100_250),
    ] as [(String, Int64)])
  func `a moment is read to the millisecond`(text: String, milliseconds: Int64) {
    #expect(Moment(iso: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "2026-03-09", "2026-03-09T08:15", "2026-03-09T24:00Z", "2026-03-09T08:60Z",
    "2026-03-09T08:15:60Z", "2026-03-09T08:15:00.25Z", "2026-03-09T08:15:00.2500Z",
    "2026-03-09T8:15Z", "2026-02-30T08:15Z", "2026-03-09T08:15+00:00", "2026-03-09 08:15Z",
    "2026-03-09T08:15:00:00Z", "2026-03-09T08:15:00.Z", "2026-03-09T08:15ZZ", "2026-03-09T+8:15Z",
  ])
  func `what is no moment in UTC is not read`(text: String) {
    #expect(Moment(iso: text) == nil)
  }

  @Test func `moments read back from what they print`() {
    var generator = SeededGenerator(seed: 7)
    let bounds = Day.earliest.number * 86_400_000...(Day.latest.number + 1) * 86_400_000 - 1
    var negatives = 0
    for number in [bounds.lowerBound, bounds.upperBound, -1, 0]
      + (0..<2_000).map({ _ in Int.random(in: bounds, using: &generator) })
    {
      let moment = Moment(milliseconds: Int64(number))
      negatives += number < 0 ? 1 : 0
      #expect(Moment(iso: moment.description) == moment)
    }
    #expect(negatives > 10)
  }

  @Test func `the day depends on the book's zone`() throws {
    let evening = try #require(Moment(iso: "2026-03-09T23:30Z"))
    #expect(evening.day() == Day(2026, 3, 9))
    #expect(evening.day(zoneMinutes: 60) == Day(2026, 3, 10))
    #expect(evening.day(zoneMinutes: -24 * 60) == Day(2026, 3, 8))
    #expect(Moment(milliseconds: -1).day() == Day(1969, 12, 31))
    #expect(Moment(milliseconds: -86_400_000).day() == Day(1969, 12, 31))
    #expect(Moment(milliseconds: -86_400_001).day() == Day(1969, 12, 30))
  }

  @Test func `any 64-bit integer of a damaged file is shown without a trap`() {
    for milliseconds in [Int64.min, .min + 1, .max, 40_000_000_000_000, -40_000_000_000_000] {
      let moment = Moment(milliseconds: milliseconds)
      #expect(moment.description == "\(milliseconds) ms")
      #expect(moment.day(zoneMinutes: .max) == .latest)
      #expect(moment.day() == (milliseconds < 0 ? .earliest : .latest))
    }
    let (first, last) = (Moment(milliseconds: .min), Moment(milliseconds: .max))
    #expect(last.days(since: first) == 213_503_982_334)
    #expect(first.days(since: last) == -213_503_982_334)
    #expect(first < last)
  }
}
