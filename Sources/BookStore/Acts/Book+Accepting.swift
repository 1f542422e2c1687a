public import DoubleEntry
import LedgerValues
public import Reconciliation

extension Book {
  /// Keeps suggestions that a person accepts, by their codes.
  ///
  /// - Throws: The first of these that holds: what refuses the account, `suggestionUnknown`, what
  ///   refuses the record where two of them use the same item, what refuses the posting of a
  ///   difference.
  public func accept(
    _ codes: [String], on account: AccountCode
  ) throws(BookError) -> ActResult {
    try writeKeepingRefusal(of: .adjustment, on: nil) { () throws(BookError) in
      let comparison = try comparison(of: account)
      let suggestions = try reconciling { () throws(ReconciliationError) in
        try comparison.suggestions
      }
      var chosen: [Suggestion] = []
      for code in codes {
        guard let suggestion = suggestions.first(where: { $0.code == code }) else {
          throw .refused(.matching(.suggestionUnknown(code)))
        }
        chosen.append(suggestion)
      }
      return try keep(chosen, of: comparison)
    }
  }

  /// Keeps all that the given rules suggest; what is confirmed is kept with it.
  ///
  /// - Throws: What refuses the account, what refuses the posting of a difference, `nothingToAccept`.
  public func accept(
    all rules: Set<MatchRule>, on account: AccountCode
  ) throws(BookError) -> ActResult {
    try writeKeepingRefusal(of: .adjustment, on: nil) { () throws(BookError) in
      let comparison = try match(account, accepting: rules)
      let tolerated = rules.contains(.tolerance) ? comparison.comparison.tolerated : []
      let made = try keepTolerated(tolerated.filter { !$0.isAnswer }, on: account)
      guard let record = made ?? comparison.record else {
        throw .refused(.matching(.nothingToAccept))
      }
      return ActResult(record: record, isNew: true)
    }
  }

  /// Keeps one match that a person makes by hand of lines and movements, or of parts of them.
  ///
  /// INVARIANT I18.
  public func split(
    _ account: AccountCode, lines: [NamedPart<LineID>], movements: [NamedPart<MovementID>]
  ) throws(BookError) -> ActResult {
    try write { () throws(BookError) in
      let comparison = try comparison(of: account)
      let match = try reconciling { () throws(ReconciliationError) in
        try KeptMatch(byHand: lines, movements, among: comparison.amounts)
      }
      return try kept([match], of: comparison)
    }
  }

  private func keep(
    _ suggestions: [Suggestion], of comparison: Comparison
  ) throws(BookError) -> ActResult {
    let plain = suggestions.filter { $0.adjustment == nil }.map(\.match)
    let first = plain.isEmpty ? nil : try kept(plain, of: comparison).record
    let tolerated = suggestions.filter { $0.adjustment != nil }
    guard let record = try keepTolerated(tolerated, on: comparison.account) ?? first else {
      throw .refused(.matching(.nothingToAccept))
    }
    return ActResult(record: record, isNew: true)
  }

  private func kept(
    _ matches: [KeptMatch], of comparison: Comparison
  ) throws(BookError) -> ActResult {
    guard let record = try keep(matches, on: comparison.account, among: comparison.amounts) else {
      throw .refused(.matching(.nothingToAccept))
    }
    return ActResult(record: record, isNew: true)
  }
}
