import LedgerValues

/// Makes a program of what was read.
struct Compiler: Declaring {
  let facts: [FactDeclaration]
  let outputs: [OutputDeclaration]
  let tables: [DecisionTable]
  let parameters: [Parameter]
  let impossibilities: [Impossibility]
  /// The tables of aids.
  let aidTables: Set<Int>
  let order: [Int]
  /// How many of the first tables of the order the waterfall needs.
  let neededCount: Int
  /// How many it needs in doubt.
  let neededInDoubt: Int

  /// The program in force from a day, or nothing where it would be too large.
  func program(from day: Day) -> Program? {
    let values = parameters.map { parameter in
      parameter.value(on: day)?.term.code(in: parameter.domain) ?? 0
    }
    let bins = binnings(values)
    var size = 0
    for table in tables {
      let width = Self.width(of: table)
      for input in table.inputs { size += bins[input].count * width }
      guard size <= RuleBookLimit.compiled.bound else { return nil }
    }
    return Program(
      from: day, parameters: values, bins: bins,
      tables: order.map { compiled($0, bins, values) }, neededCount: neededCount,
      neededInDoubt: neededInDoubt,
      impossible: impossibilities.map { impossible($0, bins, values) })
  }

  private static func width(of table: DecisionTable) -> Int {
    RowSet.words(for: table.rows.count - (table.hasOtherwise ? 1 : 0))
  }

  private func binnings(_ values: [Int]) -> [Binning] {
    let count = facts.count + outputs.count
    var cuts = (0..<count).map { variable -> [Int] in
      let codes = domain(of: variable).codes
      guard case .choice = domain(of: variable) else { return [codes.lowerBound] }
      return Array(codes)
    }
    func cut(_ variable: VariableIndex, by condition: Condition) {
      let domain = domain(of: variable)
      if case .choice = domain { return }
      for test in condition.tests {
        let range = test.codes(in: domain.codes, values)
        for cut in [range.lowerBound, range.upperBound] where domain.codes.contains(cut) {
          cuts[variable].append(cut)
        }
      }
    }
    for table in tables {
      for row in table.rows {
        for (condition, input) in zip(row.conditions, table.inputs) { cut(input, by: condition) }
      }
    }
    for (fact, condition) in impossibilities.flatMap(\.conditions) { cut(fact, by: condition) }
    return cuts.enumerated().map { variable, cuts in
      let sorted = cuts.count == 1 ? cuts : Array(Set(cuts)).sorted()
      return Binning(
        starts: sorted, specials: variable < facts.count ? facts[variable].specials : [])
    }
  }

  private func compiled(_ index: Int, _ bins: [Binning], _ values: [Int]) -> CompiledTable {
    let table = tables[index]
    let width = Self.width(of: table)
    let rowCount = table.rows.count - (table.hasOtherwise ? 1 : 0)
    var accepting: [UInt64] = []
    var columns: [CompiledTable.Column] = []
    for (column, input) in table.inputs.enumerated() {
      let binning = bins[input]
      let offset = accepting.count
      columns.append(CompiledTable.Column(variable: input, offset: offset))
      accepting += [UInt64](repeating: 0, count: binning.count * width)
      for row in 0..<rowCount {
        let bit: UInt64 = 1 << UInt64(row % 64)
        let condition = table.rows[row].conditions[column]
        let accepted = accepted(condition, binning, domain(of: input), values)
        for bin in accepted.indices where accepted[bin] {
          accepting[offset + bin * width + row / 64] |= bit
        }
      }
    }
    var terms: [Int] = []
    var termBins: [Int] = []
    for row in table.rows {
      for (cell, output) in zip(row.outputs, table.outputs) {
        let code =
          switch cell {
          case .literal(let code): code
          case .parameter(let parameter): values[parameter]
          }
        terms.append(code)
        termBins.append(bins[output].bin(of: code))
      }
    }
    return CompiledTable(
      table: index, isFirst: table.hitPolicy == .first, width: width, columns: columns,
      accepting: accepting, outputs: table.outputs, terms: terms, termBins: termBins,
      exceptionTo: table.exceptionTo, exceptions: table.exceptions,
      isOfVisit: aidTables.contains(index), rowCount: rowCount,
      otherwise: table.hasOtherwise ? rowCount : nil)
  }

  private func impossible(
    _ impossibility: Impossibility, _ bins: [Binning], _ values: [Int]
  ) -> [(fact: VariableIndex, bins: Set<Int>)] {
    impossibility.conditions.map { fact, condition in
      let accepted = accepted(condition, bins[fact], domain(of: fact), values)
      return (fact, Set(accepted.indices.filter { accepted[$0] }))
    }
  }

  /// Which bins a condition accepts; every bin is wholly inside or outside of each test.
  private func accepted(
    _ condition: Condition, _ binning: Binning, _ domain: ValueDomain, _ values: [Int]
  ) -> [Bool] {
    let codes = condition.codes(in: domain.codes, values)
    var accepted = [Bool](repeating: false, count: binning.count)
    for (bin, start) in binning.starts.enumerated() { accepted[bin] = codes.contains(start) }
    if let bin = binning.notApplicable {
      accepted[bin] = condition.specials.contains(.notApplicable)
    }
    if let bin = binning.expired { accepted[bin] = condition.specials.contains(.expired) }
    return accepted
  }
}
