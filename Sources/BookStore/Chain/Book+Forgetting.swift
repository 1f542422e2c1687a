import LedgerSQLite
import LedgerValues

extension Book {
  /// Destroys the details of a person: name, birth, phone, and what visits and evidence said of her in
  /// confidence.
  ///
  /// The list keeps its digests, and an erasure record that names what was destroyed: `verify` still
  /// proves all the rest. Money, dates and her random identifier stay. Deleted bytes are overwritten
  /// with zeros (`secure_delete`), so that afterwards no byte of the file has them; the list of
  /// erasures beside the file lets a restored backup forget them too.
  ///
  /// - Throws: The first of these that holds: `reasonMissing`, `personUnknown`, `nothingToErase`.
  public func forget(person code: String, reason: String) throws(BookError) -> ActResult {
    guard !reason.isEmpty else { throw .refused(.reasonMissing) }
    let result = try write { () throws(BookError) in
      let person = try identifier(ofPerson: code)
      let commitments = try commitments(about: person)
      guard !commitments.isEmpty else { throw .refused(.nothingToErase(code)) }
      let record = try erase(
        commitments, ["person": .text(person), "reason": .text(reason)])
      return ActResult(record: record.key, isNew: true)
    }
    switch connection.mode {
    case .readWriteExisting(let path), .create(let path): try writeErased(beside: path)
    case .readOnly, .memory: break
    }
    return result
  }

  /// Appends an erasure record and deletes the details that it names. The erased commitments are
  /// written first: they alone unlock the deletion.
  @discardableResult
  func erase(
    _ commitments: some Collection<Digest>, _ body: [String: JSON]
  ) throws(BookError) -> Record {
    let head = try head()
    let key = RecordKey(site: head.site, sequence: head.sequence + 1)
    let sorted = commitments.sorted { $0.hex < $1.hex }
    for commitment in sorted {
      try stored { () throws(StorageFault) in
        try connection.insert(
          "INSERT INTO erased(commitment, record) VALUES(?, ?)", commitment.bytes, key.packed)
      }
    }
    var body = body
    body["erases"] = .array(sorted.map { .text($0.hex) })
    let record = try append(.erasure, body: body)
    for commitment in sorted {
      let count = try stored { () throws(StorageFault) in
        try connection.run("DELETE FROM detail WHERE commitment = ?", commitment.bytes)
      }
      guard count == 1 else { throw .integrity(.brokenRecord(record.key)) }
    }
    return record
  }

  func hasDetail(_ commitment: Digest) throws(BookError) -> Bool {
    try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT EXISTS(SELECT 1 FROM detail WHERE commitment = ?)", commitment.bytes,
        as: Int.self) == 1
    }
  }

  private func identifier(ofPerson code: String) throws(BookError) -> String {
    let found = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT identifier FROM person WHERE code = ? OR identifier = ?", code, code,
        as: String.self)
    }
    guard let found else { throw .refused(.personUnknown(code)) }
    return found
  }

  /// The commitments of all records that name a person and still have details.
  private func commitments(about person: String) throws(BookError) -> [Digest] {
    let packed = try stored { () throws(StorageFault) in
      try connection.all("SELECT DISTINCT record FROM detail ORDER BY record", as: Int64.self)
    }
    var commitments: [Digest] = []
    for key in packed {
      let record = try record(RecordKey(packed: key))
      let subject = record.body[record.kind == .evidence ? "subject" : "person"]?.text
      guard subject == person else { continue }
      for commitment in try BodyReader(record).commitments() where try hasDetail(commitment) {
        commitments.append(commitment)
      }
    }
    return commitments
  }
}
