import HealthFund
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// What became of a claim's lines, written by somebody who lifts the guards of the schema and puts them
/// back: the list itself must give it away.
///
/// INVARIANT I18.
@Suite struct ClaimTamperingTests {
  let scratch: Scratch
  let book: Book
  static let provider = "CSCOM-SIKORO"
  private var path: String { scratch.path("a.nafa") }

  init() throws {
    scratch = try Scratch()
    try fullBook(at: scratch.path("a.nafa"))
    book = try openFullBook(scratch.path("a.nafa"))
  }

  /// Keeps a match as the program would, but for the guards.
  private func keep(_ match: ClaimMatch) throws -> RecordKey {
    let outside = try Connection.outside(path)
    let guards = BookSchema.objects.filter { object in
      object.type == "trigger" && ["claim", "record_claims"].contains { object.name.hasPrefix($0) }
    }
    for trigger in guards { try outside.execute("DROP TRIGGER \(trigger.name)") }
    let record = try book.write { () throws(BookError) in
      try book.append(
        .claimMatch,
        body: ["provider": .text(Self.provider), "matches": .array([match.json]), "reason": "r"])
    }
    for trigger in guards { try outside.execute(try #require(trigger.sql)) }
    return record.key
  }

  private func open(above least: Money = 0) throws -> OpenClaimLine {
    try #require(
      try book.openClaimLines(of: Self.provider).first { $0.line.amount > least })
  }

  /// The fee line of which funds owe the least, of a visit that stands and that nothing is accepted for.
  private func care() throws -> CareLine {
    try #require(
      try book.careLines(of: Self.provider, named: []).filter {
        !$0.isUndone && $0.accepted.isZero && $0.owed.isPositive
      }.min { $0.owed < $1.owed })
  }

  private func findings(_ match: ClaimMatch) throws -> [Finding] {
    let record = try keep(match)
    let findings = try Book.verify(path).findings
    #expect(findings.allSatisfy { $0.record == record && $0.place == "match 1" })
    #expect(try Book.verify(path, .deep).findings == findings)
    return findings
  }

  private func match(
    _ line: ClaimLineID, _ parts: [ClaimMatch.Part], disputed: Money = 0
  ) -> ClaimMatch {
    ClaimMatch(line: line, parts: parts, disputed: disputed, names: [], overcharged: 0)
  }

  @Test func `parts that do not make the line are found`() throws {
    let (line, care) = (try open(), try care())
    let disputed = line.line.amount - care.owed + 50_000
    #expect(
      try findings(match(line.id, [.init(care.id, care.owed)], disputed: disputed)).map(\.code)
        == [.matchSum])
  }

  @Test func `more than what funds owe for a visit is found`() throws {
    let care = try care()
    let (amount, line) = (care.owed + 5, try open(above: care.owed + 5))
    #expect(
      try findings(match(line.id, [.init(care.id, amount)], disputed: line.line.amount - amount))
        .map(\.code) == [.matchUse])
  }

  @Test func `a visit that was undone is found where something is accepted for it`() throws {
    let line = try open()
    let undone = try #require(
      try book.careLines(of: Self.provider, named: []).first { $0.isUndone })
    #expect(
      try findings(match(line.id, [.init(undone.id, 0)], disputed: line.line.amount)).map(\.code)
        == [.matchUse])
  }

  @Test func `a line that is settled twice is found`() throws {
    let settled = try #require(
      try book.claimMatches(of: Self.provider).first { $0.parts.isEmpty })
    #expect(
      try findings(match(settled.line, [], disputed: settled.disputed)).map(\.code)
        == [.matchUse])
  }

  @Test func `a line that no claim has is found`() throws {
    let claim = try open().id.claim
    #expect(
      try findings(match(ClaimLineID(claim: claim, line: 999), [])).map(\.code) == [.matchSum])
  }
}
