/// Which unknown facts make a difference to who bears what: those of which two values, all else
/// equal, come out differently.
struct MatteringFacts {
  /// Places in `Question.open`, ascending.
  private(set) var places: [Int] = []
  private let possibilities: Possibilities
  /// By combination: which of the outcomes it is.
  let classes: [Int]
  private var comparisons = 0

  /// Comparisons of boxes past which a fact is taken to matter.
  private static let bound = 500_000

  init(_ possibilities: Possibilities) {
    self.possibilities = possibilities
    var known: [CostShares.MovedMoney: Int] = [:]
    var classes: [Int] = []
    for shares in possibilities.outcomes {
      let money = shares.movedMoney(kinds: possibilities.question.kinds)
      let place = known[money] ?? known.count
      known[money] = place
      classes.append(place)
    }
    self.classes = classes
    var stride = 1
    for part in possibilities.parts {
      find(in: part, stride)
      stride *= part.options.count
    }
    // Where what is impossible ties facts together, none may matter alone.
    if places.isEmpty { places = possibilities.parts.flatMap(Self.varying) }
    places.sort()
  }

  private mutating func find(in part: ExploredPart, _ stride: Int) {
    let options = part.options.indices
    var different: [(Int, Int)] = []
    for left in options {
      for right in options where right > left {
        if differ(left, right, stride, options.count) { different.append((left, right)) }
      }
    }
    guard !different.isEmpty else { return }
    for place in part.part.places.indices
    where different.contains(where: { matters(place, part, $0.0, $0.1) }) {
      places.append(part.part.places[place])
    }
  }

  /// Whether two options of a part come out differently in some combination of the others.
  private func differ(_ left: Int, _ right: Int, _ stride: Int, _ count: Int) -> Bool {
    var base = 0
    while base < classes.count {
      for offset in 0..<stride
      where classes[base + left * stride + offset] != classes[base + right * stride + offset] {
        return true
      }
      base += stride * count
    }
    return false
  }

  /// Whether two cases that differ in one fact alone have two options.
  private mutating func matters(
    _ place: Int, _ part: ExploredPart, _ left: Int, _ right: Int
  ) -> Bool {
    let numbers = zip(part.options[left].numbers, part.options[right].numbers)
    for (amount, pair) in zip(part.amounts, numbers) where amount != place && pair.0 != pair.1 {
      return false
    }
    for one in part.branches[left] {
      for other in part.branches[right] {
        comparisons += 1
        guard comparisons < Self.bound else { return true }
        if one == other {
          if part.amounts.contains(place) { return true }
          continue
        }
        let branches = part.exploration.branches
        if part.exploration.differOnly(at: place, branches[one], branches[other]) { return true }
      }
    }
    return false
  }

  /// The facts of a part that tell its branches apart.
  private static func varying(_ part: ExploredPart) -> [Int] {
    part.part.places.indices.filter { place in
      part.amounts.contains(place)
        || Set(part.exploration.branches.map { $0.box[place] }).count > 1
    }.map { part.part.places[$0] }
  }
}
