import AccessRules
import BookStore
import DoubleEntry
import HealthFund
import LedgerReports
import LedgerValues
import Reconciliation
import StatementFormats

extension Refusal: ExplainedTogether {
  // One line a case: what each says is in `Explanation+Act`, `+Calendar`, `+Money`, `+Rules`.
  var explanation: Explanation {
    switch self {
    case .act(let error): Explanation(error)
    case .entry(let error): Explanation(error)
    case .report(let error): Explanation(error)
    case .text(let error): Explanation(error)
    case .referenceUsed(let reference, let by, let field): .referenceUsed(reference, by, field)
    case .fundUnknown(let fund): .fundUnknown(fund)
    case .fundKind(let fund, let kind): .fundKind(fund, kind)
    case .noGeneralFund: .noGeneralFund
    case .providerUnknown(let code): .providerUnknown(code)
    case .householdUnknown(let code): .householdUnknown(code)
    case .personUnknown(let code): .personUnknown(code)
    case .personElsewhere(let person, let household): .personElsewhere(person, household)
    case .groupMissing(let household): .groupMissing(household)
    case .accountUnknown(let account): .accountUnknown(account)
    case .accountNotTreasury(let account): .accountNotTreasury(account)
    case .accountNotResult(let account): .accountNotResult(account)
    case .serviceUnknown(let service, let day): .serviceUnknown(service, day)
    case .feeOffPriceList(let service, let fee, let listed): .feeOff(service, fee, listed)
    case .visitUnknown(let visit): .visitUnknown(visit)
    case .visitOfAnother(let visit, let person): .visitOfAnother(visit, person)
    case .recordUnknown(let key): .recordUnknown(key)
    case .nothingKnown(let moment, let first): .nothingKnown(by: moment, first)
    case .recordWithoutEntries(let key): .recordWithoutEntries(key)
    case .codeCheckDigit(let code): .codeCheckDigit(code)
    case .dayBeforeStart(let day, let start): .dayBeforeStart(day, start)
    case .dayInFuture(let day, let today): .dayInFuture(day, today)
    case .boxCounted(let box, let day, let key): .boxCounted(box, day, key)
    case .notYetJoined(let code, let joined): .notYetJoined(code, joined)
    case .monthClosed(let month): .monthClosed(month)
    case .periodSigned(let account, let day, let key): .periodSigned(account, day, key)
    case .monthNotClosed(let month): .monthNotClosed(month)
    case .monthNotOver(let month): .monthNotOver(month)
    case .earlierMonthOpen(let month): .earlierMonthOpen(month)
    case .monthAlreadyPaid(let household, let month): .monthAlreadyPaid(household, month)
    case .alreadyReversed(let key, let by): .alreadyReversed(key, by)
    case .reversalOfReversal(let key): .reversalOfReversal(key)
    case .reversalBlocked(let key, let by): .reversalBlocked(key, by)
    case .reasonMissing: .reasonMissing
    case .treasuryShort(let account, let fund, let day, let short):
      .treasuryShort(account, fund, day, short)
    case .savingsShort(let person, let available, let asked):
      .savingsShort(person, available, asked)
    case .savingsAboveShare(let line, let share, let asked): .savingsAbove(line, share, asked)
    case .withdrawalAboveShare(let visit, let left): .withdrawalAbove(visit, left)
    case .fundShort(let fund, let available, let needed): .fundShort(fund, available, needed)
    case .nothingProvisional(let visit): .nothingProvisional(visit)
    case .provisionalRunning(let visit, let until): .provisionalRunning(visit, until)
    case .aidNotOwed(let visit): .aidNotOwed(visit)
    case .overPayable(let fund, let provider, let owed): .overPayable(fund, provider, owed)
    case .noRuleBook(let day): .noRuleBook(day)
    case .careCase(let error): Explanation(error)
    case .undecided(let facts): .undecided(facts)
    case .factUnknown(let fact, let asked): .factUnknown(fact, asked: asked)
    case .factValue(let fact, let value, let possible): .factValue(fact, value, possible)
    case .decisionErased(let key): .decisionErased(key)
    case .matching(let error): Explanation(error)
    case .claim(let error): Explanation(error)
    case .noStatement(let account): .noStatement(account)
    case .statement(let error): Explanation(error)
    case .reconciliation(let error): Explanation(error)
    case .signing(let error): Explanation(error)
    case .nothingToErase(let code): .nothingToErase(code)
    case .bookChangedMeanwhile: .bookChangedMeanwhile
    case .actorMissing: Explanation(UsageError.actorMissing)
    }
  }
}

extension Diagnostic {
  /// Why a book does not do what it was asked.
  init(_ error: BookError) {
    switch error {
    case .refused(let refusal): self.init(refusal)
    case .integrity(let fault):
      self.init(fault)
      isAboutBook = true
    case .question(let question):
      self.init(question)
      isAboutBook = true
    case .fault:
      self.init(error.fault?.fault ?? .guarded)
      detail = error.fault?.detail
      isAboutBook = true
    }
  }
}
