import DoubleEntry
import LedgerSQLite
import LedgerValues
import StatementFormats

/// The classes of the details that an imported statement has beside the list.
enum StatementDetail: String {
  /// The raw file, in chunks.
  case file = "statement"
  /// What payers wrote, in chunks.
  case words
  /// The number by which its keeper names the account.
  case mark
}

extension Book {
  /// What payers wrote in an import; nothing where it said nothing or any of it was erased.
  func statementWords(of key: RecordKey) throws(BookError) -> StatementWords? {
    guard let bytes = try detailBytes(of: key, .words) else { return nil }
    guard let json = try? JSON(canonical: bytes), let words = try? StatementWords(json: json) else {
      throw .integrity(.brokenRecord(key))
    }
    return words
  }

  /// That a file's account is the one that the treasury account's last statement named, and no other
  /// treasury account's. What was erased or never said is not compared.
  ///
  /// - Throws: the question `otherAccount`.
  func checkMark(
    _ statement: StatementImport, of account: AccountCode
  ) throws(BookError) {
    guard let mark = statement.statement.account.flatMap(AccountMark.init(_:)) else { return }
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT record, account FROM statement AS s
        WHERE NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = s.record)
          AND EXISTS(SELECT 1 FROM detail WHERE detail.record = s.record AND class = ?)
        ORDER BY record DESC
        """, StatementDetail.mark.rawValue, as: Int64.self, String.self)
    }
    var compared: Set<String> = []
    for (packed, text) in rows where compared.insert(text).inserted {
      let key = RecordKey(packed: packed)
      guard let other = AccountCode(text), let bytes = try detailBytes(of: key, .mark),
        let before = AccountMark(String(decoding: bytes, as: UTF8.self))
      else { throw .integrity(.brokenRecord(key)) }
      guard (other == account) == (before == mark) else {
        throw .question(
          .otherAccount(named: mark.masked, before: before.masked, other, by: key))
      }
    }
  }

  /// The bytes of one class of a record's details, in order; nothing where it has none, or where any
  /// detail of the record was erased.
  private func detailBytes(
    of key: RecordKey, _ kind: StatementDetail
  ) throws(BookError) -> [UInt8]? {
    var bytes: [UInt8]?
    for commitment in try BodyReader(try record(key)).commitments() {
      guard let detail = try openDetail(commitment, of: key) else { return nil }
      if detail.kind == kind.rawValue { bytes = (bytes ?? []) + detail.bytes }
    }
    return bytes
  }
}
