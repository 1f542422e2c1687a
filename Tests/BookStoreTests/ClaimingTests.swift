import AccessRules
import DoubleEntry
import Foundation
import HealthFund
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// A provider's claims in a real book: the full book of these tests, before its people are forgotten.
@Suite struct ClaimingTests {
  let scratch: Scratch
  let book: Book
  static let provider = "CSCOM-SIKORO"

  init() throws {
    scratch = try Scratch()
    book = try ClaimingTests.visited()
  }

  /// The first days of Sikoro with their visits.
  private static func visited() throws -> Book {
    let folder = packageRoot.appending(path: "Examples/sikoro")
    let book = try Book.create(
      at: .memory, settings: BookSettings(start: try day("2025-01-01")), context: try .fixed())
    let text = try String(contentsOf: folder.appending(path: "reglement.md"), encoding: .utf8)
    _ = try book.adopt(try #require(RuleBook.read(text).book))
    let last = try day("2025-01-08")
    let (acts, sources) = try readFolder(folder)
    let first = acts.filter { act in act.act.day.map { $0 <= last } ?? true }
    #expect(try book.importing(first, sources: sources).refusals.isEmpty)
    return book
  }

  private static let header = "jour,visite,personne,prestation,tarif,part du ménage,montant"
  /// What the books have of the first two visits that funds bear a part of.
  private static let lines = [
    "03/01/2025,V-00001,P1901-6,CPN,1500,375,1125", "03/01/2025,V-00001,P1901-6,FER,925,232,693",
    "04/01/2025,V-00006,P0576-2,DEPIST,1500,0,1500",
  ]

  @discardableResult
  private func bring(
    _ rows: [String], voucher: String = "F-1", at provider: String = provider
  ) throws -> ActResult {
    let bytes = Array(([Self.header] + rows).joined(separator: "\n").utf8)
    let claim = try Claim(
      provider: provider, month: try month("2025-01"), voucher: voucher,
      file: SHA256.digest(of: bytes), lines: try ClaimFile.read(bytes).lines)
    return try book.importClaim(claim, bytes: bytes)
  }

  private func names() throws -> [ClaimDiscrepancy.Name?] {
    try book.claimComparison(of: Self.provider).result.findings.map { $0.discrepancies.first?.name }
  }

  private func refusal(_ body: () throws -> Void) -> Refusal? {
    guard case .refused(let refusal) = #expect(throws: BookError.self, performing: body) else {
      return nil
    }
    return refusal
  }

