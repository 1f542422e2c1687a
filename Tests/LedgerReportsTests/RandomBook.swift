import DoubleEntry
import LedgerReports
import LedgerValues

/// A book of drawn entries, as a store would hand its lines over: numbered per journal and year,
/// recorded one after another, true for days that jump back and forth.
struct RandomBook {
  private(set) var lines: [PostedLine] = []
  private(set) var entries: [Entry] = []
  private(set) var chart = Chart(.sycebnl)
  let funds: [Fund]
  private(set) var savers: [Party] = []
  private(set) var households: [Party] = []
  private var generator: SeededGenerator
  private var numbers: [String: Int] = [:]
  private var record = 0
  private let firstDay: Day

  init(seed: UInt64, records: Int) throws {
    generator = SeededGenerator(seed: seed)
    firstDay = try day("2024-11-15")
    let kinds: [(String, Fund.Kind)] = [
      ("GEN", .general), ("SOL", .restricted), ("STA", .programme), ("SAV-BENKADI", .savings),
    ]
    funds = try kinds.map {
      Fund(code: try fund($0.0), kind: $0.1, frenchTitle: $0.0, englishTitle: $0.0)
    }
    for _ in 0..<5 {
      savers.append(.person(Identifier(using: &generator)))
      households.append(.household(Identifier(using: &generator)))
    }
    for _ in 0..<records { try write() }
  }

  /// One record: an act by its template, or the reversal of an earlier entry.
  private mutating func write() throws {
    record += 1
    let on = firstDay.adding(days: Int.random(in: 0...500, using: &generator))
    if record > 10, Int.random(in: 0..<10, using: &generator) == 0 {
      let undone = generator.pick(entries)
      post(undone.reversal(on: undone.day.adding(days: generator.pick([0, 1, 200]))), part: 1)
      return
    }
    for (index, act) in try act().enumerated() {
      let voucher = generator.pick([
        "R1-\(record)", "n° [\(record)], é; x", "date: 13", "2025/13/45",
      ])
      let treasury = act.postings.map(\.account).first { chart[$0]?.nature == .treasury }
      let entry = try Entry(
        journal: treasury.map(JournalCode.init(treasury:)) ?? .miscellaneous, day: on,
        voucher: voucher, label: act.label, postings: act.postings)
      post(entry, part: index + 1)
    }
  }

  private mutating func post(_ entry: Entry, part: Int) {
    let number = numbers["\(entry.journal) \(entry.day.year)", default: 0] + 1
    numbers["\(entry.journal) \(entry.day.year)"] = number
    entries.append(entry)
    lines += PostedLine.lines(
      of: entry, record: record, part: part, number: number,
      recordedAt: Moment(milliseconds: 1_740_000_000_000 + Int64(record) * 60_000))
  }

  private mutating func act() throws -> [(label: String, postings: [Posting])] {
    let amount = Money(Int64.random(in: 1...1_000, using: &generator) * 5)
    let (gen, sol, sta, sav) = try (fund("GEN"), fund("SOL"), fund("STA"), fund("SAV-BENKADI"))
    let (cash, wallet) = try (account("5711"), account("5521"))
    let (box, clinic) = (try account("5712-A"), Party(.provider, "CSCOM-1"))
    let saver = generator.pick(savers)
    let household = generator.pick(households)
    switch Int.random(in: 0..<9, using: &generator) {
    case 0:
      return [
        (
          "dues",
          [
            .debit(cash, gen, amount),
            .credit(.contributionsReceivable, gen, amount, party: household),
            .debit(.contributionsReceivable, gen, amount, party: household),
            .credit(.contributions, gen, 1), .credit(.deferredIncome, gen, amount - 1),
          ]
        )
      ]
    case 1:
      return [
        ("savings", [.debit(box, sav, amount), .credit(.healthSavings, sav, amount, party: saver)])
      ]
    case 2:
      return [
        (
          "visit",
          [
            .debit(.careConsultations, gen, amount),
            .credit(.providers, gen, amount, party: clinic),
            .debit(.waivedShare, sol, 500), .credit(.providers, sol, 500, party: clinic),
            .debit(.restrictedReserve, sol, 500), .credit(.restrictedReleased, sol, 500),
            .debit(.healthSavings, sav, 100, party: saver),
            .credit(.providers, sav, 100, party: clinic),
          ]
        )
      ]
    case 3:
      return [
        (
          "payment",
          [
            .debit(.providers, gen, amount, party: clinic), .credit(wallet, gen, amount),
            .debit(.mobileMoneyFees, gen, 60), .credit(wallet, gen, 60),
          ]
        )
      ]
    case 4:
      return [
        ("transfer", [.debit(.inTransit, gen, amount), .credit(cash, gen, amount)]),
        ("transfer", [.debit(wallet, gen, amount), .credit(.inTransit, gen, amount)]),
      ]
    case 5:
      return [("subsidy", [.debit(wallet, sol, amount), .credit(.restrictedReserve, sol, amount)])]
    case 6:
      return [
        (
          "visit",
          [
            .debit(.stateReceivable, sta, amount), .credit(.providers, sta, amount, party: clinic),
          ]
        )
      ]
    case 7:
      return [
        (
          "visit",
          [
            .debit(.commitmentsGiven, gen, amount), .credit(.commitmentsCounterpart, gen, amount),
          ]
        )
      ]
    default:
      return [
        (
          "loan",
          [
            .debit(.betweenFunds, gen, amount), .credit(cash, gen, amount),
            .debit(cash, sol, amount), .credit(.betweenFunds, sol, amount),
          ]
        )
      ]
    }
  }
}
