import BookStore
import DoubleEntry
import Foundation
import HealthFund
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@Suite struct ReconcilingTests {
  @Test(arguments: ["wallet", "bank"])
  func `Sikoro's statements are read by their profiles`(name: String) throws {
    let path = packageRoot.appending(path: "Examples/sikoro/\(name).csv")
    let bytes = [UInt8](try Data(contentsOf: path))
    let reading = try StatementFile.read(bytes)
    #expect(reading.rejected.isEmpty)
    let statement = try reading.onlyStatement(in: .xof)
    #expect(statement.ties == .yes)
  }

  /// A wallet's second telephone is an account of its own: each has its statements and its balance.
  @Test func `an account is told apart from its subdivisions`() throws {
    let books = try WalletBook()
    let (book, second) = (books.book, try account("5521-B"))
    try books.dues("R1-000001", 500, on: "2025-02-01")
    try books.bring("2025-02-01,T1,cotisation m0002-1,500,,500")
    _ = try book.match(books.wallet, accepting: [])
    _ = try book.perform(
      .contribution(
        try Contribution(
          day: try day("2025-02-01"), receipt: try #require(Receipt("R1-000002")),
          purpose: .dues(from: nil, months: 2), household: "M0002-1", amount: 1_000,
          into: second)))
    let report = try book.reconciliationReport(of: books.wallet)
    #expect(report.bookBalance == 500)
    #expect(report.difference == 0)
    let status = try book.reconciliationStatus()
    #expect(status.map(\.account) == [books.wallet, second])
    #expect(status.map(\.balance) == [500, 1_000])
  }
}
