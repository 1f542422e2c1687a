import LedgerValues
import TabularText

/// Reads the rows of a table as a profile says.
struct CSVStatementReader: StatementReader {
  private var table: TableReader
  /// By the profile's rule of fees, until running balances speak for another.
  private var cells: StatementCells
  private let keepsLines: Bool
  private var hasFees = false
  private var drafts: [TableDraft] = []
  private var draftOf: [TableDraft.Key: Int] = [:]
  /// The draft of the row before.
  private var current: Int?
  private var expectedRows = 0

  /// - Parameter dayOrder: What the days of the file show, where the profile does not say.
  init(
    profile: StatementProfile, table: TableReader, dayOrder: DayOrder, zoneMinutes: Int,
    keepsLines: Bool
  ) {
    self.keepsLines = keepsLines
    self.table = table
    cells = StatementCells(
      profile: profile, header: table.header, dayOrder: dayOrder, zoneMinutes: zoneMinutes)
  }

  var format: String { "csv" }
  var profile: String { cells.profile.title }
  var encoding: TextEncoding { table.encoding }

  mutating func read(
    _ piece: FilePiece, into gathering: inout StatementGathering
  ) throws(StatementError) -> Int {
    let (rows, used): (Table, Int)
    do {
      (rows, used) = try table.rows(in: piece.bytes, isLast: piece.isLast)
    } catch {
      throw .table(error)
    }
    if piece.origin == 0 {
      let count = rows.everyRow.count
      expectedRows = count + count * piece.following / max(1, used) * 17 / 16
      try readFirst(rows, into: &gathering)
    } else {
      for row in rows.everyRow { try take(row, into: &gathering) }
    }
    if piece.isLast {
      drafts.reverse()
      // Taken out one by one, so that each draft's lines are its own to turn round.
      while let draft = drafts.popLast() { gathering.add(draft.finished()) }
    }
    return used
  }

  /// Reads the first rows by the profile's rule of fees; where the running balances do not follow by
  /// it, and do by another, by that one.
  private mutating func readFirst(
    _ rows: Table, into gathering: inout StatementGathering
  ) throws(StatementError) {
    let (fresh, empty) = (self, gathering)
    for row in rows.everyRow { try take(row, into: &gathering) }
    guard hasFees, isBroken else { return }
    for rule in FeeRule.allCases where rule != cells.profile.fees {
      var (other, gathered) = (fresh, empty)
      other.cells = cells.reading(rule)
      for row in rows.everyRow { try other.take(row, into: &gathered) }
      guard other.isBroken else {
        (self, gathering) = (other, gathered)
        return
      }
    }
  }

  private var isBroken: Bool { drafts.contains(where: \.isBroken) }

  private mutating func take(
    _ row: Row, into gathering: inout StatementGathering
  ) throws(StatementError) {
    let outcome = read(row)
    guard drafts.count <= StatementFile.statementBound else {
      throw .tooManyStatements(limit: StatementFile.statementBound)
    }
    if case .line = outcome.fate {
      gathering.addLine(outcome.amount)
    } else {
      gathering.add(
        RowOutcome(
          row: row.line, byteRange: row.byteRange, fate: outcome.fate, amount: outcome.amount))
    }
  }

  /// The place of an account's draft; a row's account is nearly always that of the row before.
  private mutating func draft(of row: Row) -> Int {
    if let current, !cells.hasSeveralKeys { return current }
    let key = TableDraft.Key(
      account: cells.text(row, .account),
      currency: (try? cells.currency(row)) ?? cells.profile.currency)
    if let current, drafts[current].key == key { return current }
    let draft = draftOf[key] ?? drafts.count
    if draft == drafts.count {
      drafts.append(
        TableDraft(
          key: key, order: cells.profile.order, keepsLines: keepsLines,
          expecting: drafts.isEmpty ? expectedRows : 0))
      draftOf[key] = draft
    }
    current = draft
    return draft
  }

  private typealias Outcome = (fate: RowFate, amount: Money?)

  /// Puts a row into its draft as far as it can be read; what stops it is its fate.
  private mutating func read(_ row: Row) -> Outcome {
    let plainDay = cells.columns[.day].flatMap { row.plainDay(at: $0) }
    if let filter = cells.wordedFilter(row, isOperation: plainDay != nil) {
      if filter == .balance { addBalance(of: row) }
      return (.filtered(filter), nil)
    }
    switch row.fault {
    case .cells(let found, let expected):
      return (.rejected(.cells(found: found, expected: expected)), nil)
    case .textAfterQuote(let column):
      return (.rejected(.textAfterQuote(column: column)), nil)
    case nil: break
    }
    do throws(RowRejection) {
      return try readWhole(row, plainDay)
    } catch {
      return (.rejected(error), try? cells.amounts(row, cells.currency(row))?.total)
    }
  }

  private mutating func readWhole(_ row: Row, _ plainDay: Day?) throws(RowRejection) -> Outcome {
    let (day, moment) = try cells.time(row, plainDay)
    let currency = try cells.currency(row)
    let amounts = try cells.amounts(row, currency)
    let balance = try cells.amount(row, .balance, currency)
    guard let amounts else {
      guard balance != nil else { throw .noAmount(cells.place(row, .amount)) }
      addBalance(of: row)
      return (.filtered(.balance), nil)
    }
    if let status = cells.failedStatus(row) { return (.filtered(.status(status)), amounts.total) }
    let reference = try cells.reference(row)
    guard !amounts.gross.isZero || !amounts.fee.isZero else { return (.filtered(.zero), .zero) }
    let hasFee = !amounts.fee.isZero && !amounts.gross.isZero
    hasFees = hasFees || !amounts.fee.isZero
    let draft = draft(of: row)
    // The row's balance is known after its last line.
    let isTaken = drafts[draft].add(
      StatementLine(
        row: row.line, byteRange: row.byteRange, day: day, moment: moment,
        amount: hasFee ? amounts.gross : amounts.total, balance: hasFee ? nil : balance,
        reference: reference, isFee: amounts.gross.isZero,
        details: LineDetails(label: cells.text(row, .label), phone: cells.text(row, .phone))),
      fee: hasFee ? amounts.fee : .zero, balance: balance)
    guard isTaken else { throw .amount(cells.place(row, .amount), value: "", .overflow) }
    return (.line, amounts.total)
  }

  /// A stated balance, taken as the opening one where it comes before all lines.
  private mutating func addBalance(of row: Row) {
    guard row.fault == nil, let currency = try? cells.currency(row),
      let balance = try? cells.amount(row, .balance, currency)
    else { return }
    let draft = draft(of: row)
    drafts[draft].add(balance: balance, row: row.line)
  }
}
