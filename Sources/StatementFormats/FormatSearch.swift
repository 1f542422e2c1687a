import LedgerValues
import TabularText

/// Finds out what a file is from its first bytes, and makes its reader.
struct FormatSearch {
  private let options: StatementOptions
  private let keepsLines: Bool

  init(_ options: StatementOptions, keepsLines: Bool) {
    self.options = options
    self.keepsLines = keepsLines
  }

  /// - Parameters:
  ///   - head: The first bytes of the file.
  ///   - isWhole: Whether they are all of it.
  /// - Throws: `formatNotRead` ... `severalProfiles`.
  func reader(of head: [UInt8], isWhole: Bool) throws(StatementError) -> any StatementReader {
    if let format = UnreadFormat(head) { throw .formatNotRead(format) }
    let normalize = options.normalize
    if options.profile == nil {
      if OFXScanner.isLikely(head) {
        return OFXStatementReader(
          isXML: OFXScanner.isXML(head), keepsLines: keepsLines, normalize: normalize)
      }
      if SwiftMessage.isLikely(head) {
        return SwiftStatementReader(keepsLines: keepsLines, normalize: normalize)
      }
      if QIFStatementReader.isLikely(head) {
        guard let order = options.dayOrder ?? QIFStatementReader.dayOrder(in: head) else {
          throw .dayOrderUnknown
        }
        return QIFStatementReader(
          dayOrder: order, currency: .xof, keepsLines: keepsLines, normalize: normalize)
      }
    }
    return try table(isWhole ? head : Array(head[..<TableReader.endOfLines(in: head)]))
  }

  private func table(_ head: [UInt8]) throws(StatementError) -> CSVStatementReader {
    if let place = TextEncoding.mixture(in: head) { throw .table(.notUTF8(at: place)) }
    let (profile, encoding) = try ProfileSearch(options).profile(of: head)
    let table: TableReader
    do {
      table = try TableReader(
        head: head, as: profile.tableFormat, encoding: encoding, normalize: options.normalize)
    } catch {
      throw .table(error)
    }
    guard let order = options.dayOrder ?? profile.dayOrder ?? Self.dayOrder(in: head, table) else {
      throw .dayOrderUnknown
    }
    return CSVStatementReader(
      profile: profile, table: table, dayOrder: order, zoneMinutes: options.zoneMinutes,
      keepsLines: keepsLines)
  }

  /// What the days of the first rows show, or where they may be read either way, the header's French;
  /// nothing where neither decides.
  private static func dayOrder(in head: [UInt8], _ table: TableReader) -> DayOrder? {
    guard let column = table.header.positions[StatementField.day.rawValue] else { return .dayFirst }
    var (probe, evidence) = (table, DayOrderEvidence())
    var (start, length) = (0, StatementStream.pieceLength)
    while start < head.count {
      let end = min(head.count, start + length)
      // A head that cannot be read is refused where it is read, with its place.
      guard let (rows, used) = try? probe.rows(in: Array(head[start..<end]), isLast: false) else {
        return .dayFirst
      }
      let isOpen = rows.everyRow.contains { $0.plainDay(at: column) == nil }
      // So many days that begin with their year, and no other: the file writes them so.
      if !isOpen, !rows.everyRow.isEmpty, evidence.isEmpty { return .dayFirst }
      for row in rows.everyRow where isOpen { evidence.add(row[column]) }
      if used == 0, end == head.count { break }
      start += used
      length = used == 0 ? length * 2 : StatementStream.pieceLength
    }
    return evidence.order(isFrench: table.header.isFrench)
  }
}
