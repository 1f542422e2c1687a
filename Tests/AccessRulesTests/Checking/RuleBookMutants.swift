/// Rule books that are wrong in one place, made of a right one by a slip of the pen each.
struct RuleBookMutants {
  struct Mutant: Hashable {
    let kind: Kind
    /// Where the slip is: the text of the line, or of both.
    let place: String
    let lines: [String]
  }

  enum Kind: String, CaseIterable {
    case dropRow = "drop a row"
    case boundary = "move a boundary on one side"
    case boundaries = "move a boundary on both sides"
    case swapOutputs = "swap the outputs of two rows"
    case parameter = "change a parameter by a step"
    case dropStep = "drop a step"
    case swapSteps = "swap two steps"
    case dropCeiling = "drop a ceiling"
  }

  private let lines: [String]
  private var tables: [MutableTable] { MutableTable.tables(of: lines) }

  init(of text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  func all() -> [Mutant] {
    tables.flatMap { table -> [Mutant] in
      switch table.header.first {
      case "U", "F":
        drops(.dropRow, table) + boundaries(table) + swaps(table) + ceilings(table)
      case "paramètre": parameters(table)
      case "payeur": ceilings(table)
      case "n": drops(.dropStep, table) + stepSwaps(table) + ceilings(table)
      default: []
      }
    }
  }

  private func mutant(_ kind: Kind, _ table: MutableTable, at rows: [Int], _ changed: [[String]])
    -> Mutant
  {
    Mutant(
      kind: kind,
      place: rows.map { table.rows[$0].filter { !$0.isEmpty }.joined(separator: " | ") }
        .joined(separator: "  /  "),
      lines: table.replaced(in: lines, by: changed))
  }

  // MARK: Operators

  private func drops(_ kind: Kind, _ table: MutableTable) -> [Mutant] {
    table.rows.indices.map { row in
      var changed = table.rows
      changed.remove(at: row)
      return mutant(kind, table, at: [row], changed.numbered)
    }
  }

  private func boundaries(_ table: MutableTable) -> [Mutant] {
    var found: [Mutant] = []
    for column in table.header.indices.dropFirst() {
      for row in table.rows.indices {
        guard let bound = Bound(table.rows[row][column]) else { continue }
        let other = table.rows.indices.first {
          $0 > row && Bound(table.rows[$0][column])?.isOtherSide(of: bound) == true
        }
        for step in [-1, 1] {
          var changed = table.rows
          changed[row][column] = bound.moved(by: step)
          found.append(mutant(.boundary, table, at: [row], changed))
          guard let other, let facing = Bound(table.rows[other][column]) else { continue }
          changed[other][column] = facing.moved(by: step)
          found.append(mutant(.boundaries, table, at: [row, other], changed))
        }
      }
    }
    return found
  }

  private func swaps(_ table: MutableTable) -> [Mutant] {
    table.pairs.compactMap { first, second in
      var changed = table.rows
      for column in table.outputs {
        changed[first][column] = table.rows[second][column]
        changed[second][column] = table.rows[first][column]
      }
      return changed == table.rows
        ? nil : mutant(.swapOutputs, table, at: [first, second], changed)
    }
  }

  /// By one franc, or one in a hundred.
  private func parameters(_ table: MutableTable) -> [Mutant] {
    table.rows.indices.flatMap { row in
      [-1, 1].compactMap { step in
        let digits = table.rows[row][2].filter(\.isNumber)
        guard let value = Int(digits), let unit = table.rows[row][2].last else { return nil }
        var changed = table.rows
        changed[row][2] = "\(value + step) \(unit)"
        return mutant(.parameter, table, at: [row], changed)
      }
    }
  }

  private func stepSwaps(_ table: MutableTable) -> [Mutant] {
    table.pairs.map { first, second in
      var changed = table.rows
      changed.swapAt(first, second)
      return mutant(.swapSteps, table, at: [first, second], changed.numbered)
    }
  }

  /// One amount of a step's ceilings, how far a fund may be committed, how often an aid is given.
  private func ceilings(_ table: MutableTable) -> [Mutant] {
    var found: [Mutant] = []
    for row in table.rows.indices {
      for (column, cell) in table.rows[row].enumerated() {
        for less in withoutCeiling(cell, isCeiling: table.header[column] == "au plus") {
          var changed = table.rows
          changed[row][column] = less
          found.append(mutant(.dropCeiling, table, at: [row], changed))
        }
      }
    }
    return found
  }

  private func withoutCeiling(_ cell: String, isCeiling: Bool) -> [String] {
    if isCeiling, !cell.isEmpty {
      let amounts = cell.split(separator: ";").map { $0.trimmed }
      return amounts.indices.map { place in
        amounts.indices.filter { $0 != place }.map { amounts[$0] }.joined(separator: " ; ")
      }
    }
    for mark in [" jusqu'à", " (au plus"] {
      guard let range = cell.ranges(of: mark).first else { continue }
      return [String(cell[..<range.lowerBound])]
    }
    return []
  }
}

/// A cell such as `< 90`.
private struct Bound {
  private let sign: String
  private let number: Int

  init?(_ cell: String) {
    let parts = cell.split(separator: " ")
    guard parts.count == 2, ["<", "<=", ">", ">="].contains(parts[0]), let number = Int(parts[1])
    else { return nil }
    (sign, self.number) = (String(parts[0]), number)
  }

  func isOtherSide(of other: Bound) -> Bool {
    number == other.number && sign.first != other.sign.first
  }

  func moved(by step: Int) -> String { "\(sign) \(number + step)" }
}
