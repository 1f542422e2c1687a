import LedgerValues
import TabularText

/// Reads the rows of a table as a profile says.
struct CSVStatementReader: StatementReader {
  private let rules: StatementProfile
  private var table: TableReader
  private let columns: StatementColumns
  private let dayOrder: DayOrder
  private let zoneMinutes: Int
  private let keepsLines: Bool
  /// The profile's, until running balances speak for another.
  private var fees: FeeRule
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
    self.rules = profile
    fees = profile.fees
    self.table = table
    self.dayOrder = dayOrder
    self.zoneMinutes = zoneMinutes
    columns = StatementColumns(table.header)
  }

  var format: String { "csv" }
  var profile: String { rules.title }
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
    for rule in FeeRule.allCases where rule != fees {
      var (other, gathered) = (fresh, empty)
      other.fees = rule
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
    if let current, !hasSeveralKeys { return current }
    let key = TableDraft.Key(
      account: text(row, .account), currency: (try? currency(row)) ?? rules.currency)
    if let current, drafts[current].key == key { return current }
    let draft = draftOf[key] ?? drafts.count
    if draft == drafts.count {
      drafts.append(
        TableDraft(
          key: key, order: rules.order, keepsLines: keepsLines,
          expecting: drafts.isEmpty ? expectedRows : 0))
      draftOf[key] = draft
    }
    current = draft
    return draft
  }

  /// Whether rows may be of several accounts or currencies.
  private var hasSeveralKeys: Bool { columns[.account] != nil || columns[.currency] != nil }

  private typealias Outcome = (fate: RowFate, amount: Money?)

  /// Puts a row into its draft as far as it can be read; what stops it is its fate.
  private mutating func read(_ row: Row) -> Outcome {
    let plainDay = columns[.day].flatMap { row.plainDay(at: $0) }
    if let filter = wordedFilter(row, isOperation: plainDay != nil) {
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
      return (.rejected(error), try? amounts(row, currency(row))?.total)
    }
  }

  private mutating func readWhole(_ row: Row, _ plainDay: Day?) throws(RowRejection) -> Outcome {
    let (day, moment) = try time(row, plainDay)
    let currency = try currency(row)
    let amounts = try amounts(row, currency)
    let balance = try amount(row, .balance, currency)
    guard let amounts else {
      guard balance != nil else { throw .noAmount(place(row, .amount)) }
      addBalance(of: row)
      return (.filtered(.balance), nil)
    }
    if let status = failedStatus(row) { return (.filtered(.status(status)), amounts.total) }
    let reference = try reference(row)
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
        details: LineDetails(label: text(row, .label), phone: text(row, .phone))),
      fee: hasFee ? amounts.fee : .zero, balance: balance)
    guard isTaken else { throw .amount(place(row, .amount), value: "", .overflow) }
    return (.line, amounts.total)
  }

  // MARK: What is no operation

  /// A repeated header, a row of totals or of a balance, known by its words.
  private func wordedFilter(_ row: Row, isOperation: Bool) -> RowFilter? {
    guard let day = columns[.day] else { return nil }
    // An operation begins with a digit of its day.
    let first = isOperation ? "" : row[day]
    if isOperation || first.utf8.first.map({ (48...57).contains($0) }) ?? false {
      guard let label = columns[.label], isEmpty(row, .amount), isEmpty(row, .debit),
        isEmpty(row, .credit)
      else { return nil }
      return Self.filter(of: FoldedName(row[label]))
    }
    if FoldedName(first) == table.header.folded[day] { return .header }
    for position in 0..<row.cellCount {
      let cell = row[position]
      if !cell.isEmpty, let filter = Self.filter(of: FoldedName(cell)) { return filter }
    }
    return nil
  }

  private static func filter(of name: FoldedName) -> RowFilter? {
    let words = name.description
    if words.hasPrefix("total") || words.hasPrefix("sous_total") || words.hasPrefix("grand_total") {
      return .total
    }
    let balances = ["solde", "balance", "opening_balance", "closing_balance", "ancien_solde"]
    let isBalance = balances.contains { words == $0 || words.hasPrefix($0 + "_") }
    return isBalance || words.hasPrefix("nouveau_solde") ? .balance : nil
  }

  /// A stated balance, taken as the opening one where it comes before all lines.
  private mutating func addBalance(of row: Row) {
    guard row.fault == nil, let currency = try? currency(row),
      let balance = try? amount(row, .balance, currency)
    else { return }
    let draft = draft(of: row)
    drafts[draft].add(balance: balance, row: row.line)
  }

  private func failedStatus(_ row: Row) -> String? {
    guard !rules.keptStatuses.isEmpty, let status = text(row, .status) else { return nil }
    return rules.keptStatuses.contains(FoldedName(status).description) ? nil : status
  }

  private func isEmpty(_ row: Row, _ field: StatementField) -> Bool { text(row, field) == nil }

  // MARK: Cells

  private func text(_ row: Row, _ field: StatementField) -> String? {
    guard let position = columns[field], !row.isEmpty(at: position) else { return nil }
    let text = row[position]
    return text.isEmpty ? nil : text
  }

  private func place(_ row: Row, _ field: StatementField) -> CellPlace {
    guard columns[field] == nil, field == .amount, rules.required.contains(.credit) else {
      return row.place(of: field.rawValue)
    }
    return row.place(of: StatementField.credit.rawValue)
  }

  private static func excerpt(_ text: String?) -> String { String((text ?? "").prefix(40)) }

  private func time(_ row: Row, _ plainDay: Day?) throws(RowRejection) -> (Day, Moment?) {
    if columns[.time] == nil, let plainDay { return (plainDay, nil) }
    let text = text(row, .day)
    guard let text, let reading = DayText(order: dayOrder).reading(text) else {
      throw .day(place(row, .day), value: Self.excerpt(text))
    }
    var seconds = reading.seconds
    if let time = self.text(row, .time) {
      guard let read = DayText.seconds(time) else {
        throw .time(place(row, .time), value: Self.excerpt(time))
      }
      seconds = read
    }
    let moment = seconds.map { seconds in
      let local = Int64(reading.day.number) * 86_400 + Int64(seconds)
      return Moment(milliseconds: (local - Int64(zoneMinutes) * 60) * 1_000)
    }
    return (reading.day, moment)
  }

  private func currency(_ row: Row) throws(RowRejection) -> Currency {
    guard let text = text(row, .currency) else { return rules.currency }
    let code = ["FCFA", "CFA", "F CFA"].contains(text) ? "XOF" : text
    guard let currency = Currency(code: code) else {
      throw .currency(place(row, .currency), value: Self.excerpt(text))
    }
    return currency
  }

  private func amount(
    _ row: Row, _ field: StatementField, _ currency: Currency
  ) throws(RowRejection) -> Money? {
    guard let position = columns[field] else { return nil }
    if currency.exponent == 0, let units = row.plainNumber(at: position) { return Money(units) }
    guard let text = text(row, field) else { return nil }
    do throws(MoneyError) {
      return try StatementAmount(decimal: rules.decimal, currency: currency).amount(text)
    } catch .empty {
      return nil
    } catch {
      throw .amount(place(row, field), value: Self.excerpt(text), error)
    }
  }

  private func reference(_ row: Row) throws(RowRejection) -> String? {
    guard let position = columns[.reference] else { return nil }
    if let text = row.plainText(at: position), text.utf8.count <= Self.referenceBound {
      return text
    }
    guard let text = text(row, .reference) else { return nil }
    // The control characters that are not ASCII are U+0080 to U+009F.
    guard text.utf8.count <= Self.referenceBound,
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7f...0x9f).contains($0.value) })
    else { throw .reference(place(row, .reference)) }
    return text
  }

  /// Bytes of a reference, at most.
  private static let referenceBound = 256

  private struct Amounts {
    let gross: Money
    /// Zero or less.
    let fee: Money
    var total: Money { gross + fee }
  }

  private func amounts(_ row: Row, _ currency: Currency) throws(RowRejection) -> Amounts? {
    guard let signed = try signed(row, currency) else { return nil }
    let stated = try amount(row, .fee, currency) ?? .zero
    switch fees {
    case .beside: return Amounts(gross: signed, fee: -stated.magnitude)
    case .subtracted: return Amounts(gross: signed, fee: -stated)
    case .inside:
      // With money that goes back, its fee comes back.
      let isGivenBack = stated.isNegative && signed.isNegative
      let fee = isGivenBack ? stated.magnitude : -stated.magnitude
      return Amounts(gross: signed - fee, fee: fee)
    }
  }

  private func signed(_ row: Row, _ currency: Currency) throws(RowRejection) -> Money? {
    switch rules.signs {
    case .written: return try amount(row, .amount, currency)
    case .words(let words, let out):
      guard let amount = try amount(row, .amount, currency) else { return nil }
      let label = FoldedName(text(row, .label) ?? "").description
      if out.contains(label) { return -amount.magnitude }
      guard words.contains(label) else {
        throw .kind(place(row, .label), value: Self.excerpt(text(row, .label)))
      }
      return amount
    case .sides, .sidesWithMinus:
      let debit = try amount(row, .debit, currency)
      let credit = try amount(row, .credit, currency)
      guard (debit ?? .zero).isZero || (credit ?? .zero).isZero else {
        throw .bothSides(place(row, .credit))
      }
      guard debit != nil || credit != nil else { return nil }
      let out = debit ?? .zero
      return (credit ?? .zero) - (rules.signs == .sides ? out : out.magnitude)
    }
  }
}
