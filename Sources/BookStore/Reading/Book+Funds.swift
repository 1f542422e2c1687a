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

  /// The mutual's own fund: the first of its kind.
  ///
  /// - Throws: `noGeneralFund`.
  public func generalFund() throws(BookError) -> Fund {
    guard let fund = try funds().first(where: { $0.kind == .general }) else {
      throw .refused(.noGeneralFund)
    }
    return fund
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

  /// Whether nothing more may be posted into a month.
  public func isClosed(_ month: Month) throws(BookError) -> Bool {
    let found = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT EXISTS(SELECT 1 FROM closing WHERE month = ?)", month.number, as: Int.self)
    }
    return found == 1
  }
}
