import LedgerSQLite
import LedgerValues

/// Which commitments the list has made, and which it has erased.
struct CommitmentState {
  var made: [Digest: RecordKey] = [:]
  var erased: [Digest: RecordKey] = [:]
}

extension Verifier {
  func collectCommitments(_ stored: StoredRecord, _ body: BodyReader) {
    do throws(BookError) {
      for commitment in try body.commitments() {
        commitments.made[commitment] = stored.key
      }
      guard stored.kind == RecordKind.erasure.rawValue else { return }
      for commitment in try body.commitments("erases") {
        if commitments.made[commitment] == nil { findings.add(.erasure, stored.key) }
        commitments.erased[commitment] = stored.key
      }
    } catch {
      findings.add(.form, stored.key, place: "details")
    }
  }

  /// Every commitment opens or was erased, and nothing else lies beside the list.
  func checkDetails() throws(BookError) {
    var missing = commitments.made
    try connection.query("SELECT commitment, class, salt, bytes, record FROM detail") {
      (row) throws(BookError) in
      counts.details += 1
      let (commitment, kind, salt, bytes, packed) = try stored { () throws(StorageFault) in
        (
          try row.bytes(0), try row.text(1), try row.bytes(2), try row.bytes(3), try row.int(4)
        )
      }
      let key = RecordKey(packed: packed)
      guard let digest = Digest(bytes: commitment), missing[digest] == key,
        commitments.erased[digest] == nil
      else { return findings.add(.detailStray, key) }
      missing[digest] = nil
      if Detail(kind: kind, salt: salt, bytes: bytes).commitment != digest {
        findings.add(.detailAltered, key, place: kind)
      }
    }
    for (commitment, key) in missing where commitments.erased[commitment] == nil {
      findings.add(.detailMissing, key)
    }
    try checkErased()
  }

  private func checkErased() throws(BookError) {
    let rows = try stored { () throws(StorageFault) in
      try connection.all("SELECT commitment, record FROM erased", as: [UInt8].self, Int64.self)
    }
    counts.erased = rows.count
    var expected = commitments.erased
    for row in rows {
      let key = RecordKey(packed: row.1)
      let digest = Digest(bytes: row.0)
      if let digest, expected[digest] == key {
        expected[digest] = nil
      } else {
        findings.add(.erasure, key, place: "erased")
      }
    }
    for key in Set(expected.values) { findings.add(.erasure, key, place: "erased") }
  }
}
