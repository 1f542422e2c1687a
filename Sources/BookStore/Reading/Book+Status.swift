public import DoubleEntry
import LedgerSQLite
public import LedgerValues
import Reconciliation

/// Where one treasury account stands in its reconciliation.
public struct ReconciliationStatus: Hashable, Sendable {
  public let account: AccountCode
  /// Over all funds, to the last day posted.
  public let balance: Money
  /// None where no statement is in the book.
  public let lastStatementDay: Day?
  /// The last month that is signed.
  public let lastSigned: Month?
  public let openLines: Int
  public let openMovements: Int
  /// What nobody has explained yet.
  public let inSuspense: [SuspenseItem]
  /// The day of the oldest open line, or of the oldest open movement that a statement covers.
  public let oldest: Day?
}

extension Book {
  /// Where every treasury account that was ever used stands, by code.
  public func reconciliationStatus() throws(BookError) -> [ReconciliationStatus] {
    let codes = try stored { () throws(StorageFault) in
      try connection.all("SELECT code FROM account ORDER BY code", as: String.self)
    }
    var rows: [ReconciliationStatus] = []
    for code in codes.compactMap(AccountCode.init(_:)) where chart[code]?.nature == .treasury {
      let last = try statementRuns(of: code).map(\.lastDay).max()
      let lines = try openLines(of: code)
      let movements = try openMovements(of: code)
      let covered = movements.filter { movement in last.map { movement.day <= $0 } ?? false }
      rows.append(
        ReconciliationStatus(
          account: code, balance: try balance(of: code, on: .latest), lastStatementDay: last,
          lastSigned: try signatures(of: code).last { !$0.isReopened }?.month,
          openLines: lines.count, openMovements: movements.count,
          inSuspense: try inSuspense(of: code),
          oldest: (lines.map(\.day) + covered.map(\.day)).min()))
    }
    return rows
  }

  /// The record of a visit by its number; nothing where there is none such.
  public func visit(_ number: String) throws(BookError) -> RecordKey? {
    try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record FROM visit WHERE number = ?", number, as: Int64.self)
    }.map(RecordKey.init(packed:))
  }

  /// The number of a visit by its record; nothing where the record is no visit.
  public func visitNumber(of key: RecordKey) throws(BookError) -> String? {
    try stored { () throws(StorageFault) in
      try connection.first("SELECT number FROM visit WHERE record = ?", key.packed, as: String.self)
    }
  }
}
