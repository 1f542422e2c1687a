import LedgerValues

/// An example that would pin what none does, with today's answer: for a person to confirm.
public struct ExampleProposal: Hashable, Sendable {
  /// What it pins.
  public let item: ExampleCoverage.Item
  /// `3.2` for the second row of article 3; at a boundary with the value, `3.2 à 89`.
  public let name: String
  public let care: CareCase
  /// As a cell of the examples has it.
  public let expected: String
}

extension RuleBook {
  /// Examples that would pin what none does; what no case was found for is left out.
  ///
  /// They start from the book's first example and change as little as they can. An answer in which
  /// nothing shows is no example, so that the other facts are changed until something does.
  public func exampleProposals() -> [ExampleProposal] {
    guard let program = programs.first else { return [] }
    let finder = ProposalFinder(self, program)
    var traces: [ExampleTrace] = []
    var proposals: [ExampleProposal] = []
    for item in exampleCoverage().open where !traces.contains(where: { $0.pins(item, self) }) {
      guard let proposal = finder.proposal(for: item) else { continue }
      proposals.append(proposal)
      if let trace = ExampleTrace(proposal.care, self) { traces.append(trace) }
    }
    return proposals
  }
}
