/// Households by what they have in common: facts, and the bins that each is in.
///
/// A fact that the box does not name may be anything.
struct FactBox: Hashable {
  var bins: [VariableIndex: [Int]]

  /// Fewer and larger boxes that hold the same households.
  ///
  /// Boxes that differ in one fact alone become one. The facts are gone through in order until
  /// none is left to put together, so that the result does not depend on how the boxes were found.
  static func merged(_ boxes: [FactBox]) -> [FactBox] {
    var boxes = boxes
    let facts = Set(boxes.flatMap(\.bins.keys)).sorted(by: >)
    var isSettled = false
    while !isSettled {
      isSettled = true
      for fact in facts {
        let merged = merged(boxes, along: fact)
        if merged.count < boxes.count { (boxes, isSettled) = (merged, false) }
      }
    }
    return boxes
  }

  private static func merged(_ boxes: [FactBox], along fact: VariableIndex) -> [FactBox] {
    var places: [FactBox: Int] = [:]
    var merged: [FactBox] = []
    for box in boxes {
      var others = box
      others.bins[fact] = nil
      if let place = places[others] {
        let bins = (merged[place].bins[fact] ?? []) + (box.bins[fact] ?? [])
        merged[place].bins[fact] = Set(bins).sorted()
      } else {
        places[others] = merged.count
        merged.append(box)
      }
    }
    return merged
  }
}

extension RuleBook {
  /// The facts of a box as cells of a table spell them, without those that may be anything.
  func conditions(of box: FactBox, _ program: Program) -> [RuleBookFinding.WitnessFact] {
    box.bins.sorted { $0.key < $1.key }.compactMap { fact, bins in
      guard bins.count < program.bins[fact].count else { return nil }
      return RuleBookFinding.WitnessFact(
        name: facts[fact].name, value: spelled(bins, of: fact, program.bins[fact]))
    }
  }

  /// The first value of each bin: the facts of one household.
  func household(
    _ cell: [(fact: VariableIndex, bin: Int)], _ program: Program
  ) -> [RuleBookFinding.WitnessFact] {
    cell.map { fact, bin in
      let binning = program.bins[fact]
      let value = special(bin, binning) ?? spelled(binning.starts[bin], of: fact)
      return RuleBookFinding.WitnessFact(name: facts[fact].name, value: value)
    }
  }

  /// The word for a bin that is no value of the fact's type.
  private func special(_ bin: Int, _ binning: Binning) -> String? {
    switch bin {
    case binning.notApplicable: Vocabulary.notApplicable(language)
    case binning.expired: Vocabulary.expired(language)
    default: nil
    }
  }

  /// `< 60`, `A, B`, `[60..71], sans objet`.
  private func spelled(_ bins: [Int], of fact: VariableIndex, _ binning: Binning) -> String {
    let values = bins.filter { !binning.specials.contains($0) }
    let specials = bins.filter(binning.specials.contains).compactMap { special($0, binning) }
    if values.count == binning.starts.count, specials.isEmpty {
      let others = binning.specials.compactMap { special($0, binning) }
      return "\(Vocabulary.except(language)) \(others.joined(separator: ", "))"
    }
    guard case .choice = domain(of: fact) else {
      return (ranges(values, of: fact, binning) + specials).joined(separator: ", ")
    }
    let words = { (bins: [Int]) in bins.map { spelled(binning.starts[$0], of: fact) } }
    let others = binning.starts.indices.filter { !bins.contains($0) }
    if specials.isEmpty, others.count * 2 < values.count {
      return "\(Vocabulary.except(language)) \(words(others).joined(separator: ", "))"
    }
    return (words(values) + specials).joined(separator: ", ")
  }

  private func ranges(_ bins: [Int], of fact: VariableIndex, _ binning: Binning) -> [String] {
    var parts: [String] = []
    var rest = bins[...]
    while let first = rest.first {
      var last = first
      while rest.first == last || rest.first == last + 1 { last = rest.removeFirst() }
      parts.append(range(first...last, of: fact, binning))
    }
    return parts
  }

  private func range(
    _ bins: ClosedRange<Int>, of fact: VariableIndex, _ binning: Binning
  ) -> String {
    let low = binning.starts[bins.lowerBound]
    let isLast = bins.upperBound == binning.starts.count - 1
    if isLast { return ">= \(spelled(low, of: fact))" }
    let end = binning.starts[bins.upperBound + 1]
    if bins.lowerBound == 0 { return "< \(spelled(end, of: fact))" }
    if end - low == 1 { return spelled(low, of: fact) }
    return "[\(spelled(low, of: fact))..\(spelled(end - 1, of: fact))]"
  }
}
