public import DoubleEntry
import LedgerSQLite
public import LedgerValues

extension Book {
  /// All funds, by code.
  public func funds() throws(BookError) -> [Fund] {
    try fundsByCode().values.sorted { $0.code < $1.code }
  }

  /// - Throws: `fundUnknown`.
  public func fund(_ code: FundCode) throws(BookError) -> Fund {
    guard let fund = try fundsByCode()[code] else { throw .refused(.fundUnknown(code)) }
    return fund
  }

  /// The mutual's own fund: the first of its kind that was opened, so that a later one never takes
  /// over its dues.
  ///
  /// - Throws: `noGeneralFund`.
  public func generalFund() throws(BookError) -> Fund {
    guard let fund = try firstGeneralFund() else { throw .refused(.noGeneralFund) }
    return fund
  }

  /// The same; nothing in the book of a group that has savings alone.
  func firstGeneralFund() throws(BookError) -> Fund? {
    let code = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT code FROM fund WHERE kind = ? ORDER BY record LIMIT 1",
        Fund.Kind.general.rawValue, as: String.self)
    }
    return try code.flatMap(FundCode.init(_:)).map(fund(_:))
  }

  func fundsByCode() throws(BookError) -> [FundCode: Fund] {
    if let funds = caches.funds { return funds }
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        "SELECT code, kind, title_fr, title_en, funder FROM fund",
        as: String.self, String.self, String.self, String.self, String?.self)
    }
    var funds: [FundCode: Fund] = [:]
    for row in rows {
      guard let code = FundCode(row.0), let kind = Fund.Kind(rawValue: row.1) else { continue }
      funds[code] = Fund(
        code: code, kind: kind, frenchTitle: row.2, englishTitle: row.3, funder: row.4)
    }
    caches.funds = funds
    return funds
  }

  /// Whether nothing more may be posted into a month: it is closed, or a later one is.
  ///
  /// A closing pins the totals of all that came before it, so that a month without entries which
  /// nobody closed is closed by the next closing.
  public func isClosed(_ month: Month) throws(BookError) -> Bool {
    let found = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT EXISTS(SELECT 1 FROM closing WHERE month >= ?)", month.number, as: Int.self)
    }
    return found == 1
  }
}
