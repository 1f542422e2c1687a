/// All candidates of one pass, resolved together, so that no order decides.
struct CandidateGraph {
  /// Candidates none of whose members is in another candidate.
  private(set) var unique: [Candidate] = []
  /// The others; those that hang together by their members in one list.
  private(set) var contested: [[Candidate]] = []

  /// - Parameter candidates: Without repetitions.
  init(_ candidates: [Candidate], operations: Int, targets: Int) {
    var ofOperation = [Int32](repeating: 0, count: operations)
    var ofTarget = [Int32](repeating: 0, count: targets)
    for candidate in candidates {
      for operation in candidate.operations { ofOperation[operation] += 1 }
      for target in candidate.targets { ofTarget[target] += 1 }
    }
    var others: [Candidate] = []
    unique.reserveCapacity(candidates.count)
    for candidate in candidates {
      let isAlone =
        candidate.operations.allSatisfy { ofOperation[$0] == 1 }
        && candidate.targets.allSatisfy { ofTarget[$0] == 1 }
      if isAlone { unique.append(candidate) } else { others.append(candidate) }
    }
    contested = Self.parts(others)
  }

  /// Candidates gathered by a union of their members.
  private static func parts(_ candidates: [Candidate]) -> [[Candidate]] {
    var union = Union()
    var first: [Int] = []
    for candidate in candidates {
      // Operations are the even members, targets the odd ones.
      let members =
        candidate.operations.map { $0 * 2 } + candidate.targets.map { $0 * 2 + 1 }
      for member in members.dropFirst() { union.join(members[0], member) }
      first.append(members[0])
    }
    var parts: [Int: [Candidate]] = [:]
    for (candidate, member) in zip(candidates, first) {
      parts[union.root(member), default: []].append(candidate)
    }
    return parts.sorted { $0.key < $1.key }.map(\.value)
  }

  private struct Union {
    private var parent: [Int: Int] = [:]

    mutating func root(_ node: Int) -> Int {
      var node = node
      while let next = parent[node], next != node {
        let beyond = parent[next] ?? next
        parent[node] = beyond
        node = beyond
      }
      return node
    }

    /// The root of a part is its smallest member.
    mutating func join(_ left: Int, _ right: Int) {
      let (a, b) = (root(left), root(right))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
  }
}

extension CandidateGraph {
  /// Whether a part pairs each of as many operations with each of as many movements, and all of them
  /// with their fees or all without.
  static func isInterchangeable(_ part: [Candidate]) -> Bool {
    let pairs = part.compactMap(\.pair)
    let operations = Set(pairs.map(\.operation)).count
    return pairs.count == part.count && operations == Set(pairs.map(\.target)).count
      && part.count == operations * operations
      && part.allSatisfy { $0.isGross == part[0].isGross }
  }

  /// The only way to pair all members of a part, where there is exactly one.
  ///
  /// A part that can be paired in one way only has a member with a single candidate; pairing that
  /// one off leaves another such part. So stripping ends with all paired, or the way is not one.
  static func onlyPairing(_ part: [Candidate]) -> [Candidate]? {
    let pairs = part.compactMap(\.pair)
    let operations = Set(pairs.map(\.operation))
    guard pairs.count == part.count, operations.count == Set(pairs.map(\.target)).count else {
      return nil
    }
    var rest = part
    var chosen: [Candidate] = []
    while !rest.isEmpty {
      var ofOperation: [Int: Int] = [:]
      var ofTarget: [Int: Int] = [:]
      for case (let operation, let target)? in rest.lazy.map(\.pair) {
        ofOperation[operation, default: 0] += 1
        ofTarget[target, default: 0] += 1
      }
      let leaf = rest.first { candidate in
        guard let pair = candidate.pair else { return false }
        return ofOperation[pair.operation] == 1 || ofTarget[pair.target] == 1
      }
      guard let leaf, let pair = leaf.pair else { return nil }
      chosen.append(leaf)
      rest.removeAll { other in
        other.pair.map { $0.operation == pair.operation || $0.target == pair.target } ?? true
      }
    }
    return chosen.count == operations.count ? chosen : nil
  }
}
