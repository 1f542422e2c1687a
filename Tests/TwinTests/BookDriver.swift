import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation

/// Does a command on the book, and says the answer in the twin's words.
struct BookDriver {
  let book: Book
  /// For what the book was told of services at the beginning.
  let twin: Twin

  func perform(_ command: TwinCommand) -> TwinAnswer {
    do {
      guard let result = try run(command) else { return .nothing }
      return .done(result.record.sequence, isNew: result.isNew)
    } catch let error as HealthFundError {
      return .refused(Self.text(error))
    } catch BookError.refused(let refusal) {
      return .refused(Self.text(refusal))
    } catch {
      return .refused("FAULT \(error)")
    }
  }

  private func run(_ command: TwinCommand) throws -> ActResult? {
    switch command {
    case .reverse(let record, let on, let reason):
      return try book.reverse(
        RecordKey(site: 1, sequence: record), on: try on.map(day), reason: reason)
    case .close(let month): return try book.close(Month(number: month))
    case .reopen(let month, let reason):
      return try book.reopen(Month(number: month), reason: reason)
    case .sign(let box, let month):
      let (account, month) = (try account(box), Month(number: month))
      _ = try book.prepare(month, of: account, by: read(Actor("Awa")))
      _ = try book.review(month, of: account, by: read(Actor("Moussa")))
      return try book.sign(month, of: account).result
    case .reopenPeriod(let box, let month):
      return try book.reopenPeriod(
        Month(number: month), of: account(box), by: read(Actor("Awa")), with: read(Actor("Moussa")),
        reason: "oubli")
    case .honour(let code, let on):
      return try book.honour(fund(code), on: day(on)).map {
        ActResult(record: $0.record, isNew: true)
      }
    case .settle(let visit, let converts, let on):
      return try book.settle(visit: visit, as: converts ? .converted : .confirmed, on: day(on))
    case .price, .evidence, .subsidy, .dues, .deposit, .transfer, .visit, .withdrawal, .payment,
      .count, .aid:
      guard let act = try act(command) else { return nil }
      return try book.perform(act)
    }
  }

  /// The act that a command is; nothing for what is no act.
  func act(_ command: TwinCommand) throws -> Act? {
    switch command {
    case .price(let code, let fee, let from): return .price(try price(code, fee, from))
    case .evidence(let household, let value, let from):
      return .evidence(
        try Evidence(
          subject: household, fact: "Classe validée", value: value, from: try day(from),
          source: "PV"))
    case .subsidy(let voucher, let code, let amount, let into):
      return .subsidy(
        try Subsidy(
          day: try day(voucher.day), voucher: voucher.number, fund: try fund(code),
          funder: "Commune", amount: Money(Int64(amount)), into: try account(into),
          reference: voucher.reference))
    case .dues(let voucher, let household, let amount, let from, let months, let into):
      return try contribution(
        voucher, .dues(from: from.map(Month.init(number:)), months: months), household, amount,
        into)
    case .deposit(let voucher, let household, let person, let amount, let into):
      return try contribution(voucher, .savings(person: person), household, amount, into)
    case .transfer(let voucher, let from, let to, let code, let amount, let fee):
      return .transfer(
        try Transfer(
          day: try day(voucher.day), voucher: voucher.number, from: try account(from),
          to: try account(to), fund: try fund(code), amount: Money(Int64(amount)),
          fee: Money(Int64(fee)), reference: voucher.reference))
    case .visit(let visit): return .visit(try self.visit(visit))
    case .withdrawal(let voucher, let person, let visit, let amount, let from):
      return .withdrawal(
        try Withdrawal(
          day: try day(voucher.day), voucher: voucher.number, person: person, visit: visit,
          amount: Money(Int64(amount)), from: try account(from), reference: voucher.reference))
    case .payment(let voucher, let provider, let from, let parts, let fee):
      return .payment(
        try Payment(
          day: try day(voucher.day), voucher: voucher.number, provider: provider,
          from: try account(from),
          parts: try parts.map {
            Payment.Part(fund: try fund($0.fund), amount: Money(Int64($0.amount)))
          },
          fee: Money(Int64(fee)), reference: voucher.reference))
    case .count(let voucher, let box, let notes, let coins, let witnesses):
      return .count(try count(voucher, box, notes, coins, witnesses))
    case .aid(let voucher, let visit, let from):
      return .aid(
        try AidPayment(
          day: try day(voucher.day), voucher: voucher.number, visit: visit,
          from: try account(from)))
    case .sign, .reopenPeriod, .reverse, .close, .reopen, .honour, .settle: return nil
    }
  }

