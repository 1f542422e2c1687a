import DoubleEntry
import LedgerReports
import LedgerTestSupport
import LedgerValues

/// A book of drawn entries, as a store would hand its lines over: numbered per journal and year,
/// recorded one after another, true for days that jump back and forth.
struct RandomBook {
  private(set) var lines: [PostedLine] = []
  private(set) var entries: [Entry] = []
  let chart = Chart(.sycebnl)
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
    let act = try act()
    for (index, postings) in act.entries.enumerated() {
      let voucher = generator.pick([
        "R1-\(record)", "n° [\(record)], é; x", "date: 13", "2025/13/45",
      ])
      let treasury = postings.map(\.account).first { chart[$0]?.nature == .treasury }
      let entry = try Entry(
        journal: treasury.map(JournalCode.init(treasury:)) ?? .miscellaneous, day: on,
        voucher: voucher, label: act.label, postings: postings)
      post(entry, part: index + 1)
    }
  }

  private mutating func post(_ entry: Entry, part: Int) {
    let number = numbers["\(entry.journal) \(entry.day.year)", default: 0] + 1
    numbers["\(entry.journal) \(entry.day.year)"] = number
    entries.append(entry)
    lines += PostedLine.lines(
      of: entry, record: key(record), part: part, number: number,
      recordedAt: Moment(milliseconds: 1_740_000_000_000 + Int64(record) * 60_000))
  }

  /// The acts, with a letter for what is drawn: an amount A, one franc less B, a saver, a household.
  /// An act of two entries has a stroke between them.
  private static let acts = [
    "dues: 5711 GEN A, 4111 GEN -A household, 4111 GEN A household, 7011 GEN -1, 477 GEN -B",
    "savings: 5712-A SAV-BENKADI A, 4191 SAV-BENKADI -A saver",
    "visit: 6011 GEN A, 4011 GEN -A clinic, 6521 SOL 500, 4011 SOL -500 clinic, 1681 SOL 500, "
      + "792 SOL -500, 4191 SAV-BENKADI 100 saver, 4011 SAV-BENKADI -100 clinic",
    "payment: 4011 GEN A clinic, 5521 GEN -A, 6312 GEN 60, 5521 GEN -60",
    "transfer: 585 GEN A, 5711 GEN -A / 5521 GEN A, 585 GEN -A",
    "subsidy: 5521 SOL A, 1681 SOL -A",
    "visit: 4492 STA A, 4011 STA -A clinic",
    "visit: 905 GEN A, 915 GEN -A",
    "loan: 588 GEN A, 5711 GEN -A, 5711 SOL A, 588 SOL -A",
  ]

  private mutating func act() throws -> (label: String, entries: [[Posting]]) {
    let amount = Int64.random(in: 1...1_000, using: &generator) * 5
    let words = [
      "A": "\(amount)", "-A": "-\(amount)", "-B": "\(1 - amount)",
      "saver": "\(generator.pick(savers))", "household": "\(generator.pick(households))",
      "clinic": "provider:CSCOM-1",
    ]
    let act = generator.pick(Self.acts).split(separator: ":")
    let entries = try act[1].split(separator: "/").map { text in
      try postings(
        text.split(separator: ",").map { posting in
          posting.split(separator: " ").map { words[String($0)] ?? String($0) }
            .joined(separator: " ")
        }.joined(separator: ","))
    }
    return (String(act[0]), entries)
  }
}
