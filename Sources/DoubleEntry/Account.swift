/// An account of the chart: its titles, what it is, and which side it usually stands on.
public struct Account: Hashable, Sendable {
  /// What postings name it by.
  public let code: AccountCode
  /// Its title in French: the official one, or a subdivision's own.
  public let frenchTitle: String
  /// Its title in English, ours.
  public let englishTitle: String
  /// What it is, which decides where it is shown.
  public let nature: AccountNature
  /// Whether its credit balance is owed to someone outside the fund (a clinic, a saver, a donor):
  /// what *payable* counts. Deferred income is a liability that nobody is owed.
  public let isOwed: Bool
  /// The line of the minimal system's statements (SMT) that it adds to; none for clearing and memo.
  public let mapping: String?

  /// The same account under the code of one of its subdivisions.
  func subdivided(as code: AccountCode) -> Account {
    Account(
      code: code, frenchTitle: frenchTitle, englishTitle: englishTitle, nature: nature,
      isOwed: isOwed, mapping: mapping)
  }
}

/// What an account is, which decides where it is shown and what may be done with it.
public enum AccountNature: String, Hashable, Sendable, CaseIterable {
  case asset, liability, equity, restricted, expense, income, memo
  /// A cash box, a wallet, a bank account: never below zero on any day.
  case treasury
  /// Money on its way: back to zero when it arrives.
  case clearing
}
