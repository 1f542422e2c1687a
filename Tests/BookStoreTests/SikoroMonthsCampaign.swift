import AccessRules
import DoubleEntry
import Foundation
import HealthFund
import LedgerSQLite
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@testable import BookStore

/// The year of Sikoro beside what others say of it, month by month: wallet and bank, the cash boxes,
/// and what the providers claim; each month signed, to December.
@Suite struct SikoroMonthsCampaign {
  static let folder = packageRoot.appending(path: "Examples/sikoro")
  static let months = (0..<12).map { Month(number: 2025 * 12 + $0) }

  static let treasuries = ["5521", "5211", "5711", "5712-A", "5712-B", "5712-C"]

  let book: Book
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    book = try Book.create(
      at: .file(scratch.path("sikoro.nafa")), settings: BookSettings(start: try day("2025-01-01")),
      context: try .fixed())
    let text = try String(contentsOf: Self.folder.appending(path: "reglement.md"), encoding: .utf8)
    _ = try book.adopt(try #require(RuleBook.read(text).book))
    let (acts, sources) = try readFolder(Self.folder)
    #expect(try book.importing(acts, sources: sources).refusals.isEmpty)
  }

  private func bytes(_ name: String, _ month: Month) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.folder.appending(path: "\(month)/\(name)")))
  }

  /// Brings a month's statement and keeps what the evidence settles.
  private func bring(_ name: String, _ code: String, _ month: Month) throws {
    let bytes = try bytes(name, month)
    let statement = try StatementImport(
      try StatementFile.read(bytes), account: code, file: SHA256.digest(of: bytes))
    let imported = try book.importStatement(statement, bytes: bytes)
    #expect(imported.result.isNew && imported.gap == nil, "\(month) \(name)")
    _ = try book.match(try account(code), accepting: [.uniqueAmount])
    try answer(try account(code))
  }

  /// Of a line that stands there twice one is what the book has; what then stands alone is asked about.
  private func answer(_ account: AccountCode) throws {
    while let question = try book.comparison(of: account).suggestions.first(where: \.isAnswer) {
      _ = try book.accept([question.code], on: account)
    }
    for line in try book.openLines(of: account) {
      _ = try book.create(
        .suspense(
          try Suspense(
            day: line.day, voucher: "REL-\(line.id.statement)-\(line.id.line)", account: account,
            amount: line.amount, fund: try fund("GEN"), owner: try actor("Awa"),
            reason: "the keeper is asked", lookAgain: try day("2026-02-28"))),
        from: [line.id], on: account)
    }
  }

  /// Three names under a month; what waits too long stays open with a reason.
  private func sign(_ month: Month, _ account: AccountCode) throws {
    let findings = try book.readiness(book.periodState(of: account, month))
    let waiting = findings.compactMap(\.waiting)
    #expect(findings.count == waiting.count, "\(month) \(account): \(findings)")
    _ = try book.prepare(
      month, of: account, by: try actor("Awa"),
      because: Dictionary(waiting.map { ($0, "asked") }) { first, _ in first })
    _ = try book.review(month, of: account, by: try actor("Moussa"))
    _ = try book.sign(month, of: account)
  }

  /// The pieces of a cell: `10000x2,5000x1`.
  private func pieces(_ cell: String, _ kind: Denomination.Kind) throws -> [Denomination: UInt32] {
    var pieces: [Denomination: UInt32] = [:]
    for piece in cell.split(separator: ",") {
      let halves = piece.split(separator: "x")
      let face = Money(try #require(Int64(halves[0])))
      pieces[try #require(Denomination(kind, face))] = UInt32(halves[1])
    }
    return pieces
  }

  /// The counts of a month, each with its difference to the books.
  private func count(_ month: Month) throws -> [String: Money] {
    let text = String(decoding: try bytes("count.csv", month), as: UTF8.self)
    var differences: [String: Money] = [:]
    for row in text.split(separator: "\n").dropFirst() {
      let cells = quoted(row)
      let (first, second) = (try #require(Actor(cells[5])), try #require(Actor(cells[6])))
      let count = try CashCount(
        day: try day(cells[0]), voucher: cells[1], box: try account(cells[2]),
        pieces: try pieces(cells[3], .note).merging(pieces(cells[4], .coin)) { one, _ in one },
        witnesses: try CashCount.Witnesses(first, [second]))
      let result = try book.perform(.count(count))
      let parts = try book.difference(ofCount: result.record)
      differences[cells[2]] = parts.reduce(.zero) { $0 + $1.amount }
      #expect(try book.balance(of: count.box, on: count.day) == count.total, "\(month) \(cells[2])")
    }
    return differences.filter { !$0.value.isZero }
  }

  /// The cells of a row, of which some are between quotation marks.
  private func quoted(_ row: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in row {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// Brings what a provider claims for a month, if anything, and what differs by name.
  private func claim(_ provider: String, _ month: Month) throws -> [ClaimDiscrepancy.Name?] {
    guard let bytes = try? bytes("claim-\(provider).csv", month) else { return [] }
    let reading = try ClaimFile.read(bytes)
    #expect(reading.refusals.isEmpty)
    _ = try book.importClaim(
      try Claim(
        provider: provider, month: month, voucher: "F-\(month)", file: SHA256.digest(of: bytes),
        lines: reading.lines), bytes: bytes)
    _ = try book.matchClaims(of: provider)
    let doubtful = try book.claimComparison(of: provider).result.findings
    for name in Set(doubtful.compactMap { $0.discrepancies.first?.name }) {
      let reply: ClaimReply = name == .unknownVisit || name == .duplicate ? .dispute : .accept
      _ = try book.answer(.named([name]), of: provider, reply, reason: "asked at the centre")
    }
    return doubtful.map { $0.discrepancies.first?.name }
  }

  @Test func `every month of the year is explained to the franc, and each difference has a name`()
    throws
  {
    var names: [ClaimDiscrepancy.Name?] = []
    var counted: [Month: [String: Money]] = [:]
    for month in Self.months {
      for (file, code) in [("wallet.csv", "5521"), ("bank.csv", "5211")] {
        try bring(file, code, month)
        let report = try book.reconciliationReport(of: try account(code), on: month.lastDay)
        #expect(report.difference.isZero, "\(month) \(code): \(report.difference.units)")
      }
      counted[month] = try count(month)
      names += try claim("CSCOM-SIKORO", month) + claim("CSREF-C1", month)
      for code in Self.treasuries { try sign(month, try account(code)) }
    }
    #expect(
      counted.filter { !$0.value.isEmpty } == [
        Self.months[4]: ["5711": -500], Self.months[8]: ["5712-B": 250],
      ])
    try checkClaims(names)
    try checkDecember()
    #expect(try book.verify(.deep).findings == [])
    try checkTampering()
  }

  /// December is signed for every account, and what statement and books do not share is named.
  private func checkDecember() throws {
    for code in Self.treasuries {
      let signed = try book.signatures(of: try account(code))
      #expect(signed.map(\.month) == Self.months && signed.allSatisfy { !$0.isReopened }, "\(code)")
      let report = try book.reconciliationReport(
        of: try account(code), on: try #require(Self.months.last).lastDay)
      #expect(report.difference.isZero, "\(code)")
      #expect(signed.last?.closing == report.statementBalance, "\(code)")
    }
    #expect(try book.unsignedAccounts(in: try #require(Self.months.last)) == [try account("5212")])
  }

  /// What is changed in a signed month with another program is found, whatever guard is put back.
  private func checkTampering() throws {
    let december = try #require(Self.months.last)
    let days = "day BETWEEN \(december.firstDay.number) AND \(december.lastDay.number)"
    for (copy, sql) in [
      ("posting", "UPDATE posting SET amount = amount * 2 WHERE \(days)"),
      ("line", "UPDATE statement_line SET amount = amount + 5 WHERE \(days)"),
      ("name", "UPDATE signing SET reviewed_by = 'Oumou'"),
    ] {
      let path = scratch.path("\(copy).nafa")
      _ = try book.backup(to: path)
      let triggers = try Connection(.readOnly(path)).all(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'", as: String.self)
      try tamper(path, dropping: triggers, sql)
      #expect(try codes(path).contains(.projection), "\(copy)")
    }
  }

  /// The year's claims have the faults that were put into them, and nothing waits.
  private func checkClaims(_ names: [ClaimDiscrepancy.Name?]) throws {
    let found = Dictionary(grouping: names) { $0 }.mapValues(\.count)
    for name: ClaimDiscrepancy.Name in [
      .unknownVisit, .duplicate, .otherPerson, .otherNumber, .otherDay, .otherFee,
      .chargedAlthoughFree,
    ] {
      #expect((2...9).contains(found[name] ?? 0), "\(name): \(found[name] ?? 0)")
    }
    #expect(found.keys.allSatisfy { $0 != nil && $0 != .otherAmount && $0 != .otherShare })
    for provider in ["CSCOM-SIKORO", "CSREF-C1"] {
      let report = try book.claimReport(of: provider)
      let disputed = report.disputed.reduce(Money.zero) { $0 + $1.sum.amount }
      #expect(report.open.count == 0)
      #expect(report.claimed.amount == report.accepted.amount + disputed)
    }
    #expect(try book.claimReport(of: "CSCOM-SIKORO").overcharged.isPositive)
    #expect(try (2...9).contains(book.claimReport(of: "CSCOM-SIKORO").unclaimed.count))
  }
}

extension ClaimReport.Sum {
  fileprivate var isPositive: Bool { amount.isPositive }
}
