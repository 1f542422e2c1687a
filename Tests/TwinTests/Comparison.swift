import BookStore
import DoubleEntry
import HealthFund
import LedgerReports
import LedgerTestSupport
import LedgerValues
import Testing

/// Holds what a book answers against its twin.
struct Comparison {
  private let book: Book
  private let twin: Twin

  init(_ world: TwinWorld) {
    self.init(world.book, world.twin)
  }

  init(_ book: Book, _ twin: Twin) {
    self.book = book
    self.twin = twin
  }

  /// Every difference, in words; none where they agree.
  func differences(using random: inout SeededGenerator) throws -> [String] {
    var found = try balances() + journals() + covers() + promises()
    for day in [twin.start, twin.today]
      + (0..<6).map({ _ in Int.random(in: twin.start...twin.today + 7, using: &random) })
    {
      found += try numbers(on: day)
      found += try parties(on: day)
    }
    let count = try book.recordCount()
    if count != twin.last { found.append("records \(count), twin \(twin.last)") }
    return found
  }

  /// By account and fund, and by party below them, from the posted lines themselves.
  private func balances() throws -> [String] {
    var sums: [Twin.Key: Int] = [:]
    let codes = try codes()
    for line in try book.lines() {
      let party = line.party.map { codes[$0.key] ?? $0.key } ?? ""
      let amount = Int(line.amount.units)
      for party in Set(["", party]) {
        let key = Twin.Key(account: line.account.text, fund: line.fund.text, party: party)
        sums[key, default: 0] += amount
      }
    }
    let known = twin.daily.mapValues { $0.reduce(0, +) }
    return Set(sums.keys).union(known.keys).filter { sums[$0, default: 0] != known[$0, default: 0] }
      .map { "balance \($0): \(sums[$0, default: 0]), twin \(known[$0, default: 0])" }.sorted()
  }

  /// INVARIANT I5: numbers 1, 2, 3 … in each journal and year, as many as the twin has entries.
  private func journals() throws -> [String] {
    var numbers: [String: Set<Int>] = [:]
    for line in try book.lines() {
      numbers["\(line.journal) \(line.day.year)", default: []].insert(line.number)
    }
    return Set(numbers.keys).union(twin.entries.keys).filter {
      numbers[$0, default: []] != Set(1..<1 + twin.entries[$0, default: 0])
    }.map { "journal \($0): \(numbers[$0, default: []].count), twin \(twin.entries[$0] ?? 0)" }
  }

  private func covers() throws -> [String] {
    var found: [String] = []
    for (code, household) in twin.households {
      let cover = try book.cover(of: book.household(code).identifier)
      for month in 2024 * 12..<2029 * 12
      where cover.isUpToDate(on: Month(number: month).firstDay) != (household.paid[month] != nil) {
        found.append("cover of \(code) in \(month)")
      }
      if cover.lastPaid?.number != household.paid.keys.max() {
        found.append("last paid of \(code)")
      }
    }
    return found
  }

  private func promises() throws -> [String] {
    try ["AID", "GEN", "SOL", "STA"].compactMap { code in
      let open = try book.openCommitments(of: #require(FundCode(code)))
        .map { "\($0.visit) \($0.amount.units)" }
      let known = twin.promises(of: code).map { "\($0.visit) \($0.share.amount)" }
      return open == known ? nil : "promises of \(code): \(open), twin \(known)"
    }
  }

  private func numbers(on number: Int) throws -> [String] {
    let day = try #require(Day(number: number))
    return try twin.funds.keys.compactMap { code in
      let history = try book.fundHistory(#require(FundCode(code)))
      let numbers = history.numbers(on: day)
      let told = Twin.Numbers(
        resources: Int(numbers.resources.units), cash: Int(numbers.cash.units),
        payable: Int(numbers.payable.units), commitments: Int(numbers.commitments.units))
      let known = twin.numbers(of: code)[number - twin.start]
      guard told == known, numbers.lent.isZero else {
        return "\(code) on \(day): \(told), \(known)"
      }
      let available = Int(history.available(on: day).units)
      let free = twin.available(code, on: number)
      return available == free ? nil : "available in \(code) on \(day): \(available), twin \(free)"
    }
  }

  /// What savers may still take out, and what clinics are still owed, from a day on.
  private func parties(on number: Int) throws -> [String] {
    let day = try #require(Day(number: number))
    var found: [String] = []
    for (code, person) in twin.persons {
      guard let group = twin.households[person.household]?.group else { continue }
      let saved = try book.savings(
        of: book.person(code).identifier, in: #require(FundCode(group)), on: day)
      let known = twin.lowest("4191", group, code, from: number, sign: -1).value
      if saved.units != known { found.append("savings of \(code) on \(day): \(saved), \(known)") }
    }
    for provider in twin.providers {
      for fund in twin.funds.keys {
        let owed = try book.owed(to: provider, by: #require(FundCode(fund)), on: day)
        let known = twin.lowest("4011", fund, provider, from: number, sign: -1).value
        if owed.units != known { found.append("owed to \(provider) by \(fund) on \(day)") }
      }
    }
    return found
  }

  /// The codes of households and persons, by their random names.
  private func codes() throws -> [String: String] {
    var codes: [String: String] = [:]
    for code in twin.households.keys { codes["\(try book.household(code).identifier)"] = code }
    for code in twin.persons.keys { codes["\(try book.person(code).identifier)"] = code }
    return codes
  }
}
