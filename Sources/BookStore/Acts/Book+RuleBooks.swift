public import AccessRules
import LedgerSQLite
public import LedgerValues

extension Book {
  /// Adopts a rule book: from now on it decides the visits of its days.
  ///
  /// The same book twice is adopted once. A later one for the same days replaces an earlier one for
  /// the visits recorded from then on, and never changes what was decided.
  public func adopt(_ ruleBook: RuleBook) throws(BookError) -> ActResult {
    try write { () throws(BookError) in
      let known = try stored { () throws(StorageFault) in
        try connection.first(
          "SELECT record FROM rule_book WHERE digest = ?", ruleBook.digest.bytes, as: Int64.self)
      }
      if let known { return ActResult(record: RecordKey(packed: known), isNew: false) }
      return try appended(
        .ruleBook,
        [
          "name": .text(ruleBook.name), "version": .text(ruleBook.version),
          "from": .text(ruleBook.inForce.lowerBound.description),
          "to": .text(ruleBook.inForce.upperBound.description),
          "resolution": .text(ruleBook.resolution.reference),
          "resolution_day": .text(ruleBook.resolution.day.description),
          "digest": .text(ruleBook.digest.hex),
          "lines": .array(ruleBook.lines.map(JSON.text)),
        ])
    }
  }

  /// The rule book that decides a visit of a day: the last one adopted for it.
  ///
  /// - Throws: `noRuleBook`.
  public func ruleBook(on day: Day) throws(BookError) -> RuleBook {
    let packed = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record FROM rule_book WHERE from_day <= ? AND to_day >= ?
        ORDER BY record DESC LIMIT 1
        """,
        day.number, day.number, as: Int64.self)
    }
    guard let packed else { throw .refused(.noRuleBook(day)) }
    return try ruleBook(in: RecordKey(packed: packed))
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
  public func ruleBooks() throws(BookError) -> [(record: RecordKey, book: RuleBook)] {
    let keys = try stored { () throws(StorageFault) in
      try connection.all("SELECT record FROM rule_book ORDER BY record", as: Int64.self)
    }
    var books: [(RecordKey, RuleBook)] = []
    for packed in keys {
      let key = RecordKey(packed: packed)
      books.append((key, try ruleBook(in: key)))
    }
    return books
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
