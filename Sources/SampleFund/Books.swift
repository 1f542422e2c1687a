import LedgerValues

/// The files that the year fills in day order, with their running numbers.
struct Books: Sendable {
  let population: Population
  let providers: Providers

  private(set) var subsidies = Sheet(
    "subsidies.csv", header: "day,voucher,fund,funder,amount,into,reference,purpose")
  private(set) var contributions = Sheet(
    "contributions.csv",
    header: "day,receipt,kind,household,person,amount,months,from,into,reference")
  private(set) var transfers = Sheet(
    "transfers.csv", header: "day,voucher,from,to,fund,amount,fee,reference")
  private(set) var withdrawals = Sheet(
    "withdrawals.csv", header: "day,voucher,person,visit,amount,from")
  private(set) var visits = Sheet(
    "visits.csv",
    header: "day,visit,person,provider,line,service,fee,savings,Enceinte,Triage,Motif")
  private(set) var payments = Sheet(
    "payments.csv", header: "day,voucher,provider,from,fund,amount,fee,reference")

  /// The last number given in each of the five receipt books, from the second place on.
  private var receipts = [Int](repeating: 0, count: 6)
  private var counts = (subsidy: 0, transfer: 0, withdrawal: 0, visit: 0, payment: 0)

  init(_ population: Population, _ providers: Providers) {
    self.population = population
    self.providers = providers
  }

  mutating func enter(_ subsidy: Subsidy, reference: String) {
    counts.subsidy += 1
    subsidies.add(
      subsidy.day.description, "SUB-" + counts.subsidy.padded(to: 3), subsidy.fund.code,
      subsidy.funder, String(subsidy.amount), subsidy.account.code, reference, subsidy.purpose)
  }

  mutating func enter(_ contribution: Contribution, at till: Till, reference: String) {
    receipts[till.receiptBook] += 1
    let saver = contribution.saver.map { population.people[$0].code }
    let months = contribution.months
    contributions.add(
      contribution.day.description,
      "R\(till.receiptBook)-" + receipts[till.receiptBook].padded(to: 6),
      saver == nil ? "dues" : "savings", population.households[contribution.household].code,
      saver ?? "", String(contribution.amount), months.map { String($0.count) } ?? "",
      months?.from.description ?? "", till.account.code, reference)
  }

  mutating func enter(_ transfer: Transfer, reference: String) {
    counts.transfer += 1
    transfers.add(
      transfer.day.description, "VIR-" + counts.transfer.padded(to: 4), transfer.from.code,
      transfer.to.code, Fund.general.code, String(transfer.amount),
      transfer.fee == 0 ? "" : String(transfer.fee), reference)
  }

  mutating func enter(
    _ withdrawal: Withdrawal, amount: Int, from account: Treasury.Account, on day: Day
  ) {
    counts.withdrawal += 1
    withdrawals.add(
      day.description, "RET-" + counts.withdrawal.padded(to: 4),
      population.people[withdrawal.person].code, withdrawal.visit, String(amount), account.code)
  }

  /// The number of the next visit.
  mutating func nextVisit() -> String {
    counts.visit += 1
    return "V-" + counts.visit.padded(to: 5)
  }

  mutating func enter(_ visit: Visit, code: String, savings: [Int]) {
    let (day, person) = (visit.day.description, population.people[visit.person].code)
    let provider = providers.all[visit.provider].code
    let pregnant = visit.pregnant.map { $0 ? "oui" : "non" } ?? ""
    for (index, item) in visit.items.enumerated() {
      visits.add(
        day, code, person, provider, String(index + 1), PriceList.service(item).code,
        String(visit.fee(of: item)), savings[index] == 0 ? "" : String(savings[index]), pregnant,
        visit.triage.rawValue, visit.reason.rawValue)
    }
  }

  mutating func enter(_ payment: Payment, reference: String) {
    counts.payment += 1
    let provider = providers.all[payment.provider]
    for (index, part) in payment.parts.enumerated() {
      payments.add(
        payment.day.description, "PAI-" + counts.payment.padded(to: 4), provider.code,
        payment.account.code, part.fund.code, String(part.amount),
        index == 0 && payment.fee > 0 ? String(payment.fee) : "", reference)
    }
  }
}