  private func price(_ code: String, _ fee: Int, _ from: Int) throws -> Price {
    let service = twin.services[code]
    return Price(
      service: code, frenchTitle: code, englishTitle: code, act: service?.act ?? "",
      programme: service?.isMalaria == true ? "paludisme" : "aucun", fee: Money(Int64(fee)),
      from: try day(from), neutral: service?.isSensitive == true ? "CONS" : nil)
  }

  private func contribution(
    _ voucher: TwinVoucher, _ purpose: Contribution.Purpose, _ household: String, _ amount: Int,
    _ into: String
  ) throws -> Act {
    .contribution(
      try Contribution(
        day: try day(voucher.day), receipt: try read(Receipt(voucher.number)), purpose: purpose,
        household: household, amount: Money(Int64(amount)), into: try account(into),
        reference: voucher.reference))
  }

  private func count(
    _ voucher: TwinVoucher, _ box: String, _ notes: Int, _ coins: Int, _ witnesses: [String]
  ) throws -> CashCount {
    let names = try witnesses.map { try read(Actor($0)) }
    let seen = try CashCount.Witnesses(read(names.first), Array(names.dropFirst()))
    let pieces = [
      try read(Denomination(.note, 10_000)): UInt32(notes),
      try read(Denomination(.coin, 5)): UInt32(coins),
    ]
    return try CashCount(
      day: try day(voucher.day), voucher: voucher.number, box: try account(box), pieces: pieces,
      witnesses: seen)
  }

  private func visit(_ visit: TwinVisit) throws -> Visit {
    try Visit(
      day: try day(visit.day), number: visit.number, person: visit.person,
      provider: visit.provider,
      lines: visit.lines.map {
        Visit.Line(
          service: $0.service, fee: $0.fee.map { Money(Int64($0)) },
          savings: Money(Int64($0.savings)))
      },
      answers: visit.answers)
  }

  private func day(_ number: Int) throws -> Day { try read(Day(number: number)) }
  private func fund(_ code: String) throws -> FundCode { try read(FundCode(code)) }
  private func account(_ code: String) throws -> AccountCode { try read(AccountCode(code)) }

  private func read<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Unreadable() }
    return value
  }

  /// The generator wrote what no command line would read: a mistake of the tests.
  private struct Unreadable: Error {}
}

// Refusals in the twin's words: the kind, then the numbers that people are told.
extension BookDriver {
  static func text(_ error: HealthFundError) -> String {
    if case .entry(let error) = error { return text(error) }
    return String("\(error)".prefix { $0 != "(" })
  }

  static func text(_ error: SigningError) -> String {
    switch error {
    case .alreadySigned(let month, let by): "alreadySigned \(month.number) \(by.sequence)"
    case .notReady(let month, let findings): "notReady \(month.number) \(findings)"
    case .notSigned(let month): "notSigned \(month.number)"
    default: "UNEXPECTED \(error)"
    }
  }

  static func text(_ error: EntryError) -> String { String("\(error)".prefix { $0 != "(" }) }

