import LedgerValues

extension RuleBook {
  /// Tries to prove each guarantee, and to break it where that fails; in the order of the book.
  public func verdicts() -> [Verdict] {
    let extended = programs.map { GuaranteeBook(self, $0) }
    return guarantees.indices.map { guarantee in
      var open: Verdict?
      for (program, extended) in zip(programs, extended) {
        guard let extended else {
          return Verdict(
            guarantee: guarantee, outcome: .notProved(step: nil), from: program.from)
        }
        let outcome = GuaranteeCheck(extended, guarantee).outcome()
        let verdict = Verdict(guarantee: guarantee, outcome: outcome, from: program.from)
        if case .refuted = outcome { return verdict }
        if case .notProved = outcome { open = open ?? verdict }
      }
      return open ?? Verdict(guarantee: guarantee, outcome: .proved, from: inForce.lowerBound)
    }
  }
}
