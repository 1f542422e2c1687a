import DoubleEntry
import LedgerValues
import TabularText

/// Reads the cells of one row, and keeps every refusal, so that all mistakes are told at once.
struct RowReader {
  let row: Row
  private(set) var refusals: [RowRefusal] = []

  init(_ row: Row) {
    self.row = row
  }

  mutating func refuse(_ column: String, _ reason: RowRefusal.Reason, hidesValue: Bool = false) {
    refusals.append(
      RowRefusal(
        line: row.line, column: row.place(of: column).name,
        value: hidesValue ? "" : row[column], reason: reason))
  }

  /// What an optional column says; nothing where it is empty.
  func optional(_ column: String) -> String? {
    let text = row[column]
    return text.isEmpty ? nil : text
  }

  mutating func text(_ column: String) -> String? {
    guard let text = optional(column) else {
      refuse(column, .missing)
      return nil
    }
    return text
  }

  mutating func day(_ column: String) -> Day? {
    read(column, .notADay) { Day(iso: $0) }
  }

  mutating func account(_ column: String) -> AccountCode? {
    read(column, .notAnAccount, AccountCode.init)
  }

  mutating func fund(_ column: String) -> FundCode? {
    read(column, .notAFund, FundCode.init)
  }

  mutating func receipt(_ column: String) -> Receipt? {
    read(column, .notAReceipt, Receipt.init)
  }

  mutating func integer(_ column: String) -> Int? {
    read(column, .notANumber) { Int($0) }
  }

  mutating func amount(_ column: String) -> Money? {
    guard let text = text(column) else { return nil }
    do throws(MoneyError) {
      return try Money(text)
    } catch {
      refuse(column, .money(error))
      return nil
    }
  }

  /// An amount that may be left out: zero then.
  mutating func optionalAmount(_ column: String) -> Money? {
    optional(column) == nil ? .zero : amount(column)
  }

  mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ column: String, _ type: Choice.Type, french: [String: Choice] = [:]
  ) -> Choice? {
    read(column, .notAmong(Choice.allCases.map(\.rawValue))) { text in
      Choice(rawValue: text) ?? french[text.lowercased()]
    }
  }

  /// Makes the act, or refuses the cell that it fails on, in this row or in another one of the act.
  mutating func act(
    of rows: [Row] = [], _ make: () throws(HealthFundError) -> Act
  ) -> Act? {
    do throws(HealthFundError) {
      return try make()
    } catch {
      let place = error.place
      let wrong = (rows.isEmpty ? [row] : rows).lazy
        .compactMap { row in
          place.columns.first { row.has($0) && place.fits(row[$0]) }.map { (row, $0) }
        }.first
      refusals.append(
        RowRefusal(
          line: wrong?.0.line ?? row.line, column: wrong.map { $0.0.place(of: $0.1).name },
          value: wrong.map { $0.0[$0.1] } ?? "", reason: .act(error)))
      return nil
    }
  }

  mutating func read<Value>(
    _ column: String, _ reason: RowRefusal.Reason, _ make: (String) -> Value?
  ) -> Value? {
    guard let text = text(column) else { return nil }
    guard let value = make(text) else {
      refuse(column, reason)
      return nil
    }
    return value
  }
}
