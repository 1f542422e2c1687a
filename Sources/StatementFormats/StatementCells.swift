import LedgerValues
import TabularText

/// Reads the cells of a table's rows as a profile says.
///
/// One object, which nothing changes: a row is read with it at hand, not with a copy of it.
final class StatementCells: Sendable {
  let profile: StatementProfile
  let columns: StatementColumns
  private let header: Header
  private let dayOrder: DayOrder
  private let zoneMinutes: Int

  /// - Parameter dayOrder: What the days of the file show, where the profile does not say.
  init(profile: StatementProfile, header: Header, dayOrder: DayOrder, zoneMinutes: Int) {
    self.profile = profile
    self.header = header
    self.dayOrder = dayOrder
    self.zoneMinutes = zoneMinutes
    columns = StatementColumns(header)
  }

  /// The same cells read by another rule of fees.
  func reading(_ fees: FeeRule) -> StatementCells {
    var profile = profile
    profile.fees = fees
    return StatementCells(
      profile: profile, header: header, dayOrder: dayOrder, zoneMinutes: zoneMinutes)
  }

  /// Whether rows may be of several accounts or currencies.
  var hasSeveralKeys: Bool { columns[.account] != nil || columns[.currency] != nil }

  // MARK: What is no operation

  /// A repeated header, a row of totals or of a balance, known by its words.
  func wordedFilter(_ row: Row, isOperation: Bool) -> RowFilter? {
    guard let day = columns[.day] else { return nil }
    // An operation begins with a digit of its day.
    let first = isOperation ? "" : row[day]
    if isOperation || first.utf8.first.map({ (48...57).contains($0) }) ?? false {
      guard let label = columns[.label], isEmpty(row, .amount), isEmpty(row, .debit),
        isEmpty(row, .credit)
      else { return nil }
      return Self.filter(of: FoldedName(row[label]))
    }
    if FoldedName(first) == header.folded[day] { return .header }
    if isNamedOperation(row) { return nil }
    for position in 0..<row.cellCount {
      let cell = row[position]
      if !cell.isEmpty, let filter = Self.filter(of: FoldedName(cell)) { return filter }
    }
    return nil
  }

  /// Whether a row has an amount and a number of its own, as no total has: its words are a shop's or a
  /// service's.
  private func isNamedOperation(_ row: Row) -> Bool {
    guard let reference = text(row, .reference), Self.filter(of: FoldedName(reference)) == nil
    else {
      return false
    }
    return !isEmpty(row, .amount) || !isEmpty(row, .debit) || !isEmpty(row, .credit)
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

  func failedStatus(_ row: Row) -> String? {
    guard !profile.keptStatuses.isEmpty, let status = text(row, .status) else { return nil }
    return profile.keptStatuses.contains(FoldedName(status).description) ? nil : status
  }

  private func isEmpty(_ row: Row, _ field: StatementField) -> Bool { text(row, field) == nil }

  // MARK: Cells

  func text(_ row: Row, _ field: StatementField) -> String? {
    guard let position = columns[field], !row.isEmpty(at: position) else { return nil }
    let text = row[position]
    return text.isEmpty ? nil : text
  }

  func place(_ row: Row, _ field: StatementField) -> CellPlace {
    guard columns[field] == nil, field == .amount, profile.required.contains(.credit) else {
      return row.place(of: field.rawValue)
    }
    return row.place(of: StatementField.credit.rawValue)
  }

  private static func excerpt(_ text: String?) -> String { String((text ?? "").prefix(40)) }

  func time(_ row: Row, _ plainDay: Day?) throws(RowRejection) -> (Day, Moment?) {
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

  func currency(_ row: Row) throws(RowRejection) -> Currency {
    guard let text = text(row, .currency) else { return profile.currency }
    let code = ["FCFA", "CFA", "F CFA"].contains(text) ? "XOF" : text
    guard let currency = Currency(code: code) else {
      throw .currency(place(row, .currency), value: Self.excerpt(text))
    }
    return currency
  }

  func amount(
    _ row: Row, _ field: StatementField, _ currency: Currency
  ) throws(RowRejection) -> Money? {
    guard let position = columns[field] else { return nil }
    if currency.exponent == 0, let units = row.plainNumber(at: position) { return Money(units) }
    guard let text = text(row, field) else { return nil }
    do throws(MoneyError) {
      return try StatementAmount(decimal: profile.decimal, currency: currency).amount(text)
    } catch .empty {
      return nil
    } catch {
      throw .amount(place(row, field), value: Self.excerpt(text), error)
    }
  }

  func reference(_ row: Row) throws(RowRejection) -> String? {
    guard let position = columns[.reference] else { return nil }
    if let text = row.plainText(at: position), text.utf8.count <= StatementReference.bound {
      return text
    }
    return try StatementReference.checked(text(row, .reference), at: place(row, .reference))
  }

  struct Amounts {
    let gross: Money
    /// Zero or less.
    let fee: Money
    var total: Money { gross + fee }
  }

  func amounts(_ row: Row, _ currency: Currency) throws(RowRejection) -> Amounts? {
    guard let signed = try signed(row, currency) else { return nil }
    let stated = try amount(row, .fee, currency) ?? .zero
    switch profile.fees {
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
    switch profile.signs {
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
      return (credit ?? .zero) - (profile.signs == .sides ? out : out.magnitude)
    }
  }
}
