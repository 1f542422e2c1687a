import DoubleEntry
import LedgerSQLite
public import LedgerValues
public import Reconciliation
public import StatementFormats

/// What became of a file of statements.
public struct StatementResult: Sendable {
  public let result: ActResult
  /// What the record keeps: new lines, known ones, rows left out. Of a file that has nothing new, what
  /// it would keep.
  public let kept: StatementImport
  /// For each import that took some of its lines: when that was.
  public let earlier: [RecordKey: Moment]
  /// Where its opening balance does not follow from the lines before it.
  public let gap: NamedDifference?
}

/// What a person says of a file where it does not fit those before it.
public struct ImportAnswers: Sendable {
  public var firstDay: StatementContinuation.FirstDay?
  /// Rows whose reference was imported with other content are other operations.
  public var allowsReusedReferences = false
  /// The keeper numbers the account otherwise than before.
  public var isRenumbered = false

  public init() {}
}

extension Book {
  /// How many bytes of a raw statement one detail holds.
  static let chunkLength = 65_536
  /// The most rows of a file that one record keeps; a longer one is split by month.
  public static let statementBound = 50_000

  /// Keeps a statement: its new lines in the list, its raw bytes beside it.
  ///
  /// Nothing is posted. The same file again is the same statement. Of a file that overlaps others, the
  /// lines that they have are named, and the rest is new.
  ///
  /// INVARIANT I16, I17.
  ///
  /// - Throws: The first of these that holds: `accountUnknown`, `accountNotTreasury`,
  ///   `statementReadOtherwise`, `statementTooLong`, the question `otherAccount`, `statementEmpty`, and the questions
  ///   `firstDayUnclear`, `referencesReused`.
  public func importStatement(
    _ statement: StatementImport, bytes: [UInt8], answers: ImportAnswers = ImportAnswers()
  ) throws(BookError) -> StatementResult {
    try write { () throws(BookError) in
      guard let account = AccountCode(statement.account) else {
        throw .refused(.statement(.malformed(key: "account")))
      }
      try checkTreasuryAccount(account)
      if let known = try knownFile(statement) { return known }
      let rows = statement.statement.lines.count + statement.leftOut.count
      guard rows <= Self.statementBound else {
        throw .refused(
          .matching(.statementTooLong(rows: rows, limit: Self.statementBound)))
      }
      if !answers.isRenumbered { try checkMark(statement, of: account) }
      let kept = try beyondEarlier(statement, of: account, answers)
      let moments = try moments(of: kept)
      guard !kept.statement.lines.isEmpty, case .object(let body) = kept.json else {
        guard let last = moments.keys.max() else {
          throw .refused(.matching(.statementEmpty))
        }
        return StatementResult(
          result: ActResult(record: last, isNew: false), kept: kept, earlier: moments, gap: nil)
      }
      let result = try appended(.statement, body, details: details(of: kept, file: bytes))
      let gaps = NamedDifference.gaps(
        try statementRuns(of: account), try wholeLines(of: account))
      let gap = gaps.first { $0.isGap(before: Int(result.record.packed)) }
      return StatementResult(result: result, kept: kept, earlier: moments, gap: gap)
    }
  }

  /// The statement that this very file already is, unless it was taken back.
  ///
  /// - Throws: `statementReadOtherwise` where its rows said something else then: a profile that read it
  ///   wrongly is not mended by silence.
  private func knownFile(_ statement: StatementImport) throws(BookError) -> StatementResult? {
    let packed = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record FROM statement AS s WHERE file = ? AND account = ?
          AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = s.record)
        """,
        statement.file.bytes, statement.account, as: Int64.self)
    }
    guard let packed else { return nil }
    let key = RecordKey(packed: packed)
    let record = try record(key)
    guard let kept = try? StatementImport(json: record.body) else {
      throw .integrity(.brokenRecord(key))
    }
    guard kept.saysTheSame(as: statement) else {
      throw .refused(.matching(.statementReadOtherwise(key, profile: kept.profile)))
    }
    return StatementResult(
      result: ActResult(record: key, isNew: false), kept: kept.whollyKnown(as: Int(packed)),
      earlier: [key: record.recordedAt], gap: nil)
  }

  /// What a file has beyond the imports of the same days.
  private func beyondEarlier(
    _ statement: StatementImport, of account: AccountCode, _ answers: ImportAnswers
  ) throws(BookError) -> StatementImport {
    guard let first = statement.statement.firstDay, let last = statement.statement.lastDay else {
      return statement
    }
    var imported: [ImportedLine] = []
    for (key, kept) in try statements(of: account) {
      let begins = kept.statement.firstDay
      for (index, line) in kept.statement.lines.enumerated()
      where (first...last).contains(line.day) || line.reference != nil {
        imported.append(
          ImportedLine(
            line, statement: Int(key.packed), number: index + 1, isOfFirstDay: line.day == begins))
      }
    }
    let rest = StatementContinuation(
      of: statement.statement, beyond: imported, firstDay: answers.firstDay,
      allowsReusedReferences: answers.allowsReusedReferences)
    if let question = Question(rest.doubts) { throw .question(question) }
    return statement.going(on: rest)
  }

  private func moments(of kept: StatementImport) throws(BookError) -> [RecordKey: Moment] {
    var moments: [RecordKey: Moment] = [:]
    for packed in Set(kept.known.map(\.statement)) {
      let key = RecordKey(packed: Int64(packed))
      moments[key] = try record(key).recordedAt
    }
    return moments
  }

  /// The raw file, the words of its new lines, and the account's number as it gives it.
  private func details(
    of kept: StatementImport, file: [UInt8]
  ) throws(BookError) -> [Detail] {
    var details = chunks(of: file, kind: StatementDetail.file.rawValue)
    if let words = StatementWords(of: kept.statement.lines) {
      guard let bytes = try? words.json.canonicalBytes() else {
        throw .refused(.statement(.malformed(key: "words")))
      }
      details += chunks(of: bytes, kind: StatementDetail.words.rawValue)
    }
    if let mark = kept.statement.account.flatMap(AccountMark.init(_:)) {
      details += chunks(of: Array(mark.text.utf8), kind: StatementDetail.mark.rawValue)
    }
    return details
  }

  /// The raw bytes of a file, as details of a record.
  func chunks(of bytes: [UInt8], kind: String) -> [Detail] {
    stride(from: 0, to: bytes.count, by: Self.chunkLength).map { start in
      Detail(
        kind: kind,
        bytes: Array(bytes[start..<min(start + Self.chunkLength, bytes.count)]),
        using: &context.random)
    }
  }
}

extension Question {
  /// What has to be asked of doubtful rows; where both kinds are there, the first day first.
  fileprivate init?(_ doubts: [StatementDoubt]) {
    var (sameDay, reused) = ([Int](), [Int]())
    var (first, other): (Int?, Int?) = (nil, nil)
    for doubt in doubts {
      switch doubt {
      case .sameDay(let row, let line):
        sameDay.append(row)
        first = first ?? line.statement
      case .sameReference(let row, let line):
        reused.append(row)
        other = other ?? line.statement
      }
    }
    if let first {
      self = .firstDayUnclear(rows: sameDay, by: RecordKey(packed: Int64(first)))
    } else if let other {
      self = .referencesReused(rows: reused, by: RecordKey(packed: Int64(other)))
    } else {
      return nil
    }
  }
}

extension NamedDifference {
  fileprivate func isGap(before record: Int) -> Bool {
    if case .gap(record, _) = self { true } else { false }
  }
}
