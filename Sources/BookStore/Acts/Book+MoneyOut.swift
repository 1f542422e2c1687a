import DoubleEntry
public import HealthFund
import LedgerSQLite
import LedgerValues

extension Book {
  func record(_ transfer: Transfer) throws(BookError) -> ActResult {
    let fund = try fund(transfer.fund)
    try checkTreasuryAccount(transfer.from)
    try checkTreasuryAccount(transfer.to)
    var request: [String: JSON] = [
      "day": .text(transfer.day.description), "voucher": .text(transfer.voucher),
      "from": .text(transfer.from.text), "to": .text(transfer.to.text),
      "fund": .text(transfer.fund.text), "amount": .integer(transfer.amount.units),
      "fee": .integer(transfer.fee.units),
    ]
    if let reference = transfer.reference { request["reference"] = .text(reference) }
    let reference = Reference(scope: "voucher:transfer", key: transfer.voucher)
    if let known = try existing(reference, request: request) { return known }
    let entries = try acting { () throws(HealthFundError) in try transfer.entries(fund: fund) }
    try check(entries)
    return try appended(.transfer, request, entries: entries)
  }

  /// INVARIANT: what is paid is owed, by that fund to that provider, on every day from then on.
  func record(_ payment: Payment) throws(BookError) -> ActResult {
    for part in payment.parts { _ = try fund(part.fund) }
    _ = try provider(payment.provider)
    try checkTreasuryAccount(payment.from)
    var request: [String: JSON] = [
      "day": .text(payment.day.description), "voucher": .text(payment.voucher),
      "provider": .text(payment.provider), "from": .text(payment.from.text),
      "fee": .integer(payment.fee.units),
      "parts": .array(
        payment.parts.map { ["fund": .text($0.fund.text), "amount": .integer($0.amount.units)] }),
    ]
    if let reference = payment.reference { request["reference"] = .text(reference) }
    let reference = Reference(scope: "voucher:payment", key: payment.voucher)
    if let known = try existing(reference, request: request) { return known }
    let funds = try fundsByCode()
    let entry = try acting { () throws(HealthFundError) in try payment.entry(funds: funds) }
    try check(payment.day)
    for part in payment.parts {
      let owed = try owed(to: payment.provider, by: part.fund, on: payment.day)
      guard part.amount <= owed else {
        throw .refused(.overPayable(part.fund, provider: payment.provider, owed: owed))
      }
    }
    try check([entry])
    return try appended(.payment, request, entries: [entry])
  }

  /// Savings leave the box only against care: at most what is left of the household's share of the
  /// visit, and at most what the person has.
  func record(_ withdrawal: Withdrawal) throws(BookError) -> ActResult {
    let person = try person(withdrawal.person)
    let group = try group(of: person)
    try checkTreasuryAccount(withdrawal.from)
    var request: [String: JSON] = [
      "day": .text(withdrawal.day.description), "voucher": .text(withdrawal.voucher),
      "person": .text(person.identifier.description), "visit": .text(withdrawal.visit),
      "amount": .integer(withdrawal.amount.units), "from": .text(withdrawal.from.text),
    ]
    if let reference = withdrawal.reference { request["reference"] = .text(reference) }
    let reference = Reference(scope: "voucher:withdrawal", key: withdrawal.voucher)
    if let known = try existing(reference, request: request) { return known }
    let left = try householdShareLeft(ofVisit: withdrawal.visit, for: person)
    try check(withdrawal.day)
    guard withdrawal.amount <= left else {
      throw .refused(.withdrawalAboveShare(visit: withdrawal.visit, left: left))
    }
    let savings = try savings(of: person.identifier, in: group, on: withdrawal.day)
    guard withdrawal.amount <= savings else {
      throw .refused(
        .savingsShort(person: person.code, available: savings, asked: withdrawal.amount))
    }
    let entry = try entering { () throws(EntryError) in
      try withdrawal.entry(fund: group, person: person.identifier)
    }
    try check([entry])
    return try appended(.withdrawal, request, entries: [entry])
  }

  /// The savings fund of a person's household.
  ///
  /// - Throws: `groupMissing`.
  func group(of person: KnownPerson) throws(BookError) -> FundCode {
    let household = try household(person.household.description).household
    guard let group = household.group else {
      throw .refused(.groupMissing(household: household.code))
    }
    return group
  }

  /// - Throws: `providerUnknown`.
  public func provider(_ code: String) throws(BookError) -> Provider {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT title, place FROM provider WHERE code = ?", code, as: String.self, String.self)
    }
    guard let row else { throw .refused(.providerUnknown(code)) }
    return Provider(code: code, title: row.0, place: row.1)
  }

  /// What the household bears of a visit, less what was withdrawn for it.
  private func householdShareLeft(
    ofVisit number: String, for person: KnownPerson
  ) throws(BookError) -> Money {
    let visit = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record, household FROM visit WHERE number = ? AND reversed = 0", number,
        as: Int64.self, String.self)
    }
    guard let visit else { throw .refused(.visitUnknown(number)) }
    guard visit.1 == person.household.description else {
      throw .refused(.visitOfAnother(number, person: person.code))
    }
    let (share, withdrawn) = try stored { () throws(StorageFault) in
      (
        try connection.first(
          """
          SELECT coalesce(sum(amount), 0) FROM share WHERE record = ? AND bearer = 'household'
          """,
          visit.0, as: Int64.self) ?? 0,
        try connection.first(
          """
          SELECT coalesce(sum(amount), 0) FROM withdrawal
          WHERE visit = ?
            AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = withdrawal.record)
          """,
          number, as: Int64.self) ?? 0
      )
    }
    return Money(share - withdrawn)
  }
}
