import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation
import Testing

@testable import BookStore

/// What a statement shows and the books lack: recorded from its lines, with the match.
@Suite struct FromLineTests {
  let books: WalletBook
  var book: Book { books.book }

  init() throws {
    books = try WalletBook()
  }

  private func lines(_ rows: String...) throws -> [LineID] {
    let record = try books.bring(
      rows[0], rows.count > 1 ? rows[1] : "2025-02-28,LAST,x,1,,",
      header: "date,reference,libelle,montant,frais,telephone")
    return try book.wholeLines(of: books.wallet).map(\.id).filter {
      $0.statement == Int(record.result.record.packed)
    }
  }

  private func suspense(_ amount: Money, on text: String) throws -> Act {
    .suspense(
      try Suspense(
        day: try day(text), voucher: "REL-1", account: books.wallet, amount: amount,
        fund: try fund("GEN"), owner: try #require(Actor("Moussa")), reason: "nobody knows",
        lookAgain: try day("2025-04-01")))
  }

  @Test func `a receipt goes into suspense with its owner, and out again when it is known`() throws
  {
    let line = try lines("2025-02-01,T1,versement,700,,")[0]
    let made = try book.create(
      try suspense(700, on: "2025-02-01"), from: [line], on: books.wallet)
    #expect(try book.balance(of: .receiptsToIdentify, on: .latest) == -700)
    #expect(try book.openMovements(of: books.wallet).isEmpty)
    let item = try #require(try book.inSuspense().first)
    let again = try day("2025-04-01")
    #expect(item.owner == "Moussa" && item.lookAgain == again)
    #expect(try book.reconciliationStatus().flatMap(\.inSuspense).count == 1)
    _ = try book.undo(made.act.record, reason: "it is M0001-3's")
    #expect(try book.inSuspense().isEmpty)
    #expect(try book.balance(of: .receiptsToIdentify, on: .latest) == 0)
    #expect(try book.openLines(of: books.wallet).map(\.id).contains(line))
    let dues = try Contribution(
      day: try day("2025-02-01"), receipt: try #require(Receipt("R1-000009")),
      purpose: .dues(from: nil, months: 1), household: "M0001-3", amount: 700,
      into: books.wallet, reference: "T1")
    _ = try book.create(.contribution(dues), from: [line], on: books.wallet)
    // The suspense and its reversal cancel each other.
    #expect(try books.found() == ["reversal 0:2"])
    #expect(try book.verify().isWhole)
  }

  @Test func `a payment that nobody knows is money that is asked back`() throws {
    try books.dues("R1-000001", 900, on: "2025-01-31")
    let line = try lines("2025-02-01,T1,retrait,-300,,")[0]
    _ = try book.create(try suspense(-300, on: "2025-02-01"), from: [line], on: books.wallet)
    #expect(try book.balance(of: .paymentsToIdentify, on: .latest) == 300)
  }

  @Test func `an operator's fee is an expense of the fund that bears it`() throws {
    try books.dues("R1-000001", 900, on: "2025-01-31")
    let line = try lines("2025-02-01,T1,frais de tenue,-50,,")[0]
    let fee = try OperatorFee(
      day: try day("2025-02-01"), voucher: "REL-1", from: books.wallet, fund: try fund("GEN"),
      amount: 50)
    _ = try book.create(.operatorFee(fee), from: [line], on: books.wallet)
    #expect(try book.balance(of: .mobileMoneyFees, on: .latest) == 50)
    #expect(try book.openLines(of: books.wallet).count == 1)
  }

  @Test func `a transfer and its fee are two lines of one movement`() throws {
    try books.dues("R1-000001", 900, on: "2025-01-31")
    let lines = try lines("2025-02-01,T1,vers banque,-500,20,")
    let transfer = try Transfer(
      day: try day("2025-02-01"), voucher: "REL-1", from: books.wallet, to: try account("5211"),
      fund: try fund("GEN"), amount: 500, fee: 20)
    _ = try book.create(.transfer(transfer), from: Array(lines.prefix(2)), on: books.wallet)
    #expect(try book.matches(of: books.wallet).map(\.match.lines.count) == [2])
  }

  @Test func `an act of another amount leaves nothing, nor does a line that does not wait`() throws
  {
    let line = try lines("2025-02-01,T1,versement,700,,")[0]
    let count = try book.recordCount()
    for (act, line) in [
      (try suspense(600, on: "2025-02-01"), line),
      (try suspense(700, on: "2025-02-01"), LineID(statement: line.statement, line: 9)),
    ] {
      #expect(throws: BookError.self) { try book.create(act, from: [line], on: books.wallet) }
    }
    #expect(try book.recordCount() == count)
    let first = try day("2025-02-01")
    #expect(throws: HealthFundError.lookAgainEarlier(first, day: first)) {
      try Suspense(
        day: try day("2025-02-01"), voucher: "V", account: books.wallet, amount: 5,
        fund: try fund("GEN"), owner: try #require(Actor("Moussa")), reason: "r",
        lookAgain: try day("2025-02-01"))
    }
  }
}
