import BookStore
import HealthFund
import LedgerTestSupport
import Testing

/// Where book and twin once disagreed and the book was wrong: each is told to both again.
@Suite struct DisagreementTests {
  private static let march = 2025 * 12 + 2
  private static let household = "M0001-3"
  private static let person = "P0010-1"

  /// Gives commands to both, and the last answer.
  private func tell(_ world: inout TwinWorld, _ commands: TwinCommand...) throws -> TwinAnswer {
    var last = TwinAnswer.nothing
    for command in commands {
      last = world.twin.answer(command)
      #expect(BookDriver(book: world.book, twin: world.twin).perform(command) == last, "\(command)")
    }
    var random = SeededGenerator(seed: 1)
    #expect(try Comparison(world).differences(using: &random) == [])
    return last
  }

  /// The record of an answer that must be one.
  private func record(_ answer: TwinAnswer) throws -> Int {
    guard case .done(let record, isNew: true) = answer else {
      Issue.record("not a new record: \(answer)")
      return 0
    }
    return record
  }

  private func voucher(_ number: String, _ month: Int, _ day: Int) -> TwinVoucher {
    TwinVoucher(day: TwinCalendar.day(2025, month, day), number: number)
  }

  private func dues(
    _ number: String, on month: Int, _ day: Int, from: Int, months: Int
  ) -> TwinCommand {
    .dues(
      voucher(number, month, day), household: Self.household, amount: 100 * months,
      from: 2025 * 12 + from - 1, months: months, into: "5711")
  }

  private func subsidy(_ fund: String, _ amount: Int, _ number: String = "S1") -> TwinCommand {
    .subsidy(voucher(number, 6, 1), fund: fund, amount: amount, into: "5211")
  }

  private func care(_ number: String, _ services: String...) -> TwinCommand {
    .visit(
      TwinVisit(
        day: TwinCalendar.day(2025, 6, 10), number: number, person: Self.person,
        provider: "CSCOM-1", lines: services.map { TwinLine(service: $0, fee: nil, savings: 0) },
        answers: ["Enceinte": "oui"]))
  }

  @Test func `the first household and person have the codes used here`() throws {
    let world = try TwinWorld(seed: 1, households: 1)
    #expect(world.twin.households.keys.sorted() == [Self.household])
    #expect(world.twin.persons.keys.sorted().first == Self.person)
  }

  @Test func `a month that was skipped is closed by the closing of a later one`() throws {
    var world = try TwinWorld(seed: 1, households: 1)
    let answer = try tell(
      &world, .close(month: Self.march),
      .subsidy(voucher("S1", 2, 1), fund: "GEN", amount: 1, into: "5211"))
    #expect(answer == .refused("monthClosed \(Self.march - 1)"))
  }

  @Test func `dues received into a reopened month are earned when it is closed again`() throws {
    var world = try TwinWorld(seed: 1, households: 1)
    _ = try tell(
      &world, dues("R1-1", on: 2, 5, from: 2, months: 3), .close(month: Self.march - 1),
      .close(month: Self.march), .reopen(month: Self.march - 1, reason: "a receipt was late"),
      dues("R1-2", on: 2, 20, from: 5, months: 2), .close(month: Self.march - 1),
      .close(month: Self.march), .close(month: Self.march + 1), .close(month: Self.march + 2),
      .close(month: Self.march + 3))
    #expect(world.twin.course("477", "GEN").last == 0)
    #expect(world.twin.course("7011", "GEN").last == -500)
  }

  @Test func `dues undone after they were earned leave nothing deferred and nothing earned`() throws
  {
    var world = try TwinWorld(seed: 1, households: 1)
    let record = try record(tell(&world, dues("R1-1", on: 2, 5, from: 2, months: 6)))
    _ = try tell(
      &world, .close(month: Self.march - 1), .close(month: Self.march),
      .reverse(record: record, on: nil, reason: "another household's"),
      .close(month: Self.march + 1))
    #expect(world.twin.course("477", "GEN").last == 0)
    #expect(world.twin.course("7011", "GEN").last == 0)
  }