  @Test func `a claim is kept once, without names, and its file can be opened`() throws {
    let first = try bring(Self.lines)
    #expect(first.isNew)
    #expect(try bring(Self.lines) == ActResult(record: first.record, isNew: false))
    #expect(try bring(Self.lines, voucher: "F-2").record == first.record)
    guard case .referenceUsed(_, let by, "file") = refusal({ try bring([Self.lines[0]]) }) else {
      Issue.record("another file under the same number was kept")
      return
    }
    #expect(by == first.record)
    let body = try book.record(first.record).bodyBytes
    let text = String(decoding: body, as: UTF8.self)
    #expect(!text.contains("P0576-2") && !text.contains("DEPIST"))
    #expect(text.contains("V-00006"))
    let detail = try #require(try book.detail(of: first.record, "claim"))
    #expect(String(decoding: detail.bytes, as: UTF8.self).contains("P0576-2"))
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `what is as the book has it is accepted once`() throws {
    try bring(Self.lines)
    let record = try #require(try book.matchClaims(of: Self.provider).record)
    #expect(try book.openClaimLines(of: Self.provider).isEmpty)
    #expect(try book.matchClaims(of: Self.provider).record == nil)
    #expect(try book.claimReport(of: Self.provider).accepted.amount == 3_318)
    try bring([Self.lines[0]], voucher: "F-2")
    #expect(try names() == [.duplicate])
    _ = try book.undo(record, items: [0], reason: "the patient did not come")
    #expect(try names() == [nil, .duplicate])
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `what differs is accepted as far as it is owed, or disputed by name`() throws {
    try bring([
      "03/01/2025,V-00001,P1901-6,CPN,1750,375,1375",
      "03/01/2025,V-77777,P1901-6,CONS,1500,0,1500",
      "04/01/2025,V-00006,P0576-2,DEPIST,1500,750,750",
    ])
    #expect(try names() == [.otherFee, .unknownVisit, .chargedAlthoughFree])
    #expect(try book.matchClaims(of: Self.provider).record == nil)
    #expect(
      refusal {
        _ = try book.answer(.named([.duplicate]), of: Self.provider, .dispute, reason: "twice")
      } == .claim(.nothingToAnswer(provider: Self.provider)))
    let accepted = try book.answer(
      .named([.otherFee]), of: Self.provider, .accept, reason: "price list")
    #expect(accepted.matches.map(\.accepted) == [1_125] && accepted.matches[0].disputed == 250)
    let open = try book.openClaimLines(of: Self.provider).map(\.id)
    _ = try book.answer(.lines([open[1]]), of: Self.provider, .accept, reason: "free of charge")
    _ = try book.answer(.lines([open[0]]), of: Self.provider, .dispute, reason: "nobody came")
    #expect(
      refusal {
        _ = try book.answer(.lines([open[0]]), of: Self.provider, .accept, reason: "again")
      } == .claim(.lineNotOpen(open[0])))
    let report = try book.claimReport(of: Self.provider)
    #expect(report.claimed.amount == 3_625 && report.open.count == 0)
    #expect(report.accepted.amount == 1_875)
    #expect(report.disputed.map(\.name) == [.unknownVisit, .otherFee])
    #expect(report.disputed.map(\.sum.amount) == [1_500, 250])
    #expect(report.overcharged.amount == 750)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a visit that was accepted is undone after its acceptance only`() throws {
    try bring(Self.lines)
    let visit = try #require(try book.visit("V-00006"))
    let record = try #require(try book.matchClaims(of: Self.provider).record)
    #expect(
      refusal { _ = try book.reverse(visit, reason: "another's") }
        == .reversalBlocked(visit, by: record))
    _ = try book.undo(record, items: [2], reason: "another's")
    _ = try book.reverse(visit, reason: "another's")
    #expect(try names() == [.undoneVisit])
  }

  @Test func `what a fund has accepted and paid is told by fund`() throws {
    try bring(Self.lines)
    _ = try book.matchClaims(of: Self.provider)
    let general = try fund("GEN")
    let payment = try book.perform(
      .payment(
        try Payment(
          day: try day("2025-01-08"), voucher: "PAI-1", provider: Self.provider,
          from: try account("5211"), parts: [.init(fund: general, amount: 1_000)])))
    #expect(try book.paid(to: Self.provider) == [general: 1_000])
    _ = try book.reverse(payment.record, reason: "typed twice")
    #expect(try book.paid(to: Self.provider)[general] == 0)
    let funds = try book.claimReport(of: Self.provider).funds
    #expect(funds.map(\.fund.text) == ["GEN", "STA"])
    #expect(funds.map(\.amount) == [1_818, 1_500])
  }

  @Test func `what was paid above the accepted amount is overpaid, never negative to pay`() throws {
    try bring(Self.lines)
    _ = try book.matchClaims(of: Self.provider)
    let (general, state, solidarity) = (try fund("GEN"), try fund("STA"), try fund("SOL"))
    let paid: [FundCode: Money] = [general: 2_000, state: 1_000, solidarity: 50]
    let standing = try book.claimReport(of: Self.provider).standing(paid: paid)
    #expect(standing.map(\.part.fund) == [general, solidarity, state])
    #expect(standing.map(\.left) == [0, 0, 500])
    #expect(standing.map(\.overpaid) == [182, 50, 0])
  }

  @Test func `a report of one claim wants a claim of that provider`() throws {
    let claim = try bring(Self.lines).record
    let other = try bring(Self.lines, voucher: "F-3", at: "CSREF-C1").record
    #expect(try book.claimReport(of: Self.provider, claim: claim).claimed.count == 3)
    let visit = try #require(try book.visit("V-00006"))
    for key in [visit, other] {
      #expect(
        refusal { _ = try book.claimReport(of: Self.provider, claim: key) }
          == .claim(.notAClaim(key, provider: Self.provider)))
    }
    let none = RecordKey(site: claim.site, sequence: 99_999)
    #expect(
      refusal { _ = try book.claimReport(of: Self.provider, claim: none) } == .recordUnknown(none))
  }

  @Test func `a claim's table that was changed outside is found`() throws {
    let path = scratch.path("a.nafa")
    try fullBook(at: path)
    for sql in [
      "DROP TRIGGER claim_line_u; UPDATE claim_line SET amount = amount + 5 WHERE line = 1",
      "DROP TRIGGER claim_match_u; UPDATE claim_match SET disputed = disputed + 5",
      "DROP TRIGGER claim_part_u; UPDATE claim_part SET amount = 0",
    ] {
      try scratch.write(try scratch.bytes(of: "a.nafa"), to: "b.nafa")
      let outside = try Connection.outside(scratch.path("b.nafa"))
      let trigger = sql.split(separator: " ")[2].dropLast()
      let text = try outside.first(
        "SELECT sql FROM sqlite_schema WHERE name = '\(trigger)'", as: String.self)
      try outside.execute(sql)
      try outside.execute(try #require(text))
      let proof = try openFullBook(scratch.path("b.nafa")).verify(.standard)
      #expect(proof.findings.contains { $0.code == .projection }, "\(sql)")
    }
  }
}
