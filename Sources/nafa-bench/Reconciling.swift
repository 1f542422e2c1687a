import CFloor
import Glibc
import LedgerValues
import Reconciliation
import StatementFormats
import TabularText

/// What `nafa-bench reconcile` measures: two files read, their rows matched, the result in memory.
///
/// Each side is read and made ready on a processor of its own, since neither needs the other.
struct Reconciling {
  let lines: [OpenLine]
  let result: MatchResult
  private let sides: (ComparedLines, ComparedMovements)

  init(_ folder: String) async throws {
    nafa_reuse_memory()
    async let movements = Self.comparedMovements(folder + "/ledger.csv")
    lines = try Self.lines(folder + "/statement.csv")
    sides = (try ComparedLines(lines), try await movements)
    result = Matcher().result(lines: sides.0, movements: sides.1)
  }

  private static func lines(_ path: String) throws(BenchError) -> [OpenLine] {
    let bytes = TextFile.bytes(path)
    guard !bytes.isEmpty else { throw BenchError("\(path): cannot be read") }
    do {
      return OpenLine.lines(
        of: try StatementFile.read(bytes).onlyStatement(in: .xof), record: 1)
    } catch {
      throw BenchError("\(path): \(error)")
    }
  }

  private static func comparedMovements(_ path: String) throws -> ComparedMovements {
    try ComparedMovements(movements(path))
  }

  /// Ends the process with all of it in memory; the floor gives nothing back at its end either.
  func end() -> Never {
    print(result.groups.count)
    exit(0)
  }

  private static let ledger = TableFormat(
    columns: ["lid", "date", "amount", "reference"].map { Column($0) })

  private static func movements(_ path: String) throws(BenchError) -> [Movement] {
    let file = try FilePieces(path)
    var (movements, bytes): ([Movement], [UInt8]) = ([], [])
    var isLast = file.append(to: &bytes)
    do {
      var reader = try TableReader(head: bytes, as: ledger)
      let columns = ["date", "amount", "reference"].compactMap { reader.header.position(of: $0) }
      while true {
        let (table, used) = try reader.rows(in: bytes, isLast: isLast)
        if movements.isEmpty {
          movements.reserveCapacity(table.everyRow.count * file.size / max(1, used))
        }
        for row in table.everyRow { movements.append(try movement(row, columns)) }
        guard !isLast else { return movements }
        bytes.removeFirst(used)
        isLast = file.append(to: &bytes)
      }
    } catch {
      throw BenchError("ledger.csv: \(error)")
    }
  }

  private static func movement(_ row: Row, _ columns: [Int]) throws(BenchError) -> Movement {
    guard row.fault == nil, let day = row.plainDay(at: columns[0]),
      let amount = row.plainNumber(at: columns[1])
    else { throw BenchError("line \(row.line): not a movement") }
    return Movement(
      id: MovementID(record: row.line, part: 1), account: "5711", day: day,
      amount: Money(amount), reference: row[columns[2]])
  }
}
