import LedgerValues

/// Compares two books span by span: days between two changes of a parameter of either.
struct BookComparison {
  private let old: RuleBook
  private let new: RuleBook
  private var regions: [RuleBookDifference.Region] = []
  private var changes: [RuleBookDifference.Change] = []

  init(_ old: RuleBook, _ new: RuleBook) {
    self.old = old
    self.new = new
  }

  mutating func run() -> RuleBookDifference {
    var last: (old: Day, new: Day)?
    for (from, through) in spans() {
      let day = min(max(from, old.inForce.lowerBound), old.inForce.upperBound)
      guard let before = old.program(on: day), let after = new.program(on: from) else { continue }
      if let last, last == (before.from, after.from) {
        extend(regions.indices.filter { regions[$0].through.adding(days: 1) == from }, to: through)
        continue
      }
      last = (before.from, after.from)
      compare(before, after, from, through)
    }
    return RuleBookDifference(regions: regions, changes: changes)
  }

  /// The spans of the new book's days in which neither book changes.
  private func spans() -> [(from: Day, through: Day)] {
    var starts = Set(new.programs.map(\.from) + old.programs.map(\.from))
    starts.insert(old.inForce.upperBound.adding(days: 1))
    let sorted = starts.filter(new.inForce.contains).union([new.inForce.lowerBound]).sorted()
    return sorted.enumerated().map { place, from in
      let next = place + 1 < sorted.count ? sorted[place + 1].adding(days: -1) : nil
      return (from, next ?? new.inForce.upperBound)
    }
  }

  private mutating func compare(
    _ before: Program, _ after: Program, _ from: Day, _ through: Day
  ) {
    let found =
      DeclarationComparison(old, before, new, after, from: from).changes()
      + AidComparison(old, before, new, after).changes(from)
      + WaterfallComparison(old, before, new, after).changes(from)
    for change in found { note(change) }
    guard let joined = JoinedBook(old, before, new, after) else {
      changes.append(notCompared(new.title, from))
      return
    }
    for goal in old.goals {
      let (name, known) = (old.name(of: goal), old.nameToCompare(goal))
      guard let other = new.goals.first(where: { sameBytes(new.nameToCompare($0), known) }) else {
        continue
      }
      let comparison = TermComparison(joined, old: joined.old[goal], new: joined.new[other])
      guard let found = comparison.regions(named: name, from...through) else {
        note(notCompared(name, from))
        continue
      }
      add(found)
    }
  }

  private mutating func note(_ change: RuleBookDifference.Change) {
    if !changes.contains(where: { $0.saysTheSame(as: change) }) { changes.append(change) }
  }

  private func notCompared(_ name: String, _ from: Day) -> RuleBookDifference.Change {
    RuleBookDifference.Change(
      section: .notCompared, old: name, new: name, from: from, isMaterial: true)
  }

  /// A region that was there on the day before goes on.
  private mutating func add(_ found: [RuleBookDifference.Region]) {
    for region in found {
      let earlier = regions.firstIndex {
        $0.saysTheSame(as: region) && $0.through.adding(days: 1) == region.from
      }
      if let earlier {
        regions[earlier].through = region.through
      } else {
        regions.append(region)
      }
    }
  }

  private mutating func extend(_ places: [Int], to day: Day) {
    for place in places { regions[place].through = day }
  }
}

extension RuleBookDifference.Region {
  fileprivate func saysTheSame(as other: Self) -> Bool {
    sameBytes(term, other.term) && facts == other.facts && old == other.old && new == other.new
  }
}

extension RuleBookDifference.Change {
  fileprivate func saysTheSame(as other: Self) -> Bool {
    section == other.section && old == other.old && new == other.new
  }
}
