import LedgerSQLite
import LedgerValues

/// Where the walk along the list stands.
struct ChainState {
  /// The identifier of each site, by its local number.
  var sites: [Int64: String] = [:]
  var last: StoredRecord?
  /// The sites whose chain was begun.
  var begun: Set<Int64> = []

  var checkpoint: Checkpoint? {
    guard let last, let digest = Digest(bytes: last.digest) else { return nil }
    return Checkpoint(record: last.key, digest: digest)
  }
}

extension Verifier {
  /// Reads the list once, in order, and checks each record as it passes.
  ///
  /// INVARIANT I5, I6.
  func walk() throws(BookError) {
    let sites = try stored { () throws(StorageFault) in
      try connection.all("SELECT number, identifier FROM site", as: Int64.self, String.self)
    }
    chain.sites = Dictionary(sites) { first, _ in first }
    try connection.query("SELECT \(StoredRecord.columns) FROM record ORDER BY id") {
      (row) throws(BookError) in
      counts.records += 1
      do throws(StorageFault) {
        try check(try StoredRecord(row))
      } catch {
        guard error.isOfTheContent else { throw .fault(error) }
        findings.add(.form, (try? row.int(0)).map(RecordKey.init(packed:)), place: "\(error.kind)")
        rebuilding = nil
      }
    }
    for number in chain.sites.keys.sorted() where !chain.begun.contains(number) {
      findings.add(.site, place: "site \(number)")
    }
    if chain.last == nil { findings.add(.sequence, place: "record") }
  }

  private func check(_ stored: StoredRecord) throws(StorageFault) {
    checkPlace(stored)
    checkDigest(stored)
    let json: JSON
    do throws(JSONError) {
      json = try JSON(canonical: stored.body)
    } catch {
      findings.add(.form, stored.key, place: "body")
      rebuilding = nil
      chain.last = stored
      return
    }
    if chain.last?.site != stored.site { checkOpening(stored, json) }
    let body = BodyReader(json, of: stored.key)
    checkMoney(stored, body)
    collectCommitments(stored, body)
    if let record = stored.record(json) {
      rebuild(record)
    } else {
      findings.add(.unknown, stored.key, place: "\(stored.kind) \(stored.version)")
      rebuilding = nil
    }
    chain.last = stored
    chain.begun.insert(stored.site)
  }

  private func checkPlace(_ stored: StoredRecord) {
    let key = stored.key
    if Int64(key.site) != stored.site || Int64(key.sequence) != stored.sequence {
      findings.add(.sequence, key, place: "id")
    }
    var next: Int64 = 1
    var previous = Digest.zero.bytes
    if let last = chain.last, last.site == stored.site {
      // Past the last number there is none: what follows is out of its place, whatever it says.
      next = last.sequence &+ 1
      previous = last.digest
    }
    if stored.sequence != next { findings.add(.sequence, key, place: "seq") }
    if stored.previous != previous { findings.add(.previous, key) }
    let earliest = chain.last?.recordedAt ?? 0
    if stored.recordedAt < earliest { findings.add(.time, key) }
  }

  private func checkDigest(_ stored: StoredRecord) {
    guard let site = chain.sites[stored.site], let previous = Digest(bytes: stored.previous) else {
      return findings.add(.site, stored.key)
    }
    let digest = RecordDigest.digest(
      site: site, sequence: stored.sequence, kind: stored.kind, version: stored.version,
      recordedAt: stored.recordedAt, actor: stored.actor, body: stored.body, previous: previous)
    if digest.bytes != stored.digest { findings.add(.digest, stored.key) }
  }

  /// The first record of a chain names its site, and after a restoring the record it goes on from.
  private func checkOpening(_ stored: StoredRecord, _ json: JSON) {
    let isFirst = chain.last == nil
    let kind = isFirst ? RecordKind.book : .site
    var isRight = stored.kind == kind.rawValue
    isRight = isRight && json["site"]?.text == chain.sites[stored.site]
    if let last = chain.last {
      isRight = isRight && json["number"]?.integer == stored.site
      isRight = isRight && json["after"]?.text == last.key.description
      isRight = isRight && json["head"]?.text == Digest(bytes: last.digest)?.hex
    }
    if !isRight { findings.add(.site, stored.key, place: stored.kind) }
  }
}
