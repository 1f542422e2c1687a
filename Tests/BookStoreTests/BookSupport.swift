import BookStore
import DoubleEntry
import HealthFund
import LedgerTestSupport
import LedgerValues
import Testing

extension BookContext {
  /// A context with a clock that stands still, and chance from a seed.
  static func fixed(_ moment: String = "2026-01-15T08:00:00Z", seed: UInt64 = 1) throws
    -> BookContext
  {
    let now = try #require(Moment(iso: moment))
    return BookContext(
      clock: { now }, random: SeededGenerator(seed: seed), machine: "laptop-a", actor: "awa",
      isInjected: true)
  }
}

/// A book in memory with a general, a restricted and a savings fund, two persons and a provider.
func sampleBook(at place: Book.Place = .memory, seed: UInt64 = 1) throws -> Book {
  let book = try Book.create(
    at: place, settings: BookSettings(start: try day("2025-01-01")), context: try .fixed(seed: seed)
  )
  for (code, kind) in [
    ("GEN", Fund.Kind.general), ("SOL", .restricted), ("STA", .programme), ("SAV-A", .savings),
  ] {
    _ = try book.perform(
      .fund(
        Fund(
          code: try fund(code), kind: kind, frenchTitle: "Fonds \(code)",
          englishTitle: "Fund \(code)")))
  }
  _ = try book.perform(.provider(Provider(code: "CSCOM-1", title: "CSCom 1", place: "CSCom")))
  _ = try book.perform(
    .household(
      Household(code: "M0001-3", group: try fund("SAV-A"), joined: try day("2025-01-02"))))
  _ = try book.perform(
    .person(
      Person(
        code: "P0001-3", household: "M0001-3", role: .subscriber, sex: .female,
        since: try day("2025-01-02"),
        details: Person.Details(
          name: "Awa Exemple", birth: PartialDate(iso: "1990"), phone: "00000001"))))
  return book
}

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
func fund(_ text: String) throws -> FundCode { try #require(FundCode(text)) }
func account(_ text: String) throws -> AccountCode { try #require(AccountCode(text)) }

func deposit(_ receipt: String, _ amount: Money, on text: String) throws -> Act {
  .contribution(
    try Contribution(
      day: try day(text), receipt: try #require(Receipt(receipt)),
      purpose: .savings(person: "P0001-3"), household: "M0001-3", amount: amount,
      into: try account("5712-A")))
}

func month(_ text: String) throws -> Month { try #require(Month(iso: text)) }

func dues(_ receipt: String, _ amount: Money, months: Int, on text: String) throws -> Act {
  .contribution(
    try Contribution(
      day: try day(text), receipt: try #require(Receipt(receipt)),
      purpose: .dues(from: nil, months: months), household: "M0001-3", amount: amount,
      into: try account("5711")))
}
