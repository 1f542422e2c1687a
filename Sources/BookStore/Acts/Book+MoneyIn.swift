import DoubleEntry
import HealthFund
import LedgerSQLite
import LedgerValues

extension Book {
  func record(_ subsidy: Subsidy) throws(BookError) -> ActResult {
    let fund = try fund(subsidy.fund)
    let entry = try acting { () throws(HealthFundError) in try subsidy.entry(into: fund) }
    try checkTreasuryAccount(subsidy.into)
    var request: [String: JSON] = [
      "day": .text(subsidy.day.description), "voucher": .text(subsidy.voucher),
      "fund": .text(subsidy.fund.text), "funder": .text(subsidy.funder),
      "amount": .integer(subsidy.amount.units), "into": .text(subsidy.into.text),
      "purpose": .text(subsidy.purpose),
    ]
    if let reference = subsidy.reference { request["reference"] = .text(reference) }
    let reference = Reference(scope: "voucher:subsidy", key: subsidy.voucher)
    if let known = try existing(reference, request: request) { return known }
    try check([entry])
    return try appended(.subsidy, request, entries: [entry])
  }

  func record(_ contribution: Contribution) throws(BookError) -> ActResult {
    let household = try household(contribution.household)
    var request: [String: JSON] = [
      "day": .text(contribution.day.description),
      "receipt": .text(contribution.receipt.description),
      "household": .text(household.identifier.description),
      "amount": .integer(contribution.amount.units), "into": .text(contribution.into.text),
    ]
    if let reference = contribution.reference { request["reference"] = .text(reference) }
    switch contribution.purpose {
    case .dues(let from, let months):
      return try record(
        dues: contribution, from: from, months: months, household, request: request)
    case .savings(let code):
      return try record(deposit: contribution, by: code, household, request: request)
    }
  }

  private func record(
    dues contribution: Contribution, from: Month?, months: Int, _ household: KnownHousehold,
    request: [String: JSON]
  ) throws(BookError) -> ActResult {
    let fund = try generalFund()
    try checkTreasuryAccount(contribution.into)
    var request = request
    request["kind"] = "dues"
    request["months"] = .integer(Int64(months))
    if let from { request["from"] = .text(from.description) }
    let reference = Reference(scope: "receipt", key: contribution.receipt.description)
    if let known = try existing(reference, request: request) { return known }
    try check(contribution.day)
    let cover = try cover(of: household.identifier)
    let first = from ?? cover.nextUnpaid(joined: household.household.joined)
    guard first.adding(months: months - 1).months(since: first) == months - 1 else {
      throw .refused(.act(.monthsOutOfRange(months)))
    }
    guard contribution.day >= household.household.joined else {
      throw .refused(
        .notYetJoined(household.household.code, joined: household.household.joined))
    }
    if let paid = cover.firstPaid(from: first, months: months) {
      throw .refused(.monthAlreadyPaid(household: household.household.code, paid))
    }
    request["from"] = .text(first.description)
    let entry = try entering { () throws(EntryError) in
      try Contribution.duesEntry(
        of: contribution, fund: fund.code, household: household.identifier, from: first,
        months: months)
    }
    try check([entry])
    return try appended(.contribution, request, entries: [entry])
  }

  private func record(
    deposit contribution: Contribution, by code: String, _ household: KnownHousehold,
    request: [String: JSON]
  ) throws(BookError) -> ActResult {
    let person = try person(code)
    guard person.household == household.identifier else {
      throw .refused(.personElsewhere(code, household: household.household.code))
    }
    guard let group = household.household.group else {
      throw .refused(.groupMissing(household: household.household.code))
    }
    try checkTreasuryAccount(contribution.into)
    var request = request
    request["kind"] = "savings"
    request["person"] = .text(person.identifier.description)
    let reference = Reference(scope: "receipt", key: contribution.receipt.description)
    if let known = try existing(reference, request: request) { return known }
    try check(contribution.day)
    guard contribution.day >= person.since else {
      throw .refused(.notYetJoined(person.code, joined: person.since))
    }
    let entry = try entering { () throws(EntryError) in
      try Contribution.savingsEntry(of: contribution, fund: group, person: person.identifier)
    }
    try check([entry])
    return try appended(.contribution, request, entries: [entry])
  }
}
