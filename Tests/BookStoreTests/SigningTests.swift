import DoubleEntry
import Foundation
import HealthFund
import LedgerSQLite
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@testable import BookStore

func actor(_ name: String) throws -> Actor { try #require(Actor(name)) }

/// Prepared by Awa, reviewed by Moussa, signed.
@discardableResult
func sign(_ month: Month, of account: AccountCode, in book: Book) throws -> PeriodSignature {
  _ = try book.prepare(month, of: account, by: try actor("Awa"))
  _ = try book.review(month, of: account, by: try actor("Moussa"))
  return try book.sign(month, of: account).signature
}

private func refusal(_ act: () throws -> Void) -> Refusal? {
  guard case .refused(let refusal) = #expect(throws: BookError.self, performing: act) else {
    return nil
  }
  return refusal
}

/// A box that is counted at the end of each month.
@Suite struct BoxSigningTests {
  let book: Book
  let box: AccountCode
  let february = Month(number: 2025 * 12 + 1)
  let march = Month(number: 2025 * 12 + 2)

  init() throws {
    book = try sampleBook()
    box = try account("5711")
    _ = try book.perform(dues("R1-000001", 1_500, months: 3, on: "2025-02-03"))
    _ = try book.perform(.count(try count("PV-1", 1_500, on: "2025-02-28")))
    _ = try book.perform(dues("R1-000002", 500, months: 1, on: "2025-03-03"))
    _ = try book.perform(.count(try count("PV-2", 1_900, on: "2025-03-31")))
  }

  private func findings(_ month: Month) throws -> [ReadinessFinding] {
    try book.readiness(book.periodState(of: box, month))
  }

