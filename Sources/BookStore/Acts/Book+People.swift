import DoubleEntry
import HealthFund
import LedgerSQLite
import LedgerValues

extension Book {
  func record(_ household: Household) throws(BookError) -> ActResult {
    try checkDigit(household.code)
    if let group = household.group {
      let fund = try fund(group)
      guard fund.kind == .savings else { throw .refused(.fundKind(group, fund.kind)) }
    }
    var request: [String: JSON] = [
      "code": .text(household.code), "joined": .text(household.joined.description),
    ]
    if let group = household.group { request["group"] = .text(group.text) }
    let known = try known(
      "SELECT record FROM household WHERE code = ?", household.code, "household", request)
    if let known { return known }
    request["household"] = .text(Identifier(using: &context.random).description)
    return try appended(.household, request)
  }

  /// A person's name, birth and phone go beside the list; the list has the commitment.
  func record(_ person: Person) throws(BookError) -> ActResult {
    try checkDigit(person.code)
    let household = try self.household(person.household)
    var request: [String: JSON] = [
      "code": .text(person.code), "household": .text(household.identifier.description),
      "role": .text(person.role.rawValue), "sex": .text(person.sex.rawValue),
      "since": .text(person.since.description),
    ]
    let known = try known(
      "SELECT record FROM person WHERE code = ?", person.code, "person", request)
    let bytes = try Self.bytes(of: person.details)
    if let known {
      if let detail = try detail(of: known.record, "person"), detail.bytes != bytes {
        throw .refused(
          .referenceUsed(
            Reference(scope: "person", key: person.code), known.record, field: "detail"))
      }
      return known
    }
    let detail = Detail(kind: "person", bytes: bytes, using: &context.random)
    request["person"] = .text(Identifier(using: &context.random).description)
    return try appended(.person, request, details: [detail])
  }

  private static func bytes(of details: Person.Details) throws(BookError) -> [UInt8] {
    var members: [String: JSON] = ["name": .text(details.name)]
    if let birth = details.birth { members["birth"] = .text(birth.description) }
    if let phone = details.phone { members["phone"] = .text(phone) }
    return try bytes(of: JSON.object(members))
  }
}
