import LedgerTestSupport

// What was said before.
extension CommandMaker {
  /// Says an act again: the same, or with one field changed.
  mutating func again(_ twin: Twin) -> TwinCommand {
    guard let command = said.randomElement(using: &random) else { return .visit(visit(twin)) }
    return once(in: 2) ? command : changed(command)
  }

  private mutating func changed(_ command: TwinCommand) -> TwinCommand {
    switch command {
    case .subsidy(let voucher, let fund, let amount, let into):
      return once(in: 2)
        ? .subsidy(changed(voucher), fund: fund, amount: amount, into: into)
        : .subsidy(voucher, fund: fund, amount: amount + 1, into: account())
    case .dues(let voucher, let household, let amount, let from, let months, let into):
      return once(in: 2)
        ? .dues(
          changed(voucher), household: household, amount: amount, from: from, months: months,
          into: into)
        : .dues(
          voucher, household: household, amount: amount, from: (from ?? 24_300) + 1,
          months: months, into: into)
    case .deposit(let voucher, let household, let person, let amount, let into):
      return once(in: 2)
        ? .deposit(
          changed(voucher), household: household, person: person, amount: amount, into: into)
        : .dues(
          voucher, household: household, amount: amount, from: nil, months: 1, into: into)
    case .transfer(let voucher, let from, let to, let fund, let amount, let fee):
      return once(in: 2)
        ? .transfer(changed(voucher), from: from, to: to, fund: fund, amount: amount, fee: fee)
        : .transfer(voucher, from: to, to: from, fund: fund, amount: amount, fee: fee)
    case .visit(let visit): return .visit(changed(visit))
    case .withdrawal(let voucher, let person, let visit, let amount, let from):
      return .withdrawal(
        changed(voucher), person: person, visit: visit, amount: amount, from: from)
    case .payment(let voucher, let provider, let from, let parts, let fee):
      return once(in: 2)
        ? .payment(changed(voucher), provider: provider, from: from, parts: parts, fee: fee)
        : .payment(voucher, provider: provider, from: from, parts: parts, fee: fee + 1)
    case .price(let service, let fee, let from):
      return .price(service: service, fee: fee + 1, from: from)
    case .count(let voucher, let box, let notes, let coins, let witnesses):
      return once(in: 2)
        ? .count(changed(voucher), box: box, notes: notes, coins: coins, witnesses: witnesses)
        : .count(voucher, box: box, notes: notes, coins: coins + 1, witnesses: witnesses)
    case .aid(let voucher, let visit, let from):
      return once(in: 2)
        ? .aid(changed(voucher), visit: visit, from: from)
        : .aid(voucher, visit: visit, from: account())
    case .evidence, .sign, .reopenPeriod, .reverse, .close, .reopen, .honour, .settle:
      return command
    }
  }

  private mutating func changed(_ voucher: TwinVoucher) -> TwinVoucher {
    var voucher = voucher
    if once(in: 2) {
      voucher.day += 1
    } else {
      voucher.reference = voucher.reference == nil ? "OM0" : nil
    }
    return voucher
  }

  private mutating func changed(_ visit: TwinVisit) -> TwinVisit {
    var visit = visit
    switch Int.random(in: 0..<6, using: &random) {
    case 0: visit.day += 1
    case 1: visit.provider = visit.provider == "CSCOM-1" ? "CSREF-1" : "CSCOM-1"
    case 2: visit.lines.append(TwinLine(service: "CONS", fee: nil, savings: 0))
    case 3: visit.lines[0].service = visit.lines[0].service == "CONS" ? "TEST" : "CONS"
    case 4: visit.lines[0].savings += 1
    default: visit.answers = visit.answers.isEmpty ? ["Enceinte": "oui"] : [:]
    }
    return visit
  }
}