  @Test func `commitments are honoured as far as resources go, not refused`() throws {
    var world = try TwinWorld(seed: 1, households: 1)
    let from = TwinCalendar.day(2025, 1, 31)
    _ = try tell(
      &world, .evidence(household: Self.household, value: "A", from: from), care("V1", "DRUG"),
      care("V2", "CONS"), subsidy("SOL", 1_100))
    #expect(world.twin.promises(of: "SOL").map(\.share.amount) == [499, 1_001])
    _ = try tell(&world, .honour(fund: "SOL", on: TwinCalendar.day(2025, 6, 12)))
    #expect(world.twin.promises(of: "SOL").map(\.share.amount) == [1_001])
    #expect(world.twin.available("SOL", on: TwinCalendar.day(2025, 6, 12)) == 1_100 - 1_500)
  }

  @Test func `undoing what was honoured makes it a commitment again`() throws {
    var world = try TwinWorld(seed: 1, households: 1)
    _ = try tell(&world, care("V1", "PALU"), subsidy("STA", 2_000))
    let honour = TwinCommand.honour(fund: "STA", on: TwinCalendar.day(2025, 6, 12))
    let record = try record(tell(&world, honour))
    _ = try tell(&world, .reverse(record: record, on: nil, reason: "the wrong fund"))
    #expect(world.twin.promises(of: "STA").map(\.share.amount) == [1_503])
    #expect(try tell(&world, honour) != .nothing)
  }

  @Test func `what was honoured and paid in part cannot be undone piece by piece`() throws {
    var world = try TwinWorld(seed: 1, households: 1)
    let honour = TwinCommand.honour(fund: "STA", on: TwinCalendar.day(2025, 6, 12))
    _ = try tell(&world, care("V1", "PALU"), care("V2", "PALU"), subsidy("STA", 4_000))
    let record = try record(tell(&world, honour))
    let answer = try tell(
      &world,
      .payment(
        voucher("P1", 6, 13), provider: "CSCOM-1", from: "5211",
        parts: [TwinPart(fund: "STA", amount: 1_503)], fee: 0),
      .reverse(record: record, on: nil, reason: "the wrong fund"))
    #expect(answer == .refused("overPayable STA CSCOM-1 1503"))
  }

  @Test
  func `the same paper without its reference, or the same visit after other answers, is other`()
    throws
  {
    var world = try TwinWorld(seed: 1, households: 1)
    var paper = voucher("S1", 6, 1)
    paper.reference = "OM1"
    let given = TwinCommand.subsidy(paper, fund: "GEN", amount: 5_000, into: "5211")
    let record = try record(tell(&world, given))
    #expect(
      try tell(&world, subsidy("GEN", 5_000)) == .refused("referenceUsed \(record) reference"))
    _ = try tell(&world, care("V1", "PALU"))
    guard case .visit(var visit) = care("V1", "PALU") else { return }
    visit.answers = ["Enceinte": "non"]
    #expect(try tell(&world, .visit(visit)) == .refused("referenceUsed \(record + 1) answers"))
    #expect(try tell(&world, care("V1", "NONE")) == .refused("referenceUsed \(record + 1) service"))
  }

  @Test func `a refused reversal is kept as a record`() throws {
    var world = try TwinWorld(seed: 1, households: 1)
    let record = try record(tell(&world, subsidy("GEN", 5_000)))
    let again = TwinCommand.reverse(record: record, on: nil, reason: "typed twice")
    _ = try tell(&world, again)
    #expect(try tell(&world, again) == .refused("alreadyReversed \(record) \(record + 1)"))
    #expect(try world.book.recordCount() == record + 2)
  }

  @Test func `a visit that no fund paid for is undone, once`() throws {
    var world = try TwinWorld(seed: 1, households: 1)
    let record = try record(tell(&world, care("V1", "CONS")))
    #expect(world.twin.records[record]?.entries.isEmpty == true)
    let undo = TwinCommand.reverse(record: record, on: nil, reason: "another person's visit")
    _ = try tell(&world, undo)
    #expect(try tell(&world, undo) == .refused("alreadyReversed \(record) \(record + 1)"))
    #expect(try world.book.verify(.deep).findings == [])
  }

  @Test func `dues past the end of the calendar are refused`() throws {
    var world = try TwinWorld(seed: 1, households: 1)
    let answer = try tell(&world, dues("R1-1", on: 2, 5, from: 974 * 12 + 12, months: 2))
    #expect(answer == .refused("monthsOutOfRange"))
  }
}
