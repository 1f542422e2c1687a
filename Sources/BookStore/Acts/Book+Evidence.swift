import AccessRules
import HealthFund
import LedgerValues

extension Book {
  /// Evidence is dated; the same evidence twice is written once.
  ///
  /// Of a sensitive fact the list has only whose it is and its days: what it says lies beside the
  /// list, where it can be forgotten.
  func record(_ evidence: Evidence) throws(BookError) -> ActResult {
    let subject = try subject(evidence.subject)
    let content = KnownEvidence.Content(
      fact: evidence.fact, value: evidence.value, source: evidence.source)
    for known in try self.evidence(of: subject, on: evidence.fact)
    where known.from == evidence.from && known.to == evidence.to && known.content == content {
      return ActResult(record: known.record, isNew: false)
    }
    var body: [String: JSON] = [
      "subject": .text(subject), "from": .text(evidence.from.description),
    ]
    if let to = evidence.to { body["to"] = .text(to.description) }
    let members: [String: JSON] = [
      "fact": .text(content.fact), "value": .text(content.value), "source": .text(content.source),
    ]
    guard try isOpen(fact: evidence.fact) else {
      let detail = Detail(
        kind: "evidence", bytes: try Self.bytes(of: .object(members)), using: &context.random)
      return try appended(.evidence, body, details: [detail])
    }
    return try appended(.evidence, body.merging(members) { $1 })
  }

  /// Whether evidence of a fact may stand in the list for ever: a rule book declares it, and none
  /// calls it sensitive. What no rule book knows yet is kept beside the list; the class of a
  /// household, which its neighbours gave it, is not.
  private func isOpen(fact name: String) throws(BookError) -> Bool {
    let declared = try adoptedTexts().flatMap(\.facts).filter { $0.name == name }
    if declared.isEmpty { return name == Evidence.householdClass }
    return !declared.contains(where: \.isSensitive)
  }
}
