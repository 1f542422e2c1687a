import AccessRules
import BookStore
import DoubleEntry
import HealthFund
import LedgerReports
import LedgerValues
import Reconciliation
import StatementFormats

extension Refusal {
  static let samples: [Refusal] = identitySamples + calendarSamples + moneySamples + ruleSamples

  private static let identitySamples: [Refusal] = [
    .act(.nothingToPay), .entry(.voucherMissing), .report(.unknownFund(.sample)),
    .text(.controlCharacter),
    .referenceUsed(Reference(scope: "receipt", key: "R1-000123"), .sample, field: "amount"),
    .fundUnknown(.sample), .fundKind(.sample, .restricted), .noGeneralFund,
    .providerUnknown("CSCOM"), .householdUnknown("M0001-8"), .personUnknown("P0001-8"),
    .personElsewhere("P0001-8", household: "M0002-6"), .groupMissing(household: "M0001-8"),
    .accountUnknown(.unlistedSample), .accountNotTreasury(.healthSavings),
    .accountNotResult(.healthSavings),
    .serviceUnknown("CPN", .sample), .feeOffPriceList(service: "CPN", fee: 500, listed: 1_000),
    .visitUnknown("V-17"), .visitOfAnother("V-17", person: "P0001-8"), .recordUnknown(.sample),
    .nothingKnown(
      by: Moment(milliseconds: 1_765_000_000_000), first: Moment(milliseconds: 1_773_043_200_000)),
    .recordWithoutEntries(.sample), .codeCheckDigit("P0001-3"),
  ]

  private static let calendarSamples: [Refusal] = [
    .dayBeforeStart(.sample, start: .laterSample), .dayInFuture(.laterSample, today: .sample),
    .boxCounted(.sampleBox, through: .sample, .sample), .notYetJoined("M0001-8", joined: .sample),
    .monthClosed(.sample), .periodSigned(.sampleBox, .sample, by: .sample),
    .monthNotClosed(.sample),
    .monthNotOver(.sample), .earlierMonthOpen(.sample),
    .monthAlreadyPaid(household: "M0001-8", .sample), .alreadyReversed(.sample, by: .laterSample),
    .reversalOfReversal(.sample), .reversalBlocked(.sample, by: .laterSample), .reasonMissing,
  ]

  private static let moneySamples: [Refusal] = [
    .treasuryShort(.sampleBox, .sample, .sample, short: 2_500),
    .savingsShort(person: "P0001-8", available: 1_000, asked: 1_500),
    .savingsAboveShare(line: 2, share: 500, asked: 600),
    .withdrawalAboveShare(visit: "V-17", left: 0),
    .fundShort(.sample, available: 3_000, needed: 4_500),
    .nothingProvisional(visit: "V-17"), .provisionalRunning(visit: "V-17", until: .sample),
    .aidNotOwed(visit: "V-17"), .overPayable(.sample, provider: "CSCOM", owed: 12_000),
  ]

  private static let ruleSamples: [Refusal] = [
    .noRuleBook(.sample), .careCase(.unreadable), .undecided(facts: ["Enceinte", "Triage"]),
    .decisionErased(RecordKey(site: 1, sequence: 123)),
    .factUnknown("Enceint", asked: ["Triage", "Enceinte"]),
    .factValue(fact: "Triage", value: "mauve", possible: "vert, orange, rouge"),
    .matching(.statementEmpty), .claim(.nothingToAnswer(provider: "CSREF-C1")),
    .noStatement(.sampleBox),
    .statement(.malformed(key: "lines")), .reconciliation(.malformed(key: "groups")),
    .signing(.notPrepared(.sample)),
    .nothingToErase("P0001-8"), .bookChangedMeanwhile, .actorMissing,
  ]
}

extension RecordKey {
  /// The record that samples of refusals are about.
  static let sample = RecordKey(site: 1, sequence: 120)
  /// A record after it.
  static let laterSample = RecordKey(site: 1, sequence: 164)
}

extension Day {
  /// The day that samples of refusals are about.
  static let sample = Day(2026, 3, 9) ?? .earliest
  /// A day after it.
  static let laterSample = Day.sample.adding(days: 23)
}

extension AccountCode {
  /// The cash box that samples of refusals are about.
  static let sampleBox = AccountCode("5711") ?? .providers
  /// An account that no chart of the program has.
  static let unlistedSample = AccountCode("5799") ?? .providers
}

extension Month {
  /// The month that samples of refusals are about.
  static let sample = Day.sample.calendarMonth
}
