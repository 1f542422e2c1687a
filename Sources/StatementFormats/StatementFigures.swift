public import LedgerValues

/// What a statement says in figures, without its lines: enough to see whether it ties.
///
/// Amounts are in the smallest unit of the statement's currency (francs for XOF), positive for
/// what came in.
public struct StatementFigures: Hashable, Sendable {
  /// The account as the file names it; nothing where it does not.
  public internal(set) var account: String?
  public internal(set) var currency: Currency
  /// The balance before the first line, stated or followed from the first running balance.
  public internal(set) var opening: Money?
  /// The balance after the last line.
  public internal(set) var closing: Money?
  /// Lines, fees that stand beside an amount among them.
  public private(set) var entries = 0
  public private(set) var sum: Money = 0
  public private(set) var firstDay: Day?
  public private(set) var lastDay: Day?
  /// The first row whose running balance does not follow from the row before it.
  public internal(set) var divergence: BalanceDivergence?
  /// Pages or messages that were joined to it.
  public internal(set) var pages = 1
  /// What was read otherwise than the format prescribes.
  public private(set) var notes: [StatementNote] = []

  init(account: String? = nil, currency: Currency) {
    self.account = account
    self.currency = currency
  }

  /// Whether opening balance and lines make the closing balance.
  ///
  /// INVARIANT I16: opening + sum of the lines = closing.
  public var ties: Ties {
    guard let opening, let closing else { return .notStated }
    let difference = closing - (opening + sum)
    return difference.isZero ? .yes : .no(difference: difference)
  }

  /// Whether the file ends before the statement does.
  public var isCut: Bool { notes.contains { $0.code.isCut } }

  /// So large a sum is an error of the file, and could not be added to without fear.
  private static let sumBound: Int64 = .max / 4

  /// Whether the sum with an amount would still be one of money.
  func fits(_ amount: Money) -> Bool { (sum + amount).units.magnitude <= Self.sumBound }

  /// Takes a line in; refuses one with which the sum would be beyond any money.
  mutating func add(_ line: StatementLine) -> Bool {
    guard fits(line.amount) else { return false }
    sum += line.amount
    entries += 1
    firstDay = min(firstDay ?? line.day, line.day)
    lastDay = max(lastDay ?? line.day, line.day)
    return true
  }

  /// Notes beyond this number are not kept.
  static let noteBound = 1_000

  mutating func note(_ code: StatementNote.Code, row: Int, column: Int? = nil) {
    guard notes.count < Self.noteBound else { return }
    notes.append(StatementNote(code, row: row, column: column))
  }
}

/// A statement while its file is read.
struct StatementDraft {
  var figures: StatementFigures
  private(set) var lines: [StatementLine] = []
  let keepsLines: Bool

  init(account: String? = nil, currency: Currency = .xof, keepsLines: Bool) {
    figures = StatementFigures(account: account, currency: currency)
    self.keepsLines = keepsLines
  }

  /// Takes a line in; refuses one with which the sum would be beyond any money.
  mutating func add(_ line: consuming StatementLine) -> Bool {
    guard figures.add(line) else { return false }
    if keepsLines { lines.append(line) }
    return true
  }

  /// Puts another line in the place of the last.
  mutating func replaceLast(with line: StatementLine) {
    guard !lines.isEmpty else { return }
    lines[lines.count - 1] = line
  }

  /// Makes room once for so many lines.
  mutating func expect(_ count: Int) {
    if keepsLines { lines.reserveCapacity(count) }
  }

  /// Puts the rows in the opposite order; an amount stays before its fee.
  mutating func turnRound() {
    lines.reverse()
    for index in lines.indices.dropFirst() where lines[index].row == lines[index - 1].row {
      lines.swapAt(index, index - 1)
    }
  }

  var statement: Statement { Statement(figures: figures, lines: lines) }
}
