import LedgerValues

extension MatchRun {
  /// Same number of the other party and same amount within the window.
  mutating func matchByPhone(within window: ClosedRange<Int>) {
    let index = AmountIndex(self, targets: openTargets.filter { items.targets[$0].phone != nil })
    var candidates: [Candidate] = []
    for operation in openOperations {
      guard let phone = items.operations[operation].phone else { continue }
      index.visit(operation, within: window) { target, isGross in
        guard phone == items.targets[target].phone, !contradictsReference(operation, target) else {
          return
        }
        candidates.append(Candidate(operation, target, .phoneAmount, isGross: isGross))
      }
    }
    resolve(candidates, pairsEquals: true)
  }

  /// Same amount within the window, or all movements that belong together, or all lines of one
  /// payer; where nothing contradicts.
  mutating func matchByAmount(within window: ClosedRange<Int>) {
    let index = AmountIndex(self, targets: openTargets)
    var candidates = naturalGroups(within: window, anchored: false)
    for operation in openOperations {
      index.visit(operation, within: window) { target, isGross in
        guard !isVetoed(operation, target) else { return }
        candidates.append(Candidate(operation, target, .uniqueAmount, isGross: isGross))
      }
    }
    resolve(candidates, pairsEquals: true)
  }
}
