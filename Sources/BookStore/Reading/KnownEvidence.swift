import LedgerSQLite
public import LedgerValues

/// Evidence as the book has it.
public struct KnownEvidence: Hashable, Sendable {
  public let record: RecordKey
  public let from: Day
  /// The last day; none where it has no end.
  public let to: Day?
  /// What it says; nothing where that was forgotten.
  public let content: Content?

  /// What evidence says, and the paper that says it.
  public struct Content: Hashable, Sendable {
    public let fact: String
    public let value: String
    public let source: String
  }

  /// Whether it is true on a day.
  public func holds(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}

extension Book {
  /// The evidence of a household or a person, by identifier, the latest first.
  public func evidence(of subject: Identifier) throws(BookError) -> [KnownEvidence] {
    try evidence(of: subject.description, on: nil)
  }

  /// The evidence of a subject on one fact, or on all, the latest first. That of a sensitive fact is
  /// found by what its detail says; forgotten evidence is on no fact.
  func evidence(of subject: String, on fact: String?) throws(BookError) -> [KnownEvidence] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT record, from_day, to_day, fact, value, source FROM evidence
        WHERE subject = ? AND (?2 IS NULL OR fact IS NULL OR fact = ?2)
        ORDER BY from_day DESC, record DESC
        """,
        subject, fact, as: Int64.self, Int.self, Int?.self, String?.self, String?.self,
        String?.self)
    }
    var found: [KnownEvidence] = []
    for row in rows {
      let record = RecordKey(packed: row.0)
      guard let from = Day(number: row.1) else { continue }
      var content: KnownEvidence.Content?
      if let fact = row.3, let value = row.4, let source = row.5 {
        content = KnownEvidence.Content(fact: fact, value: value, source: source)
      } else {
        content = try hiddenContent(of: record)
      }
      guard fact == nil || content?.fact == fact else { continue }
      found.append(
        KnownEvidence(
          record: record, from: from, to: row.2.flatMap { Day(number: $0) }, content: content))
    }
    return found
  }

  private func hiddenContent(of record: RecordKey) throws(BookError) -> KnownEvidence.Content? {
    guard let detail = try detail(of: record, "evidence") else { return nil }
    guard let json = try? JSON(canonical: detail.bytes) else {
      throw .integrity(.brokenRecord(record))
    }
    let body = BodyReader(json, of: record)
    return KnownEvidence.Content(
      fact: try body.text("fact"), value: try body.text("value"), source: try body.text("source"))
  }
}
