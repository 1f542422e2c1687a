public import AccessRules
import LedgerSQLite
public import LedgerValues

extension Book {
  /// Adopts a rule book: from now on it decides the visits of its days.
  ///
  /// The same book twice is adopted once. A later one for the same days replaces an earlier one for
  /// the visits recorded from then on, and never changes what was decided.
  ///
  /// - Throws: `referenceUsed` where it was adopted by another vote.
  public func adopt(_ ruleBook: RuleBook, votes: Votes? = nil) throws(BookError) -> ActResult {
    try write { () throws(BookError) in
      let known = try stored { () throws(StorageFault) in
        try connection.first(
          "SELECT record FROM rule_book WHERE digest = ?", ruleBook.digest.bytes, as: Int64.self)
      }
      if let known {
        let key = RecordKey(packed: known)
        if let votes, try self.votes(in: BodyReader(try record(key))) != votes {
          throw .refused(
            .referenceUsed(
              Reference(scope: "rule-book", key: ruleBook.version), key, field: "votes"))
        }
        return ActResult(record: key, isNew: false)
      }
      var body: [String: JSON] = [
        "name": .text(ruleBook.name), "version": .text(ruleBook.version),
        "from": .text(ruleBook.inForce.lowerBound.description),
        "to": .text(ruleBook.inForce.upperBound.description),
        "resolution": .text(ruleBook.resolution.reference),
        "resolution_day": .text(ruleBook.resolution.day.description),
        "digest": .text(ruleBook.digest.hex),
        "lines": .array(ruleBook.lines.map(JSON.text)),
      ]
      if let votes { body["votes"] = votes.json }
      return try appended(.ruleBook, body)
    }
  }

  /// The rule book that decides a visit of a day: the last one adopted for it.
  ///
  /// - Throws: `noRuleBook`.
  public func ruleBook(on day: Day) throws(BookError) -> RuleBook {
    try ruleBook(in: try ruleBookRecord(on: day))
  }

  private func ruleBookRecord(on day: Day) throws(BookError) -> RecordKey {
    let packed = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record FROM rule_book WHERE from_day <= ? AND to_day >= ?
        ORDER BY record DESC LIMIT 1
        """,
        day.number, day.number, as: Int64.self)
    }
    guard let packed else { throw .refused(.noRuleBook(day)) }
    return RecordKey(packed: packed)
  }

  /// The rule book of a digest, as it was adopted; nothing where the book has none such.
  func ruleBook(_ digest: Digest) throws(BookError) -> RuleBook? {
    let packed = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record FROM rule_book WHERE digest = ?", digest.bytes, as: Int64.self)
    }
    guard let packed else { return nil }
    return try ruleBook(in: RecordKey(packed: packed))
  }

  /// Every rule book adopted, in the order of adoption.
  public func ruleBooks() throws(BookError) -> [AdoptedRuleBook] {
    var books: [AdoptedRuleBook] = []
    for key in try ruleBookRecords() { books.append(try adopted(in: key)) }
    return books
  }

  /// Their texts alone, which are read once.
  func adoptedTexts() throws(BookError) -> [RuleBook] {
    var books: [RuleBook] = []
    for key in try ruleBookRecords() { books.append(try ruleBook(in: key)) }
    return books
  }

  private func ruleBookRecords() throws(BookError) -> [RecordKey] {
    try stored { () throws(StorageFault) in
      try connection.all("SELECT record FROM rule_book ORDER BY record", as: Int64.self)
    }.map(RecordKey.init(packed:))
  }

  /// The rule book that decides a visit of a day, with its adoption.
  ///
  /// - Throws: `noRuleBook`.
  public func adoptedRuleBook(on day: Day) throws(BookError) -> AdoptedRuleBook {
    try adopted(in: try ruleBookRecord(on: day))
  }

  private func adopted(in key: RecordKey) throws(BookError) -> AdoptedRuleBook {
    let record = try record(key)
    return AdoptedRuleBook(
      record: key, recordedAt: record.recordedAt, book: try ruleBook(in: key),
      votes: try votes(in: BodyReader(record)))
  }

  private func votes(in body: BodyReader) throws(BookError) -> Votes? {
    guard let votes = body.json["votes"] else { return nil }
    let counts = BodyReader(votes, of: body.record)
    return Votes(
      inFavour: Int(try counts.integer("for")), against: Int(try counts.integer("against")),
      abstained: Int(try counts.integer("abstained")))
  }

  /// Reads the rule book of a record once: its text does not change.
  private func ruleBook(in key: RecordKey) throws(BookError) -> RuleBook {
    if let known = readRuleBooks[key] { return known }
    let body = BodyReader(try record(key))
    guard let lines = body.json["lines"]?.array else { throw body.broken }
    let reading = RuleBook.read(lines: lines.compactMap(\.text))
    guard let book = reading.book, book.digest == (try body.digest("digest")) else {
      throw body.broken
    }
    readRuleBooks[key] = book
    return book
  }
}
