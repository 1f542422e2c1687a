import AccessRules
import LedgerTestSupport
import LedgerValues
import Testing

@Suite struct TimelineTests {
  private func version(_ days: String) throws -> RuleBook {
    let text = SmallBook.text.replacing("2025-01-01 .. 2025-12-31", with: days)
      .replacing("| 2025-01-01 |", with: "| 2020-01-01 |")
    let reading = RuleBook.read(text)
    return try #require(reading.book, "\(reading.mistakes)")
  }

  private func found(_ days: [String]) throws -> [String] {
    RuleBook.timeline(of: try days.map(version)).map {
      "\($0.problem) \($0.days.lowerBound)..\($0.days.upperBound) \($0.versions)"
    }
  }

  @Test func `versions that follow each other leave no day out`() throws {
    #expect(try found(["2025-01-01 .. 2025-06-30", "2025-07-01 .. 2025-12-31"]) == [])
    #expect(try found(["2025-07-01 .. 2025-12-31", "2025-01-01 .. 2025-06-30"]) == [])
    #expect(try found(["2025-01-01 .. 2025-12-31"]) == [])
  }

  @Test func `days between two versions are a gap`() throws {
    #expect(
      try found(["2025-01-01 .. 2025-06-30", "2025-07-02 .. 2025-12-31"])
        == ["gap 2025-07-01..2025-07-01 [0, 1]"])
  }

  @Test func `days of two versions are an overlap`() throws {
    #expect(
      try found(["2025-01-01 .. 2025-12-31", "2025-06-01 .. 2025-08-31"])
        == ["overlap 2025-06-01..2025-08-31 [0, 1]"])
    #expect(
      try found([
        "2025-01-01 .. 2025-06-30", "2025-06-01 .. 2025-09-30", "2025-06-15 .. 2025-12-31",
      ]) == [
        "overlap 2025-06-01..2025-06-14 [0, 1]", "overlap 2025-06-15..2025-06-30 [0, 1, 2]",
        "overlap 2025-07-01..2025-09-30 [1, 2]",
      ])
  }

  @Test func `every day is told as counting its versions tells it`() throws {
    var random = SeededGenerator(seed: 7)
    let first = try #require(Day(2025, 1, 1))
    for _ in 0..<60 {
      let spans = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let start = Int.random(in: 0...40, using: &random)
        return start...start + Int.random(in: 0...15, using: &random)
      }
      let versions = try spans.map {
        try version("\(first.adding(days: $0.lowerBound)) .. \(first.adding(days: $0.upperBound))")
      }
      let findings = RuleBook.timeline(of: versions)
      let within = (spans.map(\.lowerBound).min() ?? 0)...(spans.map(\.upperBound).max() ?? 0)
      for place in 0...60 {
        let count = spans.count { $0.contains(place) }
        let told = findings.filter { $0.days.contains(first.adding(days: place)) }
        #expect(told.count == (count == 1 || !within.contains(place) ? 0 : 1))
        #expect(told.allSatisfy { ($0.problem == .gap) == (count == 0) })
      }
    }
  }
}
