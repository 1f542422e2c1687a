/// The groups of a result by their first line, those without lines last.
///
/// A group becomes a value of words when it is asked for: nearly all are pairs, which are kept in
/// twelve bytes, and of a hundred thousand a person looks at the few that are not confirmed.
public struct MatchGroups: RandomAccessCollection, Sendable {
  private let run: MatchRun
  /// A pair's place among the pairs found; past these, a larger group's among those.
  private let order: [Int32]

  init(_ run: MatchRun) {
    self.run = run
    // Groups share no item, so the first line settles their order.
    var foundAt = [Int32](repeating: -1, count: run.items.lines.count)
    for index in run.pairs.indices {
      let pair = run.pairs[index]
      foundAt[run.firstLine(of: Int(pair.operation), isGross: pair.isGross)] = Int32(index)
    }
    var withoutLines: [(target: Int, place: Int32)] = []
    for (index, group) in run.groups.enumerated() {
      let place = Int32(run.pairs.count + index)
      if let line = group.operations.map({ run.firstLine(of: $0, isGross: group.isGross) }).min() {
        foundAt[line] = place
      } else {
        withoutLines.append((group.targets[0], place))
      }
    }
    withoutLines.sort { $0.target < $1.target }
    order = foundAt.filter { $0 >= 0 } + withoutLines.map(\.place)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { order.count }

  public subscript(position: Int) -> MatchGroup {
    let place = Int(order[position])
    return place < run.pairs.count
      ? run.group(run.pairs[place]) : run.group(run.groups[place - run.pairs.count])
  }
}

extension MatchGroups: Hashable {
  public static func == (left: MatchGroups, right: MatchGroups) -> Bool {
    left.elementsEqual(right)
  }

  public func hash(into hasher: inout Hasher) {
    for group in self { hasher.combine(group) }
  }
}

extension MatchRun {
  fileprivate func firstLine(of operation: Int, isGross: Bool) -> Int {
    let item = items.operations[operation]
    return Swift.min(item.line, isGross ? item.line : item.fee ?? item.line)
  }
}
