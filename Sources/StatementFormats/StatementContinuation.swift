public import LedgerValues

/// A line that an earlier import took: the record of that import, and its number there from 1.
public struct ImportedLine: Hashable, Sendable {
  public let line: StatementLine
  public let statement: Int
  public let number: Int
  /// Whether the import's first day is the line's.
  public let isOfFirstDay: Bool

  public init(_ line: StatementLine, statement: Int, number: Int, isOfFirstDay: Bool) {
    self.line = line
    self.statement = statement
    self.number = number
    self.isOfFirstDay = isOfFirstDay
  }
}

/// What a statement says beyond the lines that were imported before.
///
/// Files overlap: the export of a month again, with the first days of the next. A line is known by
/// its reference, day, hour, amount, balance and whether it is a fee; equal lines are counted, so
/// that two equal operations of which one was imported leave one.
public struct StatementContinuation: Hashable, Sendable {
  /// The statement with its new lines alone; its balances are still the file's.
  public let statement: Statement
  /// The lines of the file that were imported before.
  public let known: [KnownLine]
  /// Rows of which a person must say what they are, in the order of the file.
  public let doubts: [StatementDoubt]

  public init(
    of statement: Statement, beyond imported: [ImportedLine], firstDay: FirstDay? = nil,
    allowsReusedReferences: Bool = false
  ) {
    var earlier = Dictionary(grouping: imported) { LineKey($0.line) }
    let named = Dictionary(
      imported.compactMap { line in ReferenceKey(line.line).map { ($0, line) } }
    ) { first, _ in first }
    let keys = Set(earlier.keys)
    let first = statement.firstDay
    var (known, new): ([KnownLine], [StatementLine]) = ([], [])
    var doubts: [StatementDoubt] = []
    for line in statement.lines {
      let key = LineKey(line)
      let other = earlier[key]?.first
      if let other {
        let mayBeNew = !key.isIdentifying && (line.day == first || other.isOfFirstDay)
        if mayBeNew, firstDay == nil { doubts.append(.sameDay(row: line.row, other)) }
        if !mayBeNew || firstDay != .part {
          earlier[key]?.removeFirst()
          known.append(KnownLine(line, as: other, after: new.count))
          continue
        }
      } else if !allowsReusedReferences, !keys.contains(key),
        let other = ReferenceKey(line).flatMap({ named[$0] })
      {
        doubts.append(.sameReference(row: line.row, other))
      }
      new.append(line)
    }
    self.known = known
    self.doubts = doubts
    self.statement = Statement(
      account: statement.account, currency: statement.currency, opening: statement.opening,
      closing: statement.closing, lines: new, divergence: statement.divergence,
      pages: statement.pages, notes: statement.notes)
  }

  /// Where the first day of a file that overlaps another begins.
  public enum FirstDay: String, Hashable, Sendable, CaseIterable {
    /// At midnight: its rows that equal known ones are those.
    case whole
    /// In the middle: its rows come after the known ones.
    case part
  }

  private struct LineKey: Hashable {
    let reference: String?
    let day: Day
    let moment: Moment?
    let amount: Money
    let balance: Money?
    let isFee: Bool

    init(_ line: StatementLine) {
      reference = line.reference
      day = line.day
      moment = line.moment
      amount = line.amount
      balance = line.balance
      isFee = line.isFee
    }

    /// More than a day and an amount, which other operations of that day may share.
    var isIdentifying: Bool { reference != nil || balance != nil || moment != nil }
  }

  /// An operation's number, with its direction: what is taken back comes under the same number.
  private struct ReferenceKey: Hashable {
    let reference: String
    let isFee: Bool
    let isIn: Bool

    init?(_ line: StatementLine) {
      guard let reference = line.reference else { return nil }
      self.reference = reference
      isFee = line.isFee
      isIn = line.amount.isPositive
    }
  }
}

/// A line of a file that an earlier import took already.
public struct KnownLine: Hashable, Sendable {
  public let row: Int
  public let byteRange: Range<Int>
  public let amount: Money
  /// The record of the import that took it, and its number there.
  public let statement: Int
  public let number: Int
  /// How many of the file's new lines come before it.
  public let after: Int

  public init(
    row: Int, byteRange: Range<Int>, amount: Money, statement: Int, number: Int, after: Int
  ) {
    self.row = row
    self.byteRange = byteRange
    self.amount = amount
    self.statement = statement
    self.number = number
    self.after = after
  }

  init(_ line: StatementLine, as imported: ImportedLine, after: Int) {
    self.init(
      row: line.row, byteRange: line.byteRange, amount: line.amount,
      statement: imported.statement, number: imported.number, after: after)
  }
}

/// A row that may be a line imported before, or another one.
public enum StatementDoubt: Hashable, Sendable {
  /// Nothing but its day and amount names it, and one of the two files may begin within that day.
  case sameDay(row: Int, ImportedLine)
  /// Its reference was imported with another amount, day, hour or balance.
  case sameReference(row: Int, ImportedLine)

  public var row: Int {
    switch self {
    case .sameDay(let row, _), .sameReference(let row, _): row
    }
  }
}

extension StatementImport {
  /// Whether another reading of the same file gives each row the same amounts, and its new lines the
  /// same days; of lines that an earlier import took, a record keeps no day.
  public func saysTheSame(as reading: StatementImport) -> Bool {
    let lines = Dictionary(grouping: reading.statement.lines, by: \.row)
    let amounts = { (row: Int) in (lines[row] ?? []).map(\.amount) }
    let kept = Dictionary(grouping: statement.lines, by: \.row)
    let rows =
      kept.mapValues { $0.map(\.amount) }
      .merging(
        Dictionary(grouping: known, by: \.row).mapValues { $0.map(\.amount) }, uniquingKeysWith: +)
    return rows.count == lines.count
      && rows.allSatisfy { $0.value.sorted() == amounts($0.key).sorted() }
      && kept.allSatisfy { row, taken in
        taken.allSatisfy { line in
          lines[row]?.contains { $0.day == line.day && $0.amount == line.amount } ?? false
        }
      }
  }

  /// The same file once more: each of its lines is known.
  public func whollyKnown(as record: Int) -> StatementImport {
    let lines = statement.lines.enumerated().map { index, line in
      KnownLine(
        row: line.row, byteRange: line.byteRange, amount: line.amount, statement: record,
        number: index + 1, after: 0)
    }
    return StatementImport(
      account: account, profile: profile, file: file,
      statement: Statement(
        currency: statement.currency, opening: statement.opening, closing: statement.closing,
        lines: []),
      known: lines + known, leftOut: leftOut)
  }
}
