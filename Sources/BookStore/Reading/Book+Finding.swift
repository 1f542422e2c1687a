import DoubleEntry
public import HealthFund
import LedgerSQLite
public import LedgerValues

/// A household as the book knows it.
public struct KnownHousehold: Hashable, Sendable {
  public let identifier: Identifier
  public let household: Household
}

/// A person as the book knows her; the details are absent where they were forgotten.
public struct KnownPerson: Hashable, Sendable {
  public let identifier: Identifier
  public let code: String
  public let household: Identifier
  public let role: Person.Role
  public let sex: Person.Sex
  public let since: Day
  public let details: Person.Details?
  public let record: RecordKey
}

extension Book {
  /// - Throws: `householdUnknown`.
  public func household(_ code: String) throws(BookError) -> KnownHousehold {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT identifier, code, fund, joined FROM household WHERE code = ? OR identifier = ?",
        code, code, as: String.self, String.self, String?.self, Int.self)
    }
    guard let row, let identifier = Identifier(hex: row.0), let joined = Day(number: row.3) else {
      throw .refused(.householdUnknown(code))
    }
    return KnownHousehold(
      identifier: identifier,
      household: Household(code: row.1, group: row.2.flatMap(FundCode.init(_:)), joined: joined))
  }

  /// All households, by code.
  public func households() throws(BookError) -> [KnownHousehold] {
    let codes = try stored { () throws(StorageFault) in
      try connection.all("SELECT code FROM household ORDER BY code", as: String.self)
    }
    var households: [KnownHousehold] = []
    for code in codes { households.append(try household(code)) }
    return households
  }

  /// A person by code or identifier.
  ///
  /// - Throws: `personUnknown`.
  public func person(_ code: String) throws(BookError) -> KnownPerson {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT identifier, code, household, role, sex, since, record FROM person
        WHERE code = ? OR identifier = ?
        """,
        code, code, as: String.self, String.self, String.self, String.self, String.self, Int.self,
        Int64.self)
    }
    guard let row, let identifier = Identifier(hex: row.0), let household = Identifier(hex: row.2),
      let role = Person.Role(rawValue: row.3), let sex = Person.Sex(rawValue: row.4),
      let since = Day(number: row.5)
    else { throw .refused(.personUnknown(code)) }
    let record = RecordKey(packed: row.6)
    return KnownPerson(
      identifier: identifier, code: row.1, household: household, role: role, sex: sex,
      since: since, details: try details(of: record),
      record: record)
  }

  /// The persons of a household, by code.
  public func persons(of household: Identifier) throws(BookError) -> [KnownPerson] {
    let codes = try stored { () throws(StorageFault) in
      try connection.all(
        "SELECT code FROM person WHERE household = ? ORDER BY code", household.description,
        as: String.self)
    }
    var persons: [KnownPerson] = []
    for code in codes { persons.append(try person(code)) }
    return persons
  }

  /// The identifier of a household or person, by its code.
  func subject(_ code: String) throws(BookError) -> String {
    let found = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT identifier FROM household WHERE code = ?
        UNION ALL SELECT identifier FROM person WHERE code = ?
        """,
        code, code, as: String.self)
    }
    guard let found else { throw .refused(.householdUnknown(code)) }
    return found
  }

  /// The months for which a household's dues are paid.
  public func cover(of household: Identifier) throws(BookError) -> Cover {
    let months = try stored { () throws(StorageFault) in
      try connection.all(
        "SELECT month FROM cover WHERE household = ?", household.description, as: Int.self)
    }
    return Cover(paid: months.map(Month.init(number:)))
  }

  /// The same as it was known when a record was written: with dues that were undone since, and without
  /// those that were paid since.
  func cover(of household: KnownHousehold, before key: RecordKey) throws(BookError) -> Cover {
    let (months, undone) = try stored { () throws(StorageFault) in
      (
        try connection.all(
          "SELECT month FROM cover WHERE household = ? AND record < ?",
          household.identifier.description, key.packed, as: Int.self),
        try connection.all(
          """
          SELECT reverses FROM reversal AS v JOIN record AS r ON r.id = v.reverses
          WHERE r.kind = 'contribution' AND v.reverses < ?1 AND v.record > ?1
          """,
          key.packed, as: Int64.self)
      )
    }
    var paid = months.map(Month.init(number:))
    for packed in undone {
      let body = BodyReader(try record(RecordKey(packed: packed)))
      guard try body.text("household") == household.identifier.description else { continue }
      paid += try body.coveredMonths()
    }
    return Cover(paid: paid)
  }

  /// The details of a person; nothing where they were forgotten.
  private func details(of record: RecordKey) throws(BookError) -> Person.Details? {
    guard let detail = try detail(of: record, "person") else { return nil }
    let json: JSON
    do throws(JSONError) {
      json = try JSON(canonical: detail.bytes)
    } catch {
      throw .integrity(.brokenRecord(record))
    }
    let body = BodyReader(json, of: record)
    return Person.Details(
      name: try body.text("name"),
      birth: try body.optionalText("birth").flatMap(PartialDate.init(iso:)),
      phone: try body.optionalText("phone"))
  }
}

extension Book {
  /// The persons that a condition holds for, by code: a search by name or phone. What was forgotten is
  /// not found.
  public func persons(
    where isMeant: (KnownPerson) -> Bool
  ) throws(BookError) -> [KnownPerson] {
    try reading { () throws(BookError) in
      let codes = try stored { () throws(StorageFault) in
        try connection.all("SELECT code FROM person ORDER BY code", as: String.self)
      }
      var found: [KnownPerson] = []
      for code in codes {
        let person = try person(code)
        if isMeant(person) { found.append(person) }
      }
      return found
    }
  }

  /// The language in which a book was opened; nothing where the file is not a book.
  ///
  /// It is asked before anything else is, to refuse in the right language; the book is not checked.
  public static func language(ofBookAt path: String) -> String? {
    guard let connection = try? Connection(.readOnly(path), policy: BookSchema.policy) else {
      return nil
    }
    return try? connection.first(
      "SELECT value FROM setting WHERE name = 'language'", as: String.self)
  }
}
