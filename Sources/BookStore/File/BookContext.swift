public import LedgerValues

/// What the world outside gives to a book: the time, chance, and the machine it runs on.
///
/// A value, so that documents and tests can fix it. `isInjected` says so, and each record that is
/// written under it says so too: a book made by a test is never mistaken for a real one.
public struct BookContext: Sendable {
  public var clock: @Sendable () -> Moment
  public var random: any RandomNumberGenerator & Sendable
  /// A name of this machine that another machine does not have.
  public var machine: String
  /// Who writes: an identifier, typed and not proved.
  public var actor: String
  public var isInjected: Bool
  /// Whether a person has said that a clock far ahead is right.
  public var isClockConfirmed = false
  /// Asked during long work: a no stops it with `interrupted`, and what it had begun is undone.
  public var goesOn: (@Sendable () -> Bool)? = nil

  public init(
    clock: @escaping @Sendable () -> Moment, random: any RandomNumberGenerator & Sendable,
    machine: String, actor: String, isInjected: Bool = false
  ) {
    self.clock = clock
    self.random = random
    self.machine = machine
    self.actor = actor
    self.isInjected = isInjected
  }
}

/// What a new book is made with.
public struct BookSettings: Hashable, Sendable {
  public var currency: Currency
  public var chart: String
  /// `fr` or `en`: what the program speaks where it is not told.
  public var language: String
  /// Minutes east of UTC; never the laptop's own zone.
  public var zoneMinutes: Int
  /// The first day that an entry may be true for.
  public var start: Day
  /// The coins at hand: what the household pays is a multiple of it.
  public var cashStep: Money

  public init(
    currency: Currency = .xof, chart: String = "sycebnl", language: String = "fr",
    zoneMinutes: Int = 0, start: Day, cashStep: Money = 5
  ) {
    self.currency = currency
    self.chart = chart
    self.language = language
    self.zoneMinutes = zoneMinutes
    self.start = start
    self.cashStep = cashStep
  }
}
