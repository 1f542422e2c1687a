import LedgerSQLite
import LedgerValues

/// Checks a whole book, from its bytes alone: it trusts neither the projections nor the settings that
/// were read from them.
final class Verifier {
  let connection: Connection
  let depth: Verification.Depth
  var findings = FindingList()
  var counts = Verification.Counts()
  var chain = ChainState()
  var money = MoneyState()
  var commitments = CommitmentState()
  /// Where the projections are built anew; nothing once they cannot be.
  var rebuilding: Rebuilding?

  init(_ connection: Connection, depth: Verification.Depth) {
    self.connection = connection
    self.depth = depth
  }

  /// Runs all checks of the depth. Whatever the file holds is a finding; only what keeps it from being
  /// read, such as a lock, is thrown.
  func run(against witness: Witness?) throws(BookError) -> Verification {
    if try checkFormat() {
      try examining("record") { () throws(BookError) in try walk() }
      try examining("detail") { () throws(BookError) in try checkDetails() }
      if depth == .chain {
        try examining("posting") { () throws(BookError) in try checkSums() }
      } else {
        try compareProjections()
        try checkFunds()
        try checkMatches()
        try checkFile()
      }
      if depth == .deep {
        try examining("visit") { () throws(BookError) in try replayDecisions() }
      }
      if let witness { try check(against: witness) }
    }
    return Verification(
      depth: depth, findings: findings.findings.sorted(), omitted: findings.omitted,
      counts: counts, checkpoint: chain.checkpoint)
  }

  /// Runs a part of the check. A file that cannot be read on there is a finding, and the next part
  /// goes on.
  func examining(
    _ place: String, _ body: () throws(BookError) -> Void
  ) throws(BookError) {
    do throws(BookError) {
      try body()
    } catch {
      switch error {
      case .fault(let fault) where fault.isOfTheContent:
        findings.add(.fileDamaged, place: "\(place): \(fault)")
      case .integrity(.brokenRecord(let key)), .integrity(.unknownRecord(let key, _, _)):
        findings.add(.form, key, place: place)
      case .fault, .integrity, .refused, .question: throw error
      }
    }
  }

  /// Whether the file is a book that can be looked into at all.
  private func checkFormat() throws(BookError) -> Bool {
    do throws(StorageFault) {
      let version = try connection.userVersion()
      guard BookSchema.applicationIDs.contains(try connection.applicationID()), version >= 0 else {
        findings.add(.notABook)
        return false
      }
      guard version <= BookSchema.version else {
        findings.add(.newerFormat, place: String(version))
        return false
      }
      for difference in BookSchema.differences(from: try connection.schemaObjects()) {
        findings.add(.schema, place: difference.object.name)
      }
      return true
    } catch {
      guard error.isOfTheContent else { throw .fault(error) }
      findings.add(.fileDamaged, place: "\(error)")
      return false
    }
  }
}

extension StorageFault {
  /// Whether it is about what the file holds, and not about disk, lock or our own use.
  var isOfTheContent: Bool {
    switch kind {
    case .notADatabase, .corrupt, .wrongType, .notUTF8, .constraint, .rowsChanged, .statement:
      true
    case .libraryTooOld, .cantOpen, .alreadyExists, .hotJournal, .readOnly, .moved, .locked,
      .setting, .full, .disk, .outOfMemory, .interrupted, .guarded, .statementInUse,
      .nestedTransaction, .outsideTransaction, .transactionLost, .parameters, .other:
      false
    }
  }
}
