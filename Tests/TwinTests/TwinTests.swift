import BookStore
import DoubleEntry
import Foundation
import HealthFund
import LedgerReports
import LedgerTestSupport
import LedgerValues
import Testing

@Suite struct TwinTests {
  @Test(arguments: [1, 2] as [UInt64])
  func `a book and its twin agree on some thousand commands`(seed: UInt64) throws {
    var campaign = try Campaign(seed: seed, households: 6, commands: 1_500)
    let difference = try campaign.run(1_500, comparingEvery: 300)
    #expect(difference == nil, "seed \(seed), \(difference ?? "")")
    // Months are signed before they are closed, so that something is told to them.
    let signed = campaign.reached.answers.filter { $0.key.hasSuffix(" periodSigned") }
    #expect(signed.values.reduce(0, +) > 20, "seed \(seed), \(campaign.reached.table)")
    #expect(try campaign.world.book.verify(.deep).findings == [])
  }

  /// What a twin may be told wrongly at the beginning.
  enum Mistake: CaseIterable {
    case fundKind, poverty, record, provider, fee, cover, entry

    func apply(to twin: inout Twin) {
      switch self {
      case .fundKind: twin.funds["SOL"] = .general
      case .poverty: twin.households["M0001-3"]?.classes = [(twin.start, 1, "A")]
      case .record: twin.last += 1
      case .provider: twin.providers.insert("NOBODY")
      case .fee: twin.services["PALU"]?.fees[0].fee += 1
      case .cover: twin.households["M0001-3"]?.paid[2025 * 12 + 5] = 1
      case .entry: twin.entries["OD 2025"] = 1
      }
    }
  }

  @Test(arguments: Mistake.allCases)
  func `a twin that is told otherwise is found to disagree`(mistake: Mistake) throws {
    var campaign = try Campaign(seed: 3, households: 3, commands: 600)
    mistake.apply(to: &campaign.world.twin)
    #expect(try campaign.run(600, comparingEvery: 100) != nil)
  }

  @Test func `a book and its twin agree on every sequence of two commands`() throws {
    var space = try SmallSpace()
    try space.exhaust(2)
    #expect(space.differences == [])
    #expect(space.sequences == SmallSpace.letters * (SmallSpace.letters + 1))
  }

  /// INVARIANT I8.
  @Test func `saying any beginning again, however often, changes nothing`() throws {
    var campaign = try Campaign(seed: 4, households: 5, commands: 800)
    #expect(try campaign.run(800, comparingEvery: 800) == nil)
    let (world, written) = (campaign.world, campaign.written)
    let driver = BookDriver(book: world.book, twin: world.twin)
    let before = try sums(world.book)
    var again = 0
    for length in [written.count / 3, written.count, written.count, 1] {
      for (command, record) in written.prefix(length) {
        guard try driver.act(command) != nil else { continue }
        #expect(driver.perform(command) == .done(record, isNew: false), "\(command)")
        again += 1
      }
    }
    #expect(again > 400)
    #expect(try world.book.recordCount() == world.twin.last)
    #expect(try sums(world.book) == before)
  }

  @Test func `an act and its reversal leave every balance as before`() throws {
    var campaign = try Campaign(seed: 11, households: 5, commands: 500)
    #expect(try campaign.run(300, comparingEvery: 300) == nil)
    let wanted: Set = [
      "count", "deposit", "dues", "payment", "subsidy", "transfer", "visit", "withdrawal",
    ]
    var undone: Set<String> = []
    for _ in 0..<4_000 where !undone.isSuperset(of: wanted) {
      let before = try state(campaign.world)
      guard case (let command, .done(let record, isNew: true), _) = campaign.next() else {
        continue
      }
      let undoing = TwinCommand.reverse(record: record, on: nil, reason: "to see it gone")
      let driver = BookDriver(book: campaign.world.book, twin: campaign.world.twin)
      let answer = driver.perform(undoing)
      #expect(answer == campaign.world.twin.answer(undoing))
      guard case .done = answer, command.name != "reverse" else { continue }
      #expect(try state(campaign.world) == before, "\(command)")
      undone.insert(command.name)
    }
    #expect(undone.isSuperset(of: wanted), "\(undone)")
  }

  @Test func `closing the file and opening it again changes no answer`() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("nafa-twin-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var campaign = try Campaign(seed: 6, households: 4, commands: 300, at: .file(path))
    for opening in 1...3 {
      #expect(try campaign.run(60, comparingEvery: 60) == nil)
      let before = try state(campaign.world)
      campaign.world.book = try Book.open(
        path, forWriting: true, context: TwinWorld.context(seed: UInt64(100 + opening)))
      #expect(try state(campaign.world) == before)
      var random = SeededGenerator(seed: UInt64(opening))
      #expect(try Comparison(campaign.world).differences(using: &random) == [])
    }
    #expect(try campaign.world.book.verify(.deep).findings == [])
  }

  /// What stands on each account, by fund and party, where it is not zero.
  private func sums(_ book: Book) throws -> [String: Int64] {
    var sums: [String: Int64] = [:]
    for line in try book.lines() {
      let party = line.party.map { "\($0)" } ?? ""
      sums["\(line.account) \(line.fund) \(party)", default: 0] += line.amount.units
    }
    return sums.filter { $0.value != 0 }
  }

  /// Balances, months of cover and open promises.
  private func state(_ world: TwinWorld) throws -> [String: Int64] {
    var state = try sums(world.book)
    for code in world.twin.households.keys {
      let cover = try world.book.cover(of: world.book.household(code).identifier)
      for month in 2024 * 12..<2028 * 12 {
        let isPaid = cover.isUpToDate(on: Month(number: month).firstDay)
        if isPaid { state["cover \(code) \(month)"] = 1 }
      }
    }
    for fund in try world.book.funds() {
      for promise in try world.book.openCommitments(of: fund.code) {
        state["promise \(fund.code) \(promise.visit)", default: 0] += promise.amount.units
      }
    }
    return state
  }
}
