import DoubleEntry
import LedgerSQLite
import LedgerValues

extension Book {
  /// The small number that stands for an account in the projections, given at its first use.
  func accountKey(_ account: AccountCode) throws(BookError) -> Int64 {
    if let key = caches.accountKeys[account] { return key }
    let key = try key(in: "account", column: "code", of: account.text)
    caches.accountKeys[account] = key
    return key
  }

  /// The small number that stands for a party in the projections, given at its first use.
  func partyKey(_ party: Party) throws(BookError) -> Int64 {
    if let key = caches.partyKeys[party] { return key }
    let key = try key(in: "party", column: "name", of: party.description)
    caches.partyKeys[party] = key
    return key
  }

  /// The small number of a fund.
  ///
  /// - Throws: `fundUnknown`: a fund is opened by a record of its own.
  func fundKey(_ fund: FundCode) throws(BookError) -> Int64 {
    if let key = caches.fundKeys[fund] { return key }
    let key = try stored { () throws(StorageFault) in
      try connection.first("SELECT id FROM fund WHERE code = ?", fund.text, as: Int64.self)
    }
    guard let key else { throw .refused(.fundUnknown(fund)) }
    caches.fundKeys[fund] = key
    return key
  }

  private func key(
    in table: String, column: String, of text: String
  ) throws(BookError) -> Int64 {
    try stored { () throws(StorageFault) in
      let known = try connection.first(
        "SELECT id FROM \(table) WHERE \(column) = ?", text, as: Int64.self)
      if let known { return known }
      guard connection.isInTransaction else { return -1 }
      try connection.insert("INSERT INTO \(table)(\(column)) VALUES(?)", text)
      return connection.lastInsertedKey
    }
  }
}
