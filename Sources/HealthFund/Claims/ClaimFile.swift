public import LedgerValues
public import TabularText

/// A provider's claim as it comes: a CSV file with a row for each service, or for each visit.
///
///     jour,visite,personne,prestation,tarif,part du ménage,montant
///     2025-03-04,V-00310,P0576-2,CPN,1500,375,1125
///
/// Headers are read in English and in French, days as `2025-03-04` and as `04/03/2025`. Where a row
/// does not say what the household paid, it is the fee less the amount.
public enum ClaimFile {
  /// The columns that are asked for, with their French names.
  public static let columns: [Column] = [
    Column("day", "jour", "date"),
    Column("visit", "visite", isRequired: false),
    Column("person", "personne", "patient"),
    Column("service", "prestation", "acte", isRequired: false),
    Column("fee", "tarif"),
    Column("charged", "part du ménage", "ticket modérateur", isRequired: false),
    Column("amount", "montant"),
  ]

  /// Reads a file: every line that is well formed, and every row that is not, with its reason.
  ///
  /// - Parameter normalize: Brings text into Unicode's form NFC.
  /// - Throws: What keeps the file from being read as a table at all.
  public static func read(
    _ bytes: [UInt8], limits: TableLimits = TableLimits(),
    normalize: @escaping @Sendable (String) -> String = { $0 }
  ) throws(TableError) -> ClaimReading {
    let table = try Table.read(
      bytes, as: TableFormat(columns: columns, allowsLegacy: true, limits: limits),
      normalize: normalize)
    var lines: [ClaimLine] = []
    var refusals: [RowRefusal] = []
    for row in table.everyRow {
      if let fault = row.fault {
        refusals.append(RowRefusal(line: row.line, column: nil, value: "", reason: .form(fault)))
        continue
      }
      var reader = RowReader(row)
      if let line = reader.claimLine() { lines.append(line) }
      refusals += reader.refusals
    }
    return ClaimReading(rows: table.everyRow.count, lines: lines, refusals: refusals)
  }
}

/// What a claim's file gave: its lines, and every row that gave none.
///
/// INVARIANT I17: each row is in one of the two.
public struct ClaimReading: Hashable, Sendable {
  /// Every row after the header, blank ones apart.
  public let rows: Int
  public let lines: [ClaimLine]
  /// In the order of the rows; a row may be refused for several cells.
  public let refusals: [RowRefusal]

  /// What the lines ask for in all.
  public var amount: Money { lines.reduce(.zero) { $0 + $1.amount } }
}

extension RowReader {
  fileprivate mutating func claimLine() -> ClaimLine? {
    let (day, person) = (dayAsWritten("day"), text("person"))
    let (fee, amount) = (notNegative("fee"), notNegative("amount"))
    let charged = optional("charged") == nil ? nil : notNegative("charged")
    guard refusals.isEmpty, let day, let person, let fee, let amount else { return nil }
    return ClaimLine(
      row: row.line, day: day, visit: optional("visit"), person: person,
      service: optional("service"), fee: fee, charged: charged ?? max(.zero, fee - amount),
      amount: amount)
  }

  private mutating func notNegative(_ column: String) -> Money? {
    guard let amount = amount(column) else { return nil }
    guard !amount.isNegative else {
      refuse(column, .act(.claimedNegative(amount)))
      return nil
    }
    return amount
  }

  /// A day as a program writes it, or as a French hand does.
  private mutating func dayAsWritten(_ column: String) -> Day? {
    read(column, .notADay) { text in
      if let day = Day(iso: text) { return day }
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 3, parts.map(\.utf8.count) == [2, 2, 4],
        parts.joined().utf8.allSatisfy({ (48...57) ~= $0 }), let day = Int(parts[0]),
        let month = Int(parts[1]), let year = Int(parts[2])
      else { return nil }
      return Day(year, month, day)
    }
  }
}