  static func text(_ refusal: Refusal) -> String {
    switch refusal {
    case .act(let error): text(error)
    case .entry(let error): text(error)
    case .fundUnknown(let code): "fundUnknown \(code)"
    case .householdUnknown(let code): "householdUnknown \(code)"
    case .personUnknown(let code): "personUnknown \(code)"
    case .personElsewhere(let code, let household): "personElsewhere \(code) \(household)"
    case .providerUnknown(let code): "providerUnknown \(code)"
    case .groupMissing(let household): "groupMissing \(household)"
    case .accountUnknown(let code): "accountUnknown \(code)"
    case .accountNotTreasury(let code): "accountNotTreasury \(code)"
    case .accountNotResult(let code): "accountNotResult \(code)"
    case .referenceUsed(_, let record, let field): "referenceUsed \(record.sequence) \(field)"
    case .visitUnknown(let number): "visitUnknown \(number)"
    case .visitOfAnother(let number, let person): "visitOfAnother \(number) \(person)"
    case .recordUnknown(let key): "recordUnknown \(key.sequence)"
    case .recordWithoutEntries(let key): "recordWithoutEntries \(key.sequence)"
    case .reversalOfReversal(let key): "reversalOfReversal \(key.sequence)"
    case .alreadyReversed(let key, let by): "alreadyReversed \(key.sequence) \(by.sequence)"
    case .reversalBlocked(let key, let by): "reversalBlocked \(key.sequence) \(by.sequence)"
    case .reasonMissing: "reasonMissing"
    case .serviceUnknown(let code, _): "serviceUnknown \(code)"
    case .feeOffPriceList(let code, _, let listed): "feeOffPriceList \(code) \(listed.units)"
    case .noRuleBook(let day): "noRuleBook \(day.number)"
    case .factUnknown(let name, _): "factUnknown \(name)"
    case .factValue(let name, _, _): "factValue \(name)"
    case .undecided(let facts): "undecided \(facts.joined(separator: " "))"
    case .aidNotOwed(let visit): "aidNotOwed \(visit)"
    case .nothingProvisional(let visit): "nothingProvisional \(visit)"
    case .provisionalRunning(let visit, let until): "provisionalRunning \(visit) \(until.number)"
    case .signing(let error): text(error)
    case .periodSigned(let account, let day, let by):
      "periodSigned \(account) \(day.number) \(by.sequence)"
    case .dayBeforeStart, .dayInFuture, .monthClosed, .monthNotClosed, .monthNotOver,
      .earlierMonthOpen, .boxCounted, .notYetJoined, .monthAlreadyPaid:
      textOfDay(refusal)
    case .savingsAboveShare, .withdrawalAboveShare, .savingsShort, .overPayable, .treasuryShort,
      .fundShort:
      textOfMoney(refusal)
    case .report, .text, .nothingKnown, .codeCheckDigit, .fundKind, .noGeneralFund, .careCase,
      .matching, .claim,
      .noStatement, .statement, .reconciliation, .decisionErased, .nothingToErase,
      .bookChangedMeanwhile,
      .actorMissing:
      "UNEXPECTED \(refusal)"
    }
  }

  private static func textOfDay(_ refusal: Refusal) -> String {
    switch refusal {
    case .dayBeforeStart(let day, _): "dayBeforeStart \(day.number)"
    case .dayInFuture(let day, _): "dayInFuture \(day.number)"
    case .monthClosed(let month): "monthClosed \(month.number)"
    case .monthNotClosed(let month): "monthNotClosed \(month.number)"
    case .monthNotOver(let month): "monthNotOver \(month.number)"
    case .earlierMonthOpen(let month): "earlierMonthOpen \(month.number)"
    case .boxCounted(let box, let day, let by): "boxCounted \(box) \(day.number) \(by.sequence)"
    case .notYetJoined(let code, let day): "notYetJoined \(code) \(day.number)"
    case .monthAlreadyPaid(let code, let month): "monthAlreadyPaid \(code) \(month.number)"
    default: "UNEXPECTED \(refusal)"
    }
  }

  private static func textOfMoney(_ refusal: Refusal) -> String {
    switch refusal {
    case .savingsAboveShare(let line, let share, _): "savingsAboveShare \(line) \(share.units)"
    case .withdrawalAboveShare(let visit, let left): "withdrawalAboveShare \(visit) \(left.units)"
    case .savingsShort(let person, let held, let asked):
      "savingsShort \(person) \(held.units) \(asked.units)"
    case .overPayable(let fund, let provider, let owed):
      "overPayable \(fund) \(provider) \(owed.units)"
    case .treasuryShort(let account, let fund, let day, let short):
      "treasuryShort \(account) \(fund) \(day.number) \(short.units)"
    case .fundShort(let fund, let available, let needed):
      "fundShort \(fund) \(available.units) \(needed.units)"
    default: "UNEXPECTED \(refusal)"
    }
  }
}
