import LedgerValues

/// How a table came to its answer for a fee line: every row, every cell.
public struct TableTrace: Hashable, Sendable {
  /// A place in `RuleBook.tables`.
  public let table: Int
  /// By row and column: whether the cell accepts what is known.
  public let cells: [[Cell]]
  /// The rows that applied, from 0.
  public let applied: [Int]

  /// Whether a cell accepts what is known of its column.
  public enum Cell: String, Hashable, Sendable {
    case accepts = "+"
    case refuses = "-"
    /// Some of what the fact may be passes, some does not.
    case open = "?"
  }
}

extension RuleBook {
  /// Every row and cell of the tables behind a decision, fee line by fee line, for the auditor.
  ///
  /// It is made from the case when it is asked for: a record keeps the case, not the trace.
  public func traces(of decision: Decision, for care: CareCase) -> [[TableTrace]] {
    guard let shares = decision.shares, let program = program(on: care.day) else { return [] }
    return shares.lines.enumerated().map { index, line in
      line.rows.compactMap { applied in
        program.tables.first { $0.table == applied.table }.map { compiled in
          let bins = compiled.columns.map { column in
            self.bins(of: column.variable, line, index, care, program)
          }
          let cells = (0..<compiled.rowCount).map { row in
            compiled.columns.indices.map { compiled.cell(row, $0, bins: bins[$0]) }
          }
          return TableTrace(table: applied.table, cells: cells, applied: applied.rows)
        }
      }
    }
  }

  /// The traces as JSON, split as decisions are: `{"table":1,"applied":[2],"cells":["+-?","+++"]}`.
  public func json(of traces: [[TableTrace]]) -> SplitJSON {
    let telling = SensitiveParts(self)
    func list(_ isSensitive: Bool) -> JSON {
      .array(
        traces.map { line in
          .array(
            line.filter { telling.tables[$0.table] == isSensitive }.map { trace in
              [
                "table": .integer(Int64(trace.table + 1)),
                "applied": .array(trace.applied.map { .integer(Int64($0 + 1)) }),
                "cells": .array(
                  trace.cells.map { .text($0.map(\.rawValue).joined()) }),
              ]
            })
        })
    }
    return SplitJSON(open: list(false), sensitive: list(true))
  }

  /// The bins that a fact is in, or a term by the rows that applied.
  func bins(
    of variable: VariableIndex, _ line: LineShares, _ index: Int, _ care: CareCase,
    _ program: Program
  ) -> [Int] {
    let binning = program.bins[variable]
    guard variable < facts.count else {
      return line.rows(deciding: variable, self).flatMap { applied -> [Int] in
        guard let compiled = program.tables.first(where: { $0.table == applied.table }),
          let place = compiled.outputs.firstIndex(of: variable)
        else { return [] }
        return applied.rows.map { compiled.termBins[$0 * compiled.outputs.count + place] }
      }
    }
    let state = state(of: variable, index, care)
    return binning.bins(of: state, (try? facts[variable].codes(of: state)) ?? nil)
  }

  /// What is known of a fact, or what the rule book supposes where nothing is.
  func state(of fact: Int, _ line: Int, _ care: CareCase) -> FactState {
    let declared = facts[fact]
    let known = declared.subject == .line ? care.lines[line].facts : care.facts
    let state = known[declared.name]?.state ?? .unknown(.notAsked)
    if case .suppose(let supposed) = declared.silence, state.isUnknown { return supposed }
    return state
  }
}

extension CompiledTable {
  /// Whether a cell accepts some, all or none of the bins its column may be in.
  func cell(_ row: Int, _ column: Int, bins: [Int]) -> TableTrace.Cell {
    let accepted = bins.filter { bin in
      rows(accepting: bin, of: columns[column], word: row / 64) >> UInt64(row % 64) & 1 == 1
    }
    if accepted.isEmpty { return .refuses }
    return accepted.count == bins.count ? .accepts : .open
  }
}
