import LedgerValues

extension Verifier {
  /// Replays the decisions of all visits, from the facts and the rule books that the list holds.
  ///
  /// A decision whose facts were forgotten cannot be replayed and is no finding.
  func replayDecisions() throws(BookError) {
    let settings: (BookSettings, Identifier)
    do throws(BookError) {
      settings = try Book.readSettings(connection)
    } catch {
      // What is wrong with the settings was found when the projections were compared.
      return
    }
    let book = try Book(connection: connection, settings: settings)
    try book.replayDecisions { (replay) throws(BookError) in
      switch replay.outcome {
      case .equal, .erased: break
      case .differs: findings.add(.decision, replay.record)
      case .newer: findings.add(.decision, replay.record, place: "semantics")
      case .unreadable: findings.add(.decision, replay.record, place: "unreadable")
      }
    }
  }
}
