public import DoubleEntry
public import LedgerReports
import LedgerSQLite
public import LedgerValues

extension Book {
  /// Every posting of the book with the entry it is in, in the order of the list: what reports are
  /// made from.
  ///
  /// - Parameter account: Only the lines on one account and its subdivisions.
  public func lines(on account: AccountCode? = nil) throws(BookError) -> [PostedLine] {
    var lines: [PostedLine] = []
    try connection.query(
      """
      SELECT posting.record, entry.part, journal, number, entry.day, voucher, label, reversal,
        account.code, fund.code, party.name, amount, recorded_at
      FROM posting
      JOIN entry ON entry.record = posting.record AND entry.part = posting.part
      JOIN record ON record.id = posting.record
      JOIN account ON account.id = posting.account
      JOIN fund ON fund.id = posting.fund
      LEFT JOIN party ON party.id = posting.party
      WHERE ?1 IS NULL OR account.code = ?1 OR account.code LIKE ?1 || '-%'
      ORDER BY posting.record, posting.part, line
      """,
      account?.text
    ) { (row) throws(BookError) in lines.append(try Self.line(from: row)) }
    return lines
  }

  /// What every report says above its figures: the days, what was known, and the head.
  ///
  /// INVARIANT I15.
  public func reportHeader(
    from: Day?, through: Day, knownAt: RecordKey? = nil
  ) throws(BookError) -> ReportHeader {
    let record: Record?
    if let knownAt { record = try self.record(knownAt) } else { record = nil }
    let checkpoint: Checkpoint
    if let record {
      checkpoint = Checkpoint(record: record.key, digest: record.digest)
    } else {
      checkpoint = try self.checkpoint()
    }
    do throws(ReportError) {
      return try ReportHeader(
        from: from, through: through, knownAt: record?.recordedAt,
        record: checkpoint.record, checkpoint: checkpoint.description)
    } catch {
      throw .refused(.report(error))
    }
  }

  private static func line(from row: borrowing Cursor) throws(BookError) -> PostedLine {
    do throws(StorageFault) {
      let key = RecordKey(packed: try row.int(0))
      guard let journal = JournalCode(try row.text(2)), let day = Day(number: Int(try row.int(4))),
        let account = AccountCode(try row.text(8)), let fund = FundCode(try row.text(9))
      else { throw StorageFault(.corrupt) }
      return PostedLine(
        record: key, part: Int(try row.int(1)) + 1, journal: journal,
        number: Int(try row.int(3)), day: day,
        recordedAt: Moment(milliseconds: try row.int(12)), voucher: try row.text(5),
        label: try row.text(6), isReversal: try row.int(7) == 1, account: account, fund: fund,
        party: try row.textOrNil(10).flatMap(Party.init(_:)), amount: Money(try row.int(11)))
    } catch {
      throw .fault(error)
    }
  }
}
