public import LedgerValues
public import StatementFormats

/// A run of lines of one imported file, with the balances around them: a link of an account's chain.
///
/// A file whose lines are all new is one run. Where some of its lines were imported before, in the
/// middle, it is the runs between them.
public struct StatementRun: Hashable, Sendable {
  /// The record of its import.
  public let record: Int
  /// The numbers of its lines in that record, from 1.
  public let lines: ClosedRange<Int>
  /// Before its first line; nothing where the file does not state it.
  public let opening: Money?
  /// After its last line.
  public let closing: Money?
  public let firstDay: Day
  public let lastDay: Day
  /// Whether it is the count of a box. What a keeper states leads on from one statement to the next; a
  /// count says what is there, and nothing of the days before.
  public let isCount: Bool

  public init(
    record: Int, lines: ClosedRange<Int>, opening: Money?, closing: Money?, firstDay: Day,
    lastDay: Day, isCount: Bool = false
  ) {
    self.record = record
    self.lines = lines
    self.opening = opening
    self.closing = closing
    self.firstDay = firstDay
    self.lastDay = lastDay
    self.isCount = isCount
  }

  /// The runs of an import, in the order of its lines.
  public static func runs(of kept: StatementImport, record: Int) -> [StatementRun] {
    let lines = kept.statement.lines
    let breaks = Set(kept.known.map(\.after)).filter { $0 > 0 && $0 < lines.count }.sorted()
    return zip([0] + breaks, breaks + [lines.count]).compactMap { start, end in
      let days = lines[start..<end].map(\.day)
      guard let first = days.min(), let last = days.max() else { return nil }
      let isLast = end == lines.count
      return StatementRun(
        record: record, lines: start + 1...end, opening: kept.balance(before: start),
        closing: isLast ? kept.closingOfLines : kept.balance(before: end, withKnown: false),
        firstDay: first, lastDay: last)
    }
  }
}

extension StatementImport {
  /// What the file's opening balance and the rows before one of the new lines make.
  fileprivate func balance(before index: Int, withKnown isAfterKnown: Bool = true) -> Money? {
    let passed = known.filter { $0.after < index || (isAfterKnown && $0.after == index) }
    return statement.opening.map { opening in
      statement.lines[..<index].reduce(passed.reduce(opening) { $0 + $1.amount }) { $0 + $1.amount }
    }
  }

  /// The file's closing balance, less the known rows after its last new line.
  fileprivate var closingOfLines: Money? {
    let after = known.filter { $0.after == statement.lines.count }
    return statement.closing.map { closing in after.reduce(closing) { $0 - $1.amount } }
  }
}

/// All imported lines of an account in the order of their days, as one list from balance to balance.
struct StatementChain {
  /// The balance before the first line.
  let opening: Money
  /// The balance after the last line of the day.
  let closing: Money
  /// Balances that do not follow from the lines before them.
  let differences: [NamedDifference]

  /// The chain up to a day: a run that goes on after it is cut there.
  init(_ runs: [StatementRun], _ lines: [OpenLine], through day: Day) {
    var sums: [RunKey: Money] = [:]
    let runOf = Dictionary(
      runs.flatMap { run in run.lines.map { (LineID(statement: run.record, line: $0), run) } }
    ) { first, _ in first }
    for line in lines where line.day <= day {
      guard let run = runOf[line.id] else { continue }
      sums[RunKey(run), default: .zero] += line.amount
    }
    let runs = Self.ordered(runs.filter { $0.firstDay <= day })
    let first = runs.first
    opening =
      first.map { run in
        run.opening ?? ((run.closing ?? .zero) - Self.whole(run, lines))
      } ?? .zero
    var balance = opening
    var differences: [NamedDifference] = []
    for run in runs {
      let start = run.opening ?? balance
      if start != balance { differences.append(.gap(before: run.record, balance - start)) }
      let end = start + (sums[RunKey(run)] ?? .zero)
      balance = run.lastDay <= day ? run.closing ?? end : end
      if balance != end { differences.append(.untied(statement: run.record, end - balance)) }
    }
    closing = balance
    self.differences = differences
  }

  /// Runs by their days. Those of the same days follow their balances: the afternoon of a day may be
  /// imported before its morning.
  private static func ordered(_ runs: [StatementRun]) -> [StatementRun] {
    var rest = runs.sorted {
      ($0.firstDay, $0.lastDay, $0.record, $0.lines.lowerBound)
        < ($1.firstDay, $1.lastDay, $1.record, $1.lines.lowerBound)
    }
    var ordered: [StatementRun] = []
    while let first = rest.first {
      let tied = rest.prefix { ($0.firstDay, $0.lastDay) == (first.firstDay, first.lastDay) }
      let balance = ordered.last?.closing
      let following = tied.indices.first { balance != nil && tied[$0].opening == balance }
      let leading = tied.indices.first { place in
        tied[place].opening != nil
          && !tied.indices.contains { $0 != place && tied[$0].closing == tied[place].opening }
      }
      ordered.append(rest.remove(at: following ?? leading ?? 0))
    }
    return ordered
  }

  private static func whole(_ run: StatementRun, _ lines: [OpenLine]) -> Money {
    lines.reduce(.zero) { sum, line in
      line.id.statement == run.record && run.lines.contains(line.id.line)
        ? sum + line.amount : sum
    }
  }

  private struct RunKey: Hashable {
    let record: Int
    let first: Int

    init(_ run: StatementRun) {
      record = run.record
      first = run.lines.lowerBound
    }
  }
}

extension NamedDifference {
  /// What a chain of statements lacks: each balance that does not follow from what comes before it.
  ///
  /// - Parameter lines: All lines of the runs, in full.
  public static func gaps(_ runs: [StatementRun], _ lines: [OpenLine]) -> [NamedDifference] {
    StatementChain(runs, lines, through: .latest).differences
  }
}
