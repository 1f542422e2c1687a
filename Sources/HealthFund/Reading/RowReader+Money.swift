import DoubleEntry
import LedgerValues
import TabularText

extension RowReader {
  mutating func subsidyAct() -> Act? {
    let (day, voucher, fund) = (day("day"), text("voucher"), fund("fund"))
    let (funder, amount, into) = (text("funder"), amount("amount"), account("into"))
    guard let day, let voucher, let fund, let funder, let amount, let into else { return nil }
    let (reference, purpose) = (optional("reference"), row["purpose"])
    return act { () throws(HealthFundError) in
      .subsidy(
        try Subsidy(
          day: day, voucher: voucher, fund: fund, funder: funder, amount: amount, into: into,
          reference: reference, purpose: purpose))
    }
  }

  mutating func contributionAct() -> Act? {
    let (day, receipt, household) = (day("day"), receipt("receipt"), text("household"))
    let (amount, into) = (amount("amount"), account("into"))
    let purpose = purpose()
    guard let day, let receipt, let household, let amount, let into, let purpose else {
      return nil
    }
    let reference = optional("reference")
    return act { () throws(HealthFundError) in
      .contribution(
        try Contribution(
          day: day, receipt: receipt, purpose: purpose, household: household, amount: amount,
          into: into, reference: reference))
    }
  }

  private mutating func purpose() -> Contribution.Purpose? {
    switch text("kind")?.lowercased() {
    case nil: return nil
    case "dues", "cotisation":
      guard let months = integer("months") else { return nil }
      guard optional("from") != nil else { return .dues(from: nil, months: months) }
      guard let from = read("from", .notAMonth, { Month(iso: $0) }) else { return nil }
      return .dues(from: from, months: months)
    case "savings", "épargne": return text("person").map { .savings(person: $0) }
    default:
      refuse("kind", .notAmong(["dues", "savings"]))
      return nil
    }
  }

  mutating func transferAct() -> Act? {
    let (day, voucher, fund) = (day("day"), text("voucher"), fund("fund"))
    let (from, to) = (account("from"), account("to"))
    let (amount, fee) = (amount("amount"), optionalAmount("fee"))
    guard let day, let voucher, let fund, let from, let to, let amount, let fee else {
      return nil
    }
    let reference = optional("reference")
    return act { () throws(HealthFundError) in
      .transfer(
        try Transfer(
          day: day, voucher: voucher, from: from, to: to, fund: fund, amount: amount, fee: fee,
          reference: reference))
    }
  }

  mutating func withdrawalAct() -> Act? {
    let (day, voucher, person) = (day("day"), text("voucher"), text("person"))
    let (visit, amount, from) = (text("visit"), amount("amount"), account("from"))
    guard let day, let voucher, let person, let visit, let amount, let from else { return nil }
    let reference = optional("reference")
    return act { () throws(HealthFundError) in
      .withdrawal(
        try Withdrawal(
          day: day, voucher: voucher, person: person, visit: visit, amount: amount, from: from,
          reference: reference))
    }
  }
}
