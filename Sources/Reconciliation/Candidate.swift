/// Operations of statements and movements that may be the same, and why.
struct Candidate {
  let operations: Few<Int>
  let targets: Few<Int>
  var rule: MatchRule
  /// Whether operations are taken without their fees.
  var isGross = false

  init(_ operation: Int, _ target: Int, _ rule: MatchRule, isGross: Bool = false) {
    self.init(operations: .one(operation), targets: .one(target), rule: rule, isGross: isGross)
  }

  init(operations: Few<Int>, targets: Few<Int>, rule: MatchRule, isGross: Bool = false) {
    self.operations = operations
    self.targets = targets
    self.rule = rule
    self.isGross = isGross
  }

  /// The operation and the movement of a pair.
  var pair: (operation: Int, target: Int)? {
    guard case .one(let operation) = operations, case .one(let target) = targets else { return nil }
    return (operation, target)
  }
}

/// One operation and one movement that may be the same: a `Candidate` without anything on the heap.
struct CandidatePair {
  let operation: Int32
  let target: Int32
  let rule: MatchRule
  let isGross: Bool

  init(_ operation: Int, _ target: Int, _ rule: MatchRule, isGross: Bool) {
    self.operation = Int32(operation)
    self.target = Int32(target)
    self.rule = rule
    self.isGross = isGross
  }

  var candidate: Candidate { Candidate(Int(operation), Int(target), rule, isGross: isGross) }
}

/// Which items are in one pair, and which in more.
struct PairCounts {
  private enum Count { case none, one, more }

  private var ofOperation: [Count]
  private var ofTarget: [Count]

  init(_ pairs: [CandidatePair], operations: Int, targets: Int) {
    ofOperation = [Count](repeating: .none, count: operations)
    ofTarget = [Count](repeating: .none, count: targets)
    for pair in pairs {
      Self.add(to: &ofOperation[Int(pair.operation)])
      Self.add(to: &ofTarget[Int(pair.target)])
    }
  }

  private static func add(to count: inout Count) { count = count == .none ? .one : .more }

  func isAlone(_ pair: CandidatePair) -> Bool {
    ofOperation[Int(pair.operation)] == .one && ofTarget[Int(pair.target)] == .one
  }
}
