public import AccessRules
import HealthFund
public import LedgerValues

/// What deciding a recorded visit again gave.
public struct DecisionReplay: Hashable, Sendable {
  /// The visit's record.
  public let record: RecordKey
  public let visit: String
  public let outcome: Outcome

  public enum Outcome: Hashable, Sendable {
    /// The same decision, to the byte of its record.
    case equal
    /// Another decision than the recorded one: the record, or the program, is not what it was.
    case differs
    /// Facts that it needs were forgotten.
    case erased
    /// A later version of this program decided it.
    case newer
    /// Its rule book is not in the book, or its facts cannot be read.
    case unreadable
  }
}

extension Book {
  /// Decides every recorded visit again, from the book alone: its facts, its day, its rule book.
  public func replayDecisions(
    _ body: (DecisionReplay) throws(BookError) -> Void
  ) throws(BookError) {
    try eachRecord { (record) throws(BookError) in
      guard record.kind == .visit else { return }
      let visit = BodyReader(record)
      try body(
        DecisionReplay(
          record: record.key, visit: try visit.text("visit"), outcome: try replay(visit)))
    }
  }

  /// The decision of a recorded visit, with what it looked at; nothing where its facts were forgotten.
  ///
  /// - Throws: `recordUnknown`; `visitUnknown` where the record is no visit.
  public func decision(
    of key: RecordKey
  ) throws(BookError) -> (ruleBook: RuleBook, care: CareCase, decision: Decision)? {
    let record = try record(key)
    guard record.kind == .visit else { throw .refused(.visitUnknown(key.description)) }
    let visit = BodyReader(record)
    guard let stored = try storedDecision(visit) else { return nil }
    guard let care = try? CareCase(json: stored.care),
      let decision = try? stored.ruleBook.decide(care)
    else { throw visit.broken }
    return (stored.ruleBook, care, decision)
  }

  private func replay(_ visit: BodyReader) throws(BookError) -> DecisionReplay.Outcome {
    guard try detail(of: visit.record, "visit") != nil else { return .erased }
    guard let stored = try storedDecision(visit) else { return .unreadable }
    guard let number = stored.decision.open["semantics"]?.integer else { return .unreadable }
    guard let semantics = Semantics(rawValue: Int(number)) else { return .newer }
    guard let again = try? stored.ruleBook.replay(stored.care, under: semantics) else {
      return .unreadable
    }
    return stored.ruleBook.json(of: again, under: semantics) == stored.decision
      ? .equal : .differs
  }

  /// What a visit's record keeps of its decision; nothing where its facts were forgotten.
  func storedDecision(
    _ visit: BodyReader
  ) throws(BookError) -> (
    ruleBook: RuleBook, care: SplitJSON, decision: SplitJSON, services: [String]
  )? {
    guard let care = visit.json["care"], let decision = visit.json["decision"],
      let digest = decision["rule_book"]?.text.flatMap({ Digest(hex: $0) })
    else { throw visit.broken }
    guard let detail = try detail(of: visit.record, "visit"),
      let sensitive = try? JSON(canonical: detail.bytes), let hiddenCare = sensitive["care"],
      let hiddenDecision = sensitive["decision"], let ruleBook = try ruleBook(digest)
    else { return nil }
    return (
      ruleBook, SplitJSON(open: care, sensitive: hiddenCare),
      SplitJSON(open: decision, sensitive: hiddenDecision),
      sensitive["services"]?.array?.compactMap(\.text) ?? []
    )
  }
}
