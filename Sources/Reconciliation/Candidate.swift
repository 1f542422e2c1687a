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

/// How many pairs each item is in.
struct PairCounts {
  private var ofOperation: [Int32]
  private var ofTarget: [Int32]

  init(_ pairs: [CandidatePair], operations: Int, targets: Int) {
    ofOperation = [Int32](repeating: 0, count: operations)
    ofTarget = [Int32](repeating: 0, count: targets)
    for pair in pairs {
      ofOperation[Int(pair.operation)] += 1
      ofTarget[Int(pair.target)] += 1
    }
  }

  func isAlone(_ pair: CandidatePair) -> Bool {
    ofOperation[Int(pair.operation)] == 1 && ofTarget[Int(pair.target)] == 1
  }
}
