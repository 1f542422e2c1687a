import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

@Suite struct PassbookTests {
  private let awa = Party(.person, "a")
  private let household = Party(.household, "h")

  /// A year of a household: dues, two deposits (one undone), a visit paid from savings and at the
  /// desk, a visit that no posting of the household tells of; and a deposit of somebody else.
  private func year() throws -> [PostedLine] {
    let wrong = try entry(
      "2025-03-20", "R1-3", "savings", "5712-A SAV-B 700, 4191 SAV-B -700 person:a")
    return try lines([
      entry("2025-02-01", "R1-2", "savings", "5712-A SAV-B 2000, 4191 SAV-B -2000 person:a"),
      entry(
        "2025-03-15", "R1-1", "dues",
        "5711 GEN 3000, 4111 GEN -3000 household:h, 4111 GEN 3000 household:h, 7011 GEN -500,"
          + "477 GEN -2500"),
      wrong, wrong.reversal(on: day("2025-03-21")),
      entry(
        "2025-04-02", "V-1", "visit",
        "6011 GEN 4500, 4011 GEN -4500 provider:C, 4191 SAV-B 1000 person:a,"
          + "4011 SAV-B -1000 provider:C"),
      entry("2025-04-03", "R1-4", "savings", "5712-A SAV-B 9999, 4191 SAV-B -9999 person:b"),
    ])
  }

  private func visits() throws -> [PassbookVisit] {
    try [
      PassbookVisit(
        record: key(5), day: day("2025-04-02"), voucher: "V-1", person: awa, byFunds: 4_500,
        bySavings: 1_000, byHousehold: 500),
      PassbookVisit(
        record: key(7), day: day("2025-04-01"), voucher: "V-0", person: awa, byFunds: 0,
        bySavings: 0, byHousehold: 200),
      PassbookVisit(
        record: key(8), day: day("2025-04-01"), voucher: "V-9", person: Party(.person, "b"),
        byFunds: 0, bySavings: 0, byHousehold: 200),
    ]
  }

  @Test func `a household's year reads line by line`() throws {
    let (lines, visits) = try (year(), visits())
    let book = Passbook(
      try header(), members: [household, awa], lines: lines.shuffled(), visits: visits.shuffled())
    let rows = book.lines.map { line in
      "\(line.day) \(line.voucher) \(line.label) paid \(line.paid.units) saved \(line.saved.units)"
        + " fee \(line.visit?.fee.units ?? 0) savings \(line.savings.units) due \(line.due.units)"
    }
    #expect(
      rows == [
        "2025-02-01 R1-2 savings paid 0 saved 2000 fee 0 savings 2000 due 0",
        "2025-03-15 R1-1 dues paid 3000 saved 0 fee 0 savings 2000 due 0",
        "2025-03-20 R1-3 savings paid 0 saved 700 fee 0 savings 2700 due 0",
        "2025-03-21 R1-3 savings paid 0 saved -700 fee 0 savings 2000 due 0",
        "2025-04-01 V-0 visit paid 0 saved 0 fee 200 savings 2000 due 0",
        "2025-04-02 V-1 visit paid 0 saved -1000 fee 6000 savings 1000 due 0",
      ])
    #expect(book.lines.map(\.isReversal) == [false, false, false, true, false, false])
    #expect(book.savings.map(\.member) == [awa] && book.savings.map(\.amount) == [1_000])
  }

  @Test func `a period opens with what was saved before it`() throws {
    let (lines, visits) = try (year(), visits())
    let book = Passbook(
      try header("2025-03-16", through: "2025-04-01"), members: [household, awa], lines: lines,
      visits: visits)
    #expect(book.openingSavings == 2_000)
    #expect(book.lines.map(\.voucher) == ["R1-3", "R1-3", "V-0"])
    #expect(book.closingSavings == 2_000 && book.savings.map(\.amount) == [2_000])
    let empty = Passbook(try header("2025-06-01"), members: [awa], lines: lines, visits: visits)
    #expect(empty.lines.isEmpty && empty.closingSavings == 1_000)
  }

  @Test func `dues that are undone are taken out of what was paid`() throws {
    let called = try entry("2025-01-31", "A-1", "call", "4111 GEN 800 household:h, 7011 GEN -800")
    let paid = try entry("2025-02-01", "R1-1", "dues", "5711 GEN 800, 4111 GEN -800 household:h")
    let lines = lines([called, paid, paid.reversal(on: try day("2025-02-02"))])
    let book = Passbook(try header(), members: [household], lines: lines)
    #expect(book.lines.map(\.paid) == [0, 800, -800])
    #expect(book.lines.map(\.due) == [800, 0, 800])
    #expect(book.lines.last?.due == 800 && book.savings.isEmpty)
  }

  @Test func `a share that a fund advanced is due until it is paid back`() throws {
    let lines = try lines([
      entry(
        "2025-02-01", "V-1", "visit", "4112 GEN 1333 household:h, 4011 GEN -1333 provider:C"),
      entry("2025-02-09", "R1-1", "refund", "5711 GEN 1000, 4112 GEN -1000 household:h"),
    ])
    let book = Passbook(try header(), members: [household], lines: lines)
    #expect(book.lines.map(\.due) == [1_333, 333])
    #expect(book.lines.map(\.paid) == [0, 0] && book.closingSavings == 0)
  }

  @Test func `a visit is shown where its day and its record are in the header`() throws {
    let visit = PassbookVisit(
      record: key(7), recordedAt: Moment(milliseconds: 70), day: try day("2025-04-01"),
      voucher: "V",
      person: awa, byFunds: 0, bySavings: 0, byHousehold: 200)
    // Each row: from, through, known at, record, and whether it is shown.
    let table: [(String?, String, Int64?, Int, Bool)] = [
      (nil, "2025-04-01", nil, 7, true), ("2025-04-01", "2025-04-01", 70, 7, true),
      (nil, "2025-04-01", 69, 7, false), (nil, "2025-04-01", nil, 6, false),
      (nil, "2025-03-31", nil, 7, false), ("2025-04-02", "2025-04-30", nil, 7, false),
    ]
    for (from, through, knownAt, record, isShown) in table {
      let header = try ReportHeader(
        from: from.map(day), through: day(through),
        knownAt: knownAt.map(Moment.init(milliseconds:)), record: key(record), checkpoint: "")
      let book = Passbook(header, members: [awa], lines: [], visits: [visit])
      #expect(book.lines.count == (isShown ? 1 : 0), "\(header)")
    }
  }

  @Test(arguments: [18, 19])
  func `the passbooks of all savers add up to the savings account`(seed: UInt64) throws {
    let drawn = try RandomBook(seed: seed, records: 300)
    let header = try header("2025-01-01", through: "2025-09-30")
    let account = AccountLedger(header, account: .healthSavings, lines: drawn.lines)
    let books = drawn.savers.map { Passbook(header, members: [$0], lines: drawn.lines) }
    #expect(books.reduce(Money.zero) { $0 + $1.closingSavings } == -account.closing)
    let together = Passbook(header, members: Set(drawn.savers), lines: drawn.lines)
    #expect(together.closingSavings == -account.closing)
    #expect(together.openingSavings == -account.opening)
    #expect(together.savings.reduce(Money.zero) { $0 + $1.amount } == -account.closing)
    #expect(account.lines.count > 20)
  }
}
