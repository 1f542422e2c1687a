public import AccessRules
public import HealthFund
public import LedgerValues

extension Book {
  /// Imports acts in the order of their days: all of them, or nothing.
  ///
  /// The acts are first tried in a rehearsal, without a lock. What the books refuse is reported, row
  /// by row; where anything is and bad rows are not to be skipped, nothing is written. Then the
  /// records are written in one short transaction, with one record more that names the files.
  ///
  /// INVARIANT I8: the same files again write nothing.
  ///
  /// - Parameters:
  ///   - ruleBook: Adopted before the acts, where it is not yet.
  ///   - sources: The name and digest of each file, for the record of the import.
  ///   - progress: Called now and then with how many acts are done.
  public func importing(
    _ acts: [PlacedAct], ruleBook: RuleBook? = nil, sources: [(name: String, digest: Digest)],
    skippingBadRows: Bool = false,
    dryRun: Bool = false, progress: (Int) -> Void = { _ in }
  ) throws(BookError) -> ImportReport {
    let rehearsal = try rehearsal()
    let start = try headKey()
    var report = try rehearsal.rehearse(acts, ruleBook, progress: progress)
    guard report.refusals.isEmpty || skippingBadRows, report.records > 0 else { return report }
    let record = try rehearsal.write { () throws(BookError) in
      try rehearsal.append(.import, body: Self.body(of: report, sources: sources))
    }
    guard !dryRun else { return report }
    try adopt(rehearsal, after: start)
    report.record = record.key
    return report
  }

  func headKey() throws(BookError) -> RecordKey {
    let head = try head()
    return RecordKey(site: head.site, sequence: head.sequence)
  }

  private func rehearse(
    _ acts: [PlacedAct], _ ruleBook: RuleBook?, progress: (Int) -> Void
  ) throws(BookError) -> ImportReport {
    var report = ImportReport(files: [], refusals: [], record: nil, records: 0)
    var counts: [FundFile: ImportReport.FileReport] = [:]
    try write { () throws(BookError) in
      if let ruleBook, try adopt(ruleBook).isNew { report.records += 1 }
      for (index, placed) in Self.inOrder(acts).enumerated() {
        try checkGoesOn()
        var count = counts[placed.file] ?? ImportReport.FileReport(file: placed.file)
        do throws(BookError) {
          let result = try record(placed.act)
          report.records += result.isNew ? 1 : 0
          count.new += result.isNew ? placed.rows : 0
          count.known += result.isNew ? 0 : placed.rows
          if result.isNew { count.amount += placed.act.amount }
        } catch {
          guard case .refused(let refusal) = error else { throw error }
          count.refused += placed.rows
          report.refusals.append(
            ImportReport.ImportRefusal(
              file: placed.file, source: placed.source, line: placed.line, refusal: refusal))
        }
        counts[placed.file] = count
        if index % 256 == 255 { progress(index + 1) }
      }
    }
    report.files = FundFile.allCases.compactMap { counts[$0] }
    report.refusals.sort {
      ($0.file.order, $0.source, $0.line) < ($1.file.order, $1.source, $1.line)
    }
    return report
  }

  /// By day; within a day by what others need first, then as the files have them.
  private static func inOrder(_ acts: [PlacedAct]) -> [PlacedAct] {
    let keyed = acts.enumerated().map { index, placed in
      (key: (placed.act.day ?? .earliest, placed.act.rank, index), placed: placed)
    }
    return keyed.sorted { $0.key < $1.key }.map(\.placed)
  }

  private static func body(
    of report: ImportReport, sources: [(name: String, digest: Digest)]
  ) -> [String: JSON] {
    [
      "records": .integer(Int64(report.records)),
      "refused": .integer(Int64(report.refusals.count)),
      "files": .array(
        sources.map { ["name": .text($0.name), "digest": .text($0.digest.hex)] }),
    ]
  }
}

extension FundFile {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
