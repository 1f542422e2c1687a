import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@testable import BookStore

/// A book with a wallet, 5521, two households, and what a test needs to bring its statements.
struct WalletBook {
  let book: Book
  let wallet: AccountCode

  init(at place: Book.Place = .memory) throws {
    book = try sampleBook(at: place)
    wallet = try account("5521")
    _ = try book.perform(
      .household(
        Household(code: "M0002-1", group: try fund("SAV-A"), joined: try day("2025-01-02"))))
    for (code, role, phone) in [
      ("P0002-1", Person.Role.subscriber, "76000002"), ("P0003-7", .spouse, "76000003"),
    ] {
      _ = try book.perform(
        .person(
          Person(
            code: code, household: "M0002-1", role: role, sex: .female,
            since: try day("2025-01-02"),
            details: Person.Details(name: "Exemple", birth: nil, phone: phone))))
    }
  }

  @discardableResult
  func dues(
    _ receipt: String, _ amount: Money, on text: String, of household: String = "M0002-1",
    months: Int = 1, reference: String? = nil
  ) throws -> MovementID {
    let result = try book.perform(
      .contribution(
        try Contribution(
          day: try day(text), receipt: try #require(Receipt(receipt)),
          purpose: .dues(from: nil, months: months), household: household, amount: amount,
          into: wallet, reference: reference)))
    return MovementID(record: Int(result.record.packed), part: 0)
  }

  static let header = "date,reference,libelle,montant,telephone,solde"

  /// Brings a statement of rows `day,reference,label,amount,phone,balance`.
  @discardableResult
  func bring(
    _ rows: String..., header: String = Self.header, answers: ImportAnswers = ImportAnswers()
  ) throws -> StatementResult {
    let bytes = Array(([header] + rows).joined(separator: "\n").utf8)
    let kept = try StatementImport(
      try StatementFile.read(bytes), account: "5521", file: SHA256.digest(of: bytes))
    return try book.importStatement(kept, bytes: bytes, answers: answers)
  }

  /// The rules of what is found, with how many lines and movements each has.
  func found() throws -> [String] {
    try book.comparison(of: wallet).result.groups.map {
      "\($0.rule.rawValue) \($0.lines.count):\($0.movements.count)"
    }
  }

  func refusal(_ body: () throws -> Void) -> MatchingRefusal? {
    guard case .refused(.matching(let refusal)) = #expect(throws: BookError.self, performing: body)
    else { return nil }
    return refusal
  }

  func question(_ body: () throws -> Void) -> Question? {
    guard case .question(let question) = #expect(throws: BookError.self, performing: body) else {
      return nil
    }
    return question
  }
}
