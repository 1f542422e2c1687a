public import AccessRules
public import DoubleEntry
public import HealthFund
public import LedgerReports
public import LedgerSQLite
public import LedgerValues
public import Reconciliation
public import StatementFormats

/// Why a book does not do what it was asked.
public enum BookError: Error, Sendable {
  /// A rule of the books says no; nothing was written.
  case refused(Refusal)
  /// The book is not whole, or the file is not a book that this program may open.
  case integrity(IntegrityFault)
  /// Only a person can decide: several candidates, a clock far ahead.
  case question(Question)
  /// Disk, lock, file or schema.
  case fault(StorageFault)
}

extension BookError: FaultCarrier {}

/// A rule of the books that an act breaks.
///
/// Cases are in order of precedence: when several hold, the first is thrown.
public enum Refusal: Error, Hashable, Sendable {
  /// The act itself is malformed.
  case act(HealthFundError)
  /// What a report was asked for makes no sense.
  case report(ReportError)
  /// A text that the list cannot keep.
  case text(JSONError)
  case codeCheckDigit(String)
  case reasonMissing

  case fundUnknown(FundCode)
  /// A restricted or savings fund where the general one is meant, or the other way round.
  case fundKind(FundCode, Fund.Kind)
  case householdUnknown(String)
  case personUnknown(String)
  case personElsewhere(String, household: String)
  case providerUnknown(String)
  case groupMissing(household: String)
  case noGeneralFund
  case accountUnknown(AccountCode)
  case accountNotTreasury(AccountCode)
  /// Neither expense nor income.
  case accountNotResult(AccountCode)
  /// The same reference with other content; `field` is what differs.
  case referenceUsed(Reference, RecordKey, field: String)
  case visitUnknown(String)
  case visitOfAnother(String, person: String)
  case recordUnknown(RecordKey)
  /// No record was written down by then.
  case nothingKnown(by: Moment, first: Moment)
  case recordWithoutEntries(RecordKey)
  /// INVARIANT I9.
  case reversalOfReversal(RecordKey)
  case alreadyReversed(RecordKey, by: RecordKey)
  /// What depends on it must be reversed first.
  case reversalBlocked(RecordKey, by: RecordKey)

  /// Before the book's first day.
  case dayBeforeStart(Day, start: Day)
  /// Later than today by more than a week.
  case dayInFuture(Day, today: Day)
  /// INVARIANT I13.
  case monthClosed(Month)
  /// INVARIANT I20: the account's month is signed, by this record.
  case periodSigned(AccountCode, Day, by: RecordKey)
  case monthNotClosed(Month)
  case monthNotOver(Month)
  case earlierMonthOpen(Month)
  /// A count comes after the last one of its box.
  case boxCounted(AccountCode, through: Day, RecordKey)
  case notYetJoined(String, joined: Day)
  case monthAlreadyPaid(household: String, Month)

  case serviceUnknown(String, Day)
  case feeOffPriceList(service: String, fee: Money, listed: Money)
  case noRuleBook(Day)
  /// An answer to what the rule book does not ask; `asked` is what it asks.
  case factUnknown(String, asked: [String])
  /// No answer to the question; `possible` says what would be one.
  case factValue(fact: String, value: String, possible: String)
  /// The visit cannot be put to the rule book.
  case careCase(CareCaseError)
  /// The rules need an answer that was not given.
  case undecided(facts: [String])
  /// The facts that a decision looked at were forgotten.
  case decisionErased(RecordKey)

  case savingsAboveShare(line: Int, share: Money, asked: Money)
  case withdrawalAboveShare(visit: String, left: Money)
  case savingsShort(person: String, available: Money, asked: Money)
  /// No share of the visit waits to be confirmed or converted.
  case nothingProvisional(visit: String)
  /// A provisional share becomes the household's debt only after its last day.
  case provisionalRunning(visit: String, until: Day)
  /// Nothing is owed to the household beside the bill, or all of it was paid.
  case aidNotOwed(visit: String)
  case overPayable(FundCode, provider: String, owed: Money)
  /// The entry that the act would make is malformed.
  case entry(EntryError)
  /// INVARIANT I11: what an account would lack on a day, in one fund.
  case treasuryShort(AccountCode, FundCode, Day, short: Money)
  case fundShort(FundCode, available: Money, needed: Money)

  case noStatement(AccountCode)
  case matching(MatchingRefusal)
  case claim(ClaimRefusal)
  case statement(StatementError)
  case reconciliation(ReconciliationError)
  case signing(SigningError)
  case nothingToErase(String)
  case bookChangedMeanwhile
  case actorMissing
}

/// What makes an act the same act: the scope and the key under which it is written once.
public struct Reference: Hashable, Sendable {
  /// `receipt`, `visit`, `voucher:payment` …
  public let scope: String
  public let key: String

  public init(scope: String, key: String) {
    self.scope = scope
    self.key = key
  }
}

/// Why a file cannot be trusted as a book.
public enum IntegrityFault: Error, Hashable, Sendable {
  case notABook
  case newerFormat(found: Int)
  /// A table or trigger is not as this program made it.
  case schemaChanged(object: String)
  /// Postings that belong to no record.
  case strayPostings
  /// A record's digest or form is not right.
  case brokenRecord(RecordKey)
  /// What was checked is not whole; this is the first thing that is not right.
  case notWhole(Finding)
  /// Two copies of the book were written on, or its history was rewritten: they differ from this
  /// record on.
  case fork(RecordKey)
  /// A body that this version of the program cannot read.
  case unknownRecord(RecordKey, kind: String, version: Int)
}

/// What the program asks a person.
public enum Question: Error, Hashable, Sendable {
  /// The clock is more than 40 days past the last record.
  case clockAhead(days: Int)
  /// Another machine wrote this book last.
  case otherMachine
  /// The book was handed over, and no machine has taken it on.
  case handedOver
  /// The file is a backup: it is restored, and never written on.
  case isBackup
  /// Nothing but their day and amount names rows of a file that may have been imported before: one of
  /// the two files may begin within that day.
  case firstDayUnclear(rows: [Int], by: RecordKey)
  /// Rows of a file have references that were imported with other content.
  case referencesReused(rows: [Int], by: RecordKey)
  /// A file names another account than a record did of the same treasury account, or the account
  /// that a record has as another treasury account: both numbers by their last characters.
  case otherAccount(named: String, before: String, AccountCode, by: RecordKey)
}
