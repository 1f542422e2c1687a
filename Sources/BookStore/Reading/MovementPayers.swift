import DoubleEntry
import HealthFund
import LedgerSQLite
import LedgerValues
import Reconciliation

/// Whose money a record moves, as far as a statement may say it: numbers that a payer types, a
/// telephone, what came together.
///
/// Telephones are details that may be erased; they are looked up when a comparison is made, and stay
/// out of records and projections.
struct MovementPayers {
  struct Payer {
    /// The household's, the person's, the visit's number.
    var codes: [String] = []
    var phone: String?
    /// A household, a receipt book (its collector), a deposit slip or other shared reference.
    var collections: [String] = []
  }

  private struct Member {
    let code: String
    let household: String
    let isSubscriber: Bool
    let phone: String?
  }

  private let households: [String: String]
  private let members: [String: Member]
  private let ofHousehold: [String: [Member]]
  private let known: Set<PhoneKey>

  /// - Parameter lines: Lines of statements, whose numbers are preferred among several of a household.
  init(of book: Book, known lines: [OpenLine]) throws(BookError) {
    let (households, persons) = try stored { () throws(StorageFault) in
      (
        try book.connection.all(
          "SELECT identifier, code FROM household", as: String.self, String.self),
        try book.connection.all(
          """
          SELECT p.identifier, p.code, p.household, p.role, d.bytes FROM person AS p
          LEFT JOIN detail AS d ON d.commitment = p.detail ORDER BY p.code
          """,
          as: String.self, String.self, String.self, String.self, [UInt8]?.self)
      )
    }
    self.households = Dictionary(households) { first, _ in first }
    let all = persons.map { row in
      (
        row.0,
        Member(
          code: row.1, household: row.2,
          isSubscriber: row.3 == Person.Role.subscriber.rawValue,
          phone: row.4.flatMap { try? JSON(canonical: $0) }?["phone"]?.text)
      )
    }
    members = Dictionary(all) { first, _ in first }
    ofHousehold = Dictionary(grouping: all.map(\.1), by: \.household)
    known = Set(lines.compactMap { $0.phone.flatMap { PhoneKey($0) } })
  }

  /// Whom the body of a record is about.
  func payer(in body: JSON) -> Payer {
    var payer = Payer()
    let person = body["person"]?.text.flatMap { members[$0] }
    let household = person?.household ?? body["household"]?.text
    if let code = household.flatMap({ households[$0] }) {
      payer.codes.append(code)
      payer.collections.append(code)
    }
    if let person { payer.codes.append(person.code) }
    if let visit = body["visit"]?.text { payer.codes.append(visit) }
    payer.phone = phone(of: person, household)
    if let receipt = body["receipt"]?.text.flatMap(Receipt.init(_:)) {
      payer.collections.append(receipt.book)
    }
    if let reference = body["reference"]?.text { payer.collections.append(reference) }
    return payer
  }

  /// The number that a statement knows among the household's; else the person's own, else the
  /// subscriber's.
  private func phone(of person: Member?, _ household: String?) -> String? {
    let others = (household.flatMap { ofHousehold[$0] } ?? []).sorted {
      $0.isSubscriber && !$1.isSubscriber
    }
    let phones = ([person].compactMap { $0 } + others).compactMap(\.phone)
    let known = phones.first { phone in PhoneKey(phone).map(self.known.contains) ?? false }
    return known ?? phones.first
  }
}
