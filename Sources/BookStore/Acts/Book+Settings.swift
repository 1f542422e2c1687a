import DoubleEntry
import HealthFund
import LedgerSQLite
import LedgerValues

extension Book {
  func record(_ fund: Fund) throws(BookError) -> ActResult {
    var request: [String: JSON] = [
      "fund": .text(fund.code.text), "kind": .text(fund.kind.rawValue),
      "title_fr": .text(fund.frenchTitle), "title_en": .text(fund.englishTitle),
    ]
    if let funder = fund.funder { request["funder"] = .text(funder) }
    let known = try known(
      "SELECT record FROM fund WHERE code = ?", fund.code.text, "fund", request)
    if let known { return known }
    return try appended(.fund, request)
  }

  func record(_ provider: Provider) throws(BookError) -> ActResult {
    let request: [String: JSON] = [
      "provider": .text(provider.code), "title": .text(provider.title),
      "place": .text(provider.place),
    ]
    let known = try known(
      "SELECT record FROM provider WHERE code = ?", provider.code, "provider", request)
    if let known { return known }
    return try appended(.provider, request)
  }

  func record(_ price: Price) throws(BookError) -> ActResult {
    guard price.fee.isPositive, price.fee <= Money(Money.bound) else {
      throw .refused(.act(.amountNotPositive(price.fee)))
    }
    var request: [String: JSON] = [
      "service": .text(price.service), "title_fr": .text(price.frenchTitle),
      "title_en": .text(price.englishTitle), "act": .text(price.act),
      "programme": .text(price.programme), "fee": .integer(price.fee.units),
      "from": .text(price.from.description),
    ]
    if let neutral = price.neutral { request["neutral"] = .text(neutral) }
    let packed = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record FROM price WHERE service = ? AND from_day = ?", price.service,
        price.from.number, as: Int64.self)
    }
    if let packed {
      return try same(
        as: RecordKey(packed: packed), Reference(scope: "price", key: price.service),
        request: request)
    }
    return try appended(.price, request)
  }

  /// The record that has this code already, if it says the same.
  func known(
    _ query: String, _ code: String, _ scope: String, _ request: [String: JSON]
  ) throws(BookError) -> ActResult? {
    let packed = try stored { () throws(StorageFault) in
      try connection.first(query, code, as: Int64.self)
    }
    guard let packed else { return nil }
    return try same(
      as: RecordKey(packed: packed), Reference(scope: scope, key: code), request: request)
  }
}
