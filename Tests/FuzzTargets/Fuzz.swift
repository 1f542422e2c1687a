import AccessRules
import Glibc
import LedgerValues
import StatementFormats
import TabularText

/// What libFuzzer calls with each input that it makes; `FUZZ_TARGET` says which reader is tried.
///
/// A reader may refuse anything, and may not crash, run without end, or say sums that its own lines
/// do not make.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  target(bytes)
  return 0
}

private let target: @Sendable ([UInt8]) -> Void = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  switch name {
  case "table": return table
  case "camt": return camt
  case "rules": return rules
  case "csv", "swift", "ofx", "qif": return statements
  default: fatalError("FUZZ_TARGET is one of table, csv, swift, ofx, qif, camt, rules")
  }
}()

@Sendable private func table(_ bytes: [UInt8]) {
  let columns = [Column("day", "date", isRequired: false), Column("amount", isRequired: false)]
  let format = TableFormat(columns: columns, preamble: 3, allowsLegacy: true)
  guard let table = try? Table.read(bytes, as: format) else { return }
  for row in table.everyRow {
    precondition(bytes.indices.contains(row.byteRange.lowerBound))
    for cell in 0..<row.cellCount { _ = row[cell] }
  }
}

@Sendable private func statements(_ bytes: [UInt8]) {
  var options = StatementOptions()
  options.dayOrder = .dayFirst
  guard let reading = try? StatementFile.read(bytes, options) else { return }
  check(reading)
  // Cut in two, a file says the same.
  var stream = StatementStream(options, keepsLines: false)
  let middle = bytes.count / 2
  guard (try? stream.take(Array(bytes[..<middle]))) != nil,
    (try? stream.take(Array(bytes[middle...]))) != nil, let summary = try? stream.summary()
  else { preconditionFailure("read whole, and refused in pieces") }
  precondition(summary.tally == reading.tally)
  precondition(summary.statements == reading.statements.map(\.figures))
}

@Sendable private func camt(_ bytes: [UInt8]) {
  var stream = StatementStream(ofXMLWithLines: true)
  guard (try? stream.take(bytes)) != nil, let reading = try? stream.reading() else { return }
  check(reading)
}

private func check(_ reading: StatementReading) {
  let (tally, lines) = (reading.tally, reading.statements.flatMap(\.lines))
  precondition(tally.filtered.count + tally.rejected.count == reading.leftOut.count)
  precondition(lines.reduce(0) { $0 + $1.amount } == tally.lines.sum)
  precondition(reading.statements.reduce(0) { $0 + $1.figures.entries } == lines.count)
  for statement in reading.statements { _ = (statement.ties, statement.divergence) }
}

@Sendable private func rules(_ bytes: [UInt8]) {
  _ = RuleBook.read(String(decoding: bytes, as: UTF8.self))
}
