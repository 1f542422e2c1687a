import LedgerSQLite
import LedgerValues

/// What somebody else kept of a book, to hold the book against.
///
/// INVARIANT I7: the book extends every head that was ever handed out.
public enum Witness: Hashable, Sendable {
  /// A checkpoint from a receipt, a cash count or a closing.
  case checkpoint(Checkpoint)
  /// Another copy of the book: a backup, a colleague's.
  case book(path: String)
}

extension Verifier {
  func check(against witness: Witness) throws(BookError) {
    switch witness {
    case .checkpoint(let checkpoint):
      try examining("witness") { () throws(BookError) in try check(against: checkpoint) }
    case .book(let path): try check(againstBook: path)
    }
  }

  private func check(against checkpoint: Checkpoint) throws(BookError) {
    guard let digest = try connection.digest(of: checkpoint.record.packed) else {
      return findings.add(.truncated, checkpoint.record)
    }
    if digest.checkpointCode != checkpoint.code { findings.add(.fork, checkpoint.record) }
  }

  private func check(againstBook path: String) throws(BookError) {
    let other: Connection
    do throws(StorageFault) {
      other = try Connection(.readOnly(path), policy: BookSchema.policy)
      guard BookSchema.applicationIDs.contains(try other.applicationID()) else {
        return findings.add(.witness)
      }
    } catch {
      guard error.isOfTheContent else { throw .fault(error) }
      return findings.add(.witness, place: "\(error)")
    }
    do throws(BookError) {
      let sites = try other.sites()
      let common = sites.filter { chain.sites[Int64($0.key)] == $0.value }
      guard !common.isEmpty else { return findings.add(.witness, place: "site") }
      for number in sites.keys.sorted() {
        if common[number] == nil || !RecordKey.sites.contains(number) {
          findings.add(.truncated, RecordKey(site: number, sequence: 1))
        } else {
          try compare(site: number, with: other)
        }
      }
    } catch {
      guard case .fault(let fault) = error, fault.isOfTheContent else { throw error }
      findings.add(.witness, place: "\(fault)")
    }
  }

  /// Two chains that agree on a record agree on all before it, so the first that differs is found by
  /// halving.
  private func compare(site: Int, with other: Connection) throws(BookError) {
    let (mine, theirs) = (
      try connection.lastSequence(ofSite: site), try other.lastSequence(ofSite: site)
    )
    var (same, differs) = (0, min(mine, theirs) + 1)
    while differs - same > 1 {
      let middle = (same + differs) / 2
      let key = RecordKey(site: site, sequence: middle).packed
      if try connection.digest(of: key) == other.digest(of: key) {
        same = middle
      } else {
        differs = middle
      }
    }
    if differs <= min(mine, theirs) {
      findings.add(.fork, RecordKey(site: site, sequence: differs))
    } else if mine < theirs {
      findings.add(.truncated, RecordKey(site: site, sequence: mine + 1))
    }
  }
}

extension Connection {
  /// The digest that a record says it has.
  func digest(of packed: Int64) throws(BookError) -> Digest? {
    try stored { () throws(StorageFault) in
      try first("SELECT digest FROM record WHERE id = ?", packed, as: [UInt8].self)
    }.flatMap(Digest.init(bytes:))
  }

  /// The identifiers of the sites, by local number.
  func sites() throws(BookError) -> [Int: String] {
    let rows = try stored { () throws(StorageFault) in
      try all("SELECT number, identifier FROM site", as: Int.self, String.self)
    }
    return Dictionary(rows) { first, _ in first }
  }

  /// The number of the last record of a site, by its key; 0 where it has none.
  func lastSequence(ofSite site: Int) throws(BookError) -> Int {
    let last = try stored { () throws(StorageFault) in
      try first(
        "SELECT max(id) FROM record WHERE id BETWEEN ? AND ?",
        RecordKey(site: site, sequence: 1).packed,
        RecordKey(site: site, sequence: RecordKey.lastSequence).packed, as: Int64?.self)
    }
    return last.flatMap { $0 }.map { RecordKey(packed: $0).sequence } ?? 0
  }
}
