public import HealthFund
import LedgerSQLite
import LedgerValues

extension Book {
  /// Keeps a provider's claim: its lines in the list, without names, its raw bytes beside it.
  ///
  /// Nothing is posted. The same file again is the same claim; another file under the same number of
  /// the same provider is refused.
  ///
  /// INVARIANT I8, I17.
  ///
  /// - Throws: The first of these that holds: `providerUnknown`, `referenceUsed`, `statementTooLong`.
  public func importClaim(_ claim: Claim, bytes: [UInt8]) throws(BookError) -> ActResult {
    try write { () throws(BookError) in
      _ = try provider(claim.provider)
      if let known = try knownClaim(claim) { return known }
      guard claim.lines.count <= Self.statementBound else {
        throw .refused(
          .matching(
            .statementTooLong(rows: claim.lines.count, limit: Self.statementBound)))
      }
      var lines: [JSON] = []
      for line in claim.lines { lines.append(try body(of: line)) }
      return try appended(
        .claim,
        [
          "provider": .text(claim.provider), "month": .text(claim.month.description),
          "voucher": .text(claim.voucher), "file": .text(claim.file.hex),
          "lines": .array(lines),
        ], details: chunks(of: bytes, kind: "claim"))
    }
  }

  /// What the number of a claim is unique in: providers number their papers each for themselves.
  static func claimKey(provider: String, voucher: String) -> String { "\(provider) \(voucher)" }

  /// The claim that this very file already is, or that has its number.
  private func knownClaim(_ claim: Claim) throws(BookError) -> ActResult? {
    let packed = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record FROM claim WHERE file = ? AND provider = ?", claim.file.bytes,
        claim.provider, as: Int64.self)
    }
    if let packed { return ActResult(record: RecordKey(packed: packed), isNew: false) }
    return try existing(
      Reference(
        scope: "claim",
        key: Self.claimKey(provider: claim.provider, voucher: claim.voucher)),
      request: [
        "provider": .text(claim.provider), "month": .text(claim.month.description),
        "voucher": .text(claim.voucher), "file": .text(claim.file.hex),
      ])
  }

  /// A line as the list keeps it: the patient by identifier, the service by the code that may be seen,
  /// nothing that could be a name.
  private func body(of line: ClaimLine) throws(BookError) -> JSON {
    var members: [String: JSON] = [
      "row": .integer(Int64(line.row)), "day": .text(line.day.description),
      "fee": .integer(line.fee.units), "charged": .integer(line.charged.units),
      "amount": .integer(line.amount.units),
    ]
    if let visit = line.visit, Self.isNumber(visit) { members["visit"] = .text(visit) }
    if let code = line.person, let person = try claimed(code) { members["person"] = .text(person) }
    if let code = line.service {
      members["service"] = .text(try shown(code, on: line.day) ?? ClaimLine.unknownService)
    }
    return .object(members)
  }

  /// Letters, digits and what stands between them, with a digit: what may be a number, not a name.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.count <= 32 && text.utf8.contains { (48...57) ~= $0 }
      && text.utf8.allSatisfy { byte in
        (48...57) ~= byte || (65...90) ~= byte || (97...122) ~= byte || byte == 45 || byte == 47
      }
  }

  private func claimed(_ person: String) throws(BookError) -> String? {
    try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT identifier FROM person WHERE code = ?", person.uppercased(), as: String.self)
    }
  }

  private func shown(_ service: String, on day: Day) throws(BookError) -> String? {
    do throws(BookError) {
      return try price(of: service.uppercased(), on: day).shownService
    } catch {
      guard case .refused(.serviceUnknown) = error else { throw error }
      return nil
    }
  }
}
