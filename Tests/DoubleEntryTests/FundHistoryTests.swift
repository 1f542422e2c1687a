import DoubleEntry
import LedgerValues
import Testing

@Suite struct FundHistoryTests {
  private static func cash(_ units: Int64) -> FundNumbers {
    var numbers = FundNumbers()
    numbers.cash = Money(units)
    numbers.resources = Money(units)
    return numbers
  }

  @Test func `a visit of March recorded late does not spend the money of April`() throws {
    // March holds 10 000. In April 9 000 is spent, and 50 000 comes in May.
    let history = FundHistory(
      kind: .general,
      changes: [
        (try day("2025-03-01"), Self.cash(10_000)), (try day("2025-04-10"), Self.cash(-9_000)),
        (try day("2025-05-02"), Self.cash(50_000)),
      ])
    #expect(history.available(on: try day("2025-03-15")) == 1_000)
    #expect(history.numbers(on: try day("2025-03-15")).cash == 10_000)
    #expect(history.available(on: try day("2025-04-10")) == 1_000)
    #expect(history.available(on: try day("2025-05-02")) == 51_000)
    #expect(history.available(on: try day("2025-02-28")) == 0)
    #expect(history.available(on: try day("2026-01-01")) == 51_000)
  }

  @Test func `a fund without postings has nothing`() throws {
    let history = FundHistory(kind: .restricted, changes: [])
    #expect(history.available(on: try day("2025-03-15")) == 0)
    #expect(history.numbers(on: try day("2025-03-15")) == FundNumbers())
  }

  @Test func `what happens within one day has no order`() throws {
    let morning = try day("2025-03-01")
    let changes = [(morning, Self.cash(-300)), (morning, Self.cash(1_000))]
    for order in [changes, changes.reversed()] {
      let history = FundHistory(kind: .general, changes: order)
      #expect(history.available(on: morning.adding(days: -1)) == 0)
      #expect(history.available(on: morning) == 700)
    }
  }

  /// The changes that a day of the small space may hold.
  private static let choices: [FundNumbers] = {
    var choices = [FundNumbers(), cash(2), cash(-1)]
    var visit = FundNumbers()
    visit.payable = 1
    visit.resources = -1
    var promise = FundNumbers()
    promise.commitments = 1
    var loan = FundNumbers()
    loan.lent = 1
    loan.cash = 1
    var unexplained = FundNumbers()
    unexplained.cash = 1
    choices += [visit, promise, loan, unexplained]
    return choices
  }()

  @Test(arguments: Fund.Kind.allCases)
  func `available is what a day-by-day search finds, for every history of four days`(
    kind: Fund.Kind
  ) throws {
    let first = try day("2025-02-27")
    let count = Self.choices.count
    var capped = 0
    var lookedAhead = 0
    for code in 0..<(count * count * count * count) {
      let days = (0..<4).map {
        code / [1, count, count * count, count * count * count][$0] % count
      }
      let changes = days.enumerated().map { (first.adding(days: $0), Self.choices[$1]) }
      let history = FundHistory(kind: kind, changes: changes.reversed())
      for offset in -1...4 {
        let on = first.adding(days: offset)
        let expected = Self.reference(kind, days, from: offset)
        #expect(history.available(on: on) == Money(expected.available), "\(days) \(offset)")
        #expect(history.lowestResources(from: on) == Money(expected.resources), "\(days)")
        lookedAhead += expected.lookedAhead ? 1 : 0
        capped += expected.capped ? 1 : 0
      }
    }
    #expect(lookedAhead > 1_000)
    #expect((capped > 1_000) == (kind == .restricted))
  }

  /// The definition, read aloud: on each day from the one asked to the last, add up everything
  /// posted so far, and take the lowest of what is left.
  private static func reference(
    _ kind: Fund.Kind, _ days: [Int], from offset: Int
  ) -> (available: Int64, resources: Int64, lookedAhead: Bool, capped: Bool) {
    var answers: [(value: Int64, resources: Int64, capped: Bool)] = []
    for end in offset...4 {
      let changes = days.enumerated().filter { $0.offset <= end }.map { choices[$0.element] }
      func sum(_ number: KeyPath<FundNumbers, Money>) -> Int64 {
        changes.reduce(0) { $0 + $1[keyPath: number].units }
      }
      let free = sum(\.cash) - sum(\.payable) - sum(\.commitments)
      let ceiling = sum(\.resources) + sum(\.lent)
      let capped = kind == .restricted && ceiling < free
      answers.append((capped ? ceiling : free, sum(\.resources), capped))
    }
    let lowest = answers.map(\.value).min() ?? 0
    let resources = answers.map(\.resources).min() ?? 0
    return (lowest, resources, lowest < (answers.first?.value ?? 0), answers.first?.capped ?? false)
  }
}
