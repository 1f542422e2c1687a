import Glibc
import LedgerValues
import Reconciliation
import StatementFormats
import TabularText

/// What `nafa-bench reconcile` measures: two files read, their rows matched, the result in memory.
struct Reconciling {
  let lines: [OpenLine]
  let movements: [Movement]
  let result: MatchResult

  init(_ folder: String) throws(BenchError) {
    do {
      let statement = try StatementFile.read(TextFile.bytes(folder + "/statement.csv"))
        .onlyStatement(in: .xof)
      lines = OpenLine.lines(of: statement, record: 1)
    } catch {
      throw BenchError("statement.csv: \(error)")
    }
    movements = try Self.movements(TextFile.bytes(folder + "/ledger.csv"))
    do {
      result = try Matcher().result(lines: lines, movements: movements)
    } catch {
      throw BenchError("\(error)")
    }
  }

  /// Ends the process with all of it in memory; the floor gives nothing back at its end either.
  func end() -> Never {
    print(result.groups.count)
    exit(0)
  }

  private static let ledger = TableFormat(
    columns: ["lid", "date", "amount", "reference"].map { Column($0) })

  private static func movements(_ bytes: [UInt8]) throws(BenchError) -> [Movement] {
    let table: Table
    do {
      table = try Table.read(bytes, as: ledger)
    } catch {
      throw BenchError("ledger.csv: \(error)")
    }
    let columns = ["date", "amount", "reference"].compactMap { table.header.position(of: $0) }
    var movements: [Movement] = []
    movements.reserveCapacity(table.everyRow.count)
    for row in table.everyRow {
      guard row.fault == nil, let day = row.plainDay(at: columns[0]),
        let amount = row.plainNumber(at: columns[1])
      else { throw BenchError("ledger.csv:\(row.line): not a movement") }
      movements.append(
        Movement(
          id: MovementID(record: row.line, part: 1), account: "5711", day: day,
          amount: Money(amount), reference: row[columns[2]]))
    }
    return movements
  }
}