  @Test func `a month that is signed takes no more postings on its account`() throws {
    let signed = try sign(february, of: box, in: book)
    #expect(signed.closing == 1_500 && signed.books == 1_500)
    let late = refusal { _ = try book.perform(dues("R1-000003", 500, months: 1, on: "2025-02-20")) }
    #expect(late == .periodSigned(box, try day("2025-02-20"), by: signed.record))
    #expect(
      try book.record(try #require(try book.lastRecord(of: .refusal))).body["code"]
        == "period.signed")
    #expect(try book.perform(dues("R1-000003", 500, months: 1, on: "2025-03-20")).isNew)
    let elsewhere = try book.perform(deposit("R1-000004", 500, on: "2025-02-20"))
    #expect(elsewhere.isNew)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a correction of a signed month is dated after it`() throws {
    try sign(february, of: box, in: book)
    var dues: RecordKey?
    try book.eachRecord { (record) throws(BookError) in
      if record.kind == .contribution, dues == nil { dues = record.key }
    }
    let undone = try book.reverse(try #require(dues), reason: "another household's")
    #expect(try book.record(undone.record).body["day"] == "2025-03-01")
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `months are signed in their order, each with what the last one closed with`() throws {
    #expect(try findings(march) == [.previousUnsigned(february)])
    try sign(february, of: box, in: book)
    let state = try book.periodState(of: box, march)
    #expect(state.figures.opening == 1_500 && state.figures.closing == 1_900)
    #expect(state.figures.suspense == -100 && state.sheet.ties)
    try sign(march, of: box, in: book)
    #expect(try book.signatures(of: box).map(\.closing) == [1_500, 1_900])
    #expect(
      refusal { try sign(march, of: box, in: book) }
        == .signing(.alreadySigned(march, try #require(try book.lastRecord(of: .periodSign)))))
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a month without a statement, or that is not over, is not ready`() throws {
    #expect(
      try book.readiness(book.periodState(of: box, book.today.calendarMonth)).contains(.notOver))
    let wallet = try account("5521")
    _ = try book.perform(
      .transfer(
        try Transfer(
          day: try day("2025-03-05"), voucher: "VIR-1", from: box, to: wallet,
          fund: try fund("GEN"), amount: 100)))
    let state = try book.periodState(of: wallet, march)
    #expect(try book.readiness(state).contains(.noStatement))
    #expect(
      refusal { _ = try book.prepare(march, of: wallet, by: try actor("Awa")) }
        == .signing(.notReady(march, findings: try book.readiness(state).count)))
  }

  /// INVARIANT I22.
  @Test func `who prepared a month does not review it, and no step is left out`() throws {
    #expect(
      refusal { _ = try book.review(february, of: box, by: try actor("Moussa")) }
        == .signing(.notPrepared(february)))
    _ = try book.prepare(february, of: box, by: try actor("Awa"))
    #expect(
      refusal { _ = try book.sign(february, of: box) } == .signing(.notReviewed(february)))
    for name in ["Awa", "AWA", " awa "] {
      let own = refusal { _ = try book.review(february, of: box, by: try actor(name)) }
      #expect(own == .signing(.ownReview(try actor(name))))
    }
    _ = try book.review(february, of: box, by: try actor("Moussa"))
    #expect(try book.sign(february, of: box).signature.reviewedBy == "Moussa")
  }

  @Test func `what changes after a step is looked at again`() throws {
    _ = try book.prepare(february, of: box, by: try actor("Awa"))
    _ = try book.perform(dues("R1-000003", 500, months: 1, on: "2025-02-20"))
    guard
      case .signing(.changedSince(february, _)) =
        refusal({ _ = try book.review(february, of: box, by: try actor("Moussa")) })
    else {
      Issue.record("a posting after the preparation was not noticed")
      return
    }
    _ = try book.prepare(february, of: box, by: try actor("Awa"))
    _ = try book.review(february, of: box, by: try actor("Moussa"))
    _ = try book.prepare(february, of: box, by: try actor("Oumou"))
    #expect(
      refusal { _ = try book.sign(february, of: box) } == .signing(.notReviewed(february)))
  }

  @Test func `a signature is taken back by two people with a reason, and stays in the list`() throws
  {
    let (one, other) = (try actor("Awa"), try actor("Moussa"))
    #expect(
      refusal { _ = try book.reopenPeriod(february, of: box, by: one, with: other, reason: "r") }
        == .signing(.notSigned(february)))
    let first = try sign(february, of: box, in: book)
    try sign(march, of: box, in: book)
    let (awa, moussa) = (try actor("Awa"), try actor("Moussa"))
    #expect(
      refusal { _ = try book.reopenPeriod(february, of: box, by: awa, with: awa, reason: "r") }
        == .signing(.secondPersonMissing(awa)))
    #expect(
      refusal { _ = try book.reopenPeriod(february, of: box, by: awa, with: moussa, reason: "") }
        == .reasonMissing)
    let reopened = try book.reopenPeriod(february, of: box, by: awa, with: moussa, reason: "late")
    #expect(try book.signatures(of: box).map(\.reopenedBy) == [reopened.record, reopened.record])
    #expect(try book.perform(dues("R1-000003", 500, months: 1, on: "2025-02-20")).isNew)
    let second = try sign(february, of: box, in: book)
    #expect(second.record > first.record && !second.isReopened)
    #expect(try book.signatures(of: box).count == 3)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a count in a signed month is not undone`() throws {
    let signed = try sign(february, of: box, in: book)
    try sign(march, of: box, in: book)
    let counts = try #require(try book.lastRecord(of: .count))
    let blocked = refusal { _ = try book.reverse(counts, reason: "miscounted") }
    guard case .reversalBlocked(counts, _) = blocked else {
      Issue.record("\(String(describing: blocked))")
      return
    }
    #expect(signed.record < counts || counts < signed.record)
  }

  @Test func `what waited too long is named, in suspense and on the books alone`() throws {
    try sign(february, of: box, in: book)
    try sign(march, of: box, in: book)
    _ = try book.perform(dues("R1-000003", 500, months: 1, on: "2025-04-02"))
    _ = try book.perform(.count(try count("PV-3", 2_300, on: "2025-06-30")))
    let state = try book.periodState(of: box, Month(number: 2025 * 12 + 5))
    let found = try book.readiness(state)
    #expect(found.contains { if case .suspense(_, -100, days: 91) = $0 { true } else { false } })
    _ = try book.perform(dues("R1-000004", 500, months: 1, on: "2025-04-03"))
    let july = try book.periodState(of: box, Month(number: 2025 * 12 + 6))
    let aged = try book.readiness(july).filter { if case .aged = $0 { true } else { false } }
    #expect(aged.count == 1)
    let movement = try #require(aged.first?.waiting)
    let awa = try actor("Awa")
    func refused(_ reasons: [MovementID: String]) -> Refusal? {
      refusal {
        _ = try book.prepare(july.sheet.month, of: box, by: awa, because: reasons)
      }
    }
    let other = MovementID(record: 1, part: 0)
    #expect(refused([other: "?"]) == .signing(.nothingToExplain(other)))
    let all = try book.readiness(july).count
    #expect(
      refused([movement: "looked for"])
        == .signing(.notReady(july.sheet.month, findings: all - 1)))
  }

  @Test func `what its owner was to look at again by the month's end is named, and may wait`()
    throws
  {
    try sign(february, of: box, in: book)
    try sign(march, of: box, in: book)
    let april = Month(number: 2025 * 12 + 3)
    let suspended = try book.perform(
      .suspense(
        try Suspense(
          day: try day("2025-04-03"), voucher: "S-1", account: box, amount: 100,
          fund: try fund("GEN"), owner: try actor("Moussa"), reason: "found",
          lookAgain: try day("2025-04-20"))))
    _ = try book.perform(.count(try count("PV-3", 2_000, on: "2025-04-30")))
    let state = try book.periodState(of: box, april)
    let waits = MovementID(record: Int(suspended.record.packed), part: 0)
    let found = try book.readiness(state).filter { $0.waiting != nil }
    #expect(found == [.lookAgain(waits, 100, owner: "Moussa", on: try day("2025-04-20"))])
    let result = try book.prepare(
      april, of: box, by: try actor("Awa"), because: [waits: "the village was asked"])
    let body = String(
      decoding: try book.record(result.record).body.canonicalBytes(), as: UTF8.self)
    #expect(body.contains("the village was asked"))
  }

  @Test func `a month that is closed before it is signed is named`() throws {
    #expect(try book.unsignedAccounts(in: february) == [box])
    try sign(february, of: box, in: book)
    #expect(try book.unsignedAccounts(in: february).isEmpty)
    #expect(try book.unsignedAccounts(in: march) == [box])
  }

  @Test func `a box that gained nothing is counted all the same`() throws {
    try sign(february, of: box, in: book)
    try sign(march, of: box, in: book)
    _ = try book.perform(dues("R1-000003", 500, months: 1, on: "2025-04-02"))
    _ = try book.perform(
      .transfer(
        try Transfer(
          day: try day("2025-04-05"), voucher: "VIR-1", from: box, to: try account("5521"),
          fund: try fund("GEN"), amount: 500)))
    let april = march.adding(months: 1)
    #expect(try findings(april) == [.noStatement])
    _ = try book.perform(.count(try count("PV-3", 1_900, on: "2025-04-30")))
    #expect(try findings(april) == [])
  }

  @Test func `a movement that is left outstanding is settled by a later count`() throws {
    _ = try book.perform(dues("R1-000003", 500, months: 1, on: "2025-02-20"))
    let signed = try sign(february, of: box, in: book)
    #expect(signed.closing == 1_500 && signed.books == 2_000)
    let state = try book.periodState(of: box, march)
    // The count of March did not know of it; the one of April does.
    #expect(state.figures.outstanding == 500)
    _ = try book.perform(.count(try count("PV-3", 2_400, on: "2025-04-30")))
    let april = try book.periodState(of: box, march.adding(months: 1))
    #expect(april.figures.outstanding == 0 && april.figures.difference == 0)
    #expect(try book.verify(.deep).findings == [])
  }
}

/// A wallet whose statements are files.
@Suite struct WalletSigningTests {
  let book: Book
  let wallet: AccountCode
  let february = Month(number: 2025 * 12 + 1)
  let march = Month(number: 2025 * 12 + 2)

  init() throws {
    book = try sampleBook()
    wallet = try account("5521")
    try receive("SUB-1", 10_000, "OM1", on: "2025-02-04")
    try receive("SUB-2", 120_000, "OM2", on: "2025-02-20")
    try take(
      "february", opening: 0, [("2025-02-04", 10_000, "OM1"), ("2025-02-20", 120_000, "OM2")])
    _ = try book.match(wallet, accepting: [])
  }

  private func receive(_ voucher: String, _ amount: Money, _ reference: String, on text: String)
    throws
  {
    _ = try book.perform(
      .subsidy(
        try Subsidy(
          day: try day(text), voucher: voucher, fund: try fund("GEN"), funder: "F",
          amount: amount, into: wallet, reference: reference)))
  }

  private func take(_ name: String, opening: Money, _ rows: [(String, Money, String)]) throws {
    let lines = try rows.enumerated().map { index, row in
      StatementLine(
        row: index + 2, byteRange: index * 10..<index * 10 + 10, day: try day(row.0),
        amount: row.1, reference: row.2)
    }
    let bytes = Array(name.utf8)
    let closing = rows.reduce(opening) { $0 + $1.1 }
    _ = try book.importStatement(
      StatementImport(
        account: wallet.text, profile: "test", file: SHA256.digest(of: bytes),
        statement: Statement(opening: opening, closing: closing, lines: lines), leftOut: []),
      bytes: bytes)
  }

  @Test func `a line that comes late is of the month that is not signed yet`() throws {
    let signed = try sign(february, of: wallet, in: book)
    #expect(signed.closing == 130_000)
    try receive("SUB-3", 700, "OM3", on: "2025-03-02")
    try take("late", opening: 130_000, [("2025-02-27", 300, "OM9"), ("2025-03-02", 700, "OM3")])
    _ = try book.match(wallet, accepting: [])
    let state = try book.periodState(of: wallet, march)
    #expect(state.sheet.lateLines.map(\.reference) == ["OM9"])
    #expect(state.figures.opening == 130_000 && state.figures.closing == 131_000)
    #expect(state.sheet.ties && state.figures.unbooked == 300)
    #expect(try book.readiness(state) == [.unbooked(1, 300)])
    try receive("SUB-4", 300, "OM9", on: "2025-03-03")
    _ = try book.match(wallet, accepting: [])
    try sign(march, of: wallet, in: book)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a line of a month that nobody signed is not late`() throws {
    let open = try book.periodState(of: wallet, march).sheet
    #expect(open.lines.contains { $0.day <= february.lastDay } && open.lateLines == [])
    try sign(february, of: wallet, in: book)
    try take("late", opening: 130_000, [("2025-02-27", 300, "OM9"), ("2025-03-02", 700, "OM3")])
    let april = try book.periodState(of: wallet, march.adding(months: 1)).sheet
    #expect(april.lines.map(\.reference) == ["OM9", "OM3"])
    #expect(april.lateLines.map(\.reference) == ["OM9"])
  }

  @Test func `a statement that does not lead on from what was signed is not ready`() throws {
    try sign(february, of: wallet, in: book)
    try receive("SUB-3", 700, "OM3", on: "2025-03-02")
    try take("gap", opening: 131_000, [("2025-03-02", 700, "OM3")])
    _ = try book.match(wallet, accepting: [])
    let findings = try book.readiness(book.periodState(of: wallet, march))
    #expect(findings.contains(.untied(expected: 130_700, found: 131_700)))
  }

  @Test(arguments: [130_000, 131_000] as [Money])
  func `a month without operations is shown by the next statement, where that goes on from it`(
    opening: Money
  ) throws {
    try sign(february, of: wallet, in: book)
    try receive("SUB-3", 700, "OM3", on: "2025-03-31")
    #expect(try book.readiness(book.periodState(of: wallet, march)) == [.noStatement])
    try take("april", opening: opening, [("2025-04-02", 700, "OM3")])
    _ = try book.match(wallet, accepting: [])
    let findings = try book.readiness(book.periodState(of: wallet, march))
    #expect(findings == (opening == 130_000 ? [] : [.noStatement]))
  }

  @Test func `what the matcher would still say stands in the way`() throws {
    try sign(february, of: wallet, in: book)
    try receive("SUB-3", 700, "OM3", on: "2025-03-02")
    try receive("SUB-4", 500, "X4", on: "2025-03-03")
    try receive("SUB-5", 900, "X5", on: "2025-03-04")
    try receive("SUB-6", 900, "X6", on: "2025-03-04")
    _ = try book.perform(
      .subsidy(
        try Subsidy(
          day: try day("2025-03-05"), voucher: "SUB-7", fund: try fund("GEN"), funder: "F",
          amount: 250, into: wallet)))
    try take(
      "march", opening: 130_000,
      [("2025-03-02", 700, "OM3"), ("2025-03-05", 250, "OM7")])
    let found = try book.readiness(book.periodState(of: wallet, march))
    #expect(found.contains(.unkept(1)))
    #expect(found.contains(.suggestions(1)))
    #expect(found.contains(.unbooked(2, 950)))
  }

  @Test func `a match of a signed month is not undone`() throws {
    let run = try #require(try book.lastRecord(of: .match))
    try sign(february, of: wallet, in: book)
    let blocked = refusal { _ = try book.undo(run, reason: "not sure") }
    guard case .periodSigned(wallet, _, _) = blocked else {
      Issue.record("\(String(describing: blocked))")
      return
    }
    // It is a refusal of authority, and kept as one.
    let kept = try book.record(try #require(try book.lastRecord(of: .refusal)))
    #expect(kept.body["code"] == "period.signed" && kept.body["act"] == "undo")
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a statement on which a signature rests is not undone`() throws {
    try sign(february, of: wallet, in: book)
    try receive("SUB-3", 700, "OM3", on: "2025-03-31")
    try take("april", opening: 130_000, [("2025-04-02", 300, "OM9")])
    let statement = try #require(try book.lastRecord(of: .statement))
    let signature = try sign(march, of: wallet, in: book)
    #expect(
      refusal { _ = try book.reverse(statement, reason: "misread") }
        == .reversalBlocked(statement, by: signature.record))
  }

  @Test func `the reviewer is shown what is large, and lines that nobody chose`() throws {
    let state = try book.periodState(of: wallet, february)
    let sample = try book.reviewSample(of: state)
    #expect(sample.picks.map(\.why) == [.drawn, .large])
    #expect(try book.reviewSample(of: book.periodState(of: wallet, february)) == sample)
  }
}
