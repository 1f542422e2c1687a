public import LedgerValues

/// What became of a guarantee: proved for every case, broken by one, or neither.
///
/// It is about cases of which all facts are known, on any day the book is in force, whatever the
/// bill, the counters and what the funds can spend.
public struct Verdict: Hashable, Sendable {
  /// A place in `RuleBook.guarantees`.
  public let guarantee: Int
  public let outcome: Outcome
  /// The first day on which it is so; parameters change what is.
  public let from: Day

  public enum Outcome: Hashable, Sendable {
    /// No case breaks it.
    case proved
    /// These cases break it, whoever decides them.
    case refuted(Counterexample)
    /// No case was found that breaks it, and it is not sure that there is none: from this step of
    /// the waterfall on, if from one.
    case notProved(step: Int?)
  }

  public var isProved: Bool { outcome == .proved }

  public var isRefuted: Bool {
    if case .refuted = outcome { true } else { false }
  }
}

/// Cases that break a guarantee.
public struct Counterexample: Hashable, Sendable {
  /// One; two where the guarantee compares cases.
  public let cases: [CareCase]
  /// By case, what is taken to be decided in it: `Classe = A`. Nothing where the guarantee compares
  /// facts, or compares nothing.
  public let supposed: [String]
  /// By case, what the household bears of the lines that the guarantee is about; nothing where it is
  /// about something else.
  public let household: [Money]
}
