import LedgerValues

/// Tries to prove one guarantee on one span of days.
struct GuaranteeCheck {
  let extended: GuaranteeBook
  let guarantee: Guarantee
  let index: Int
  var book: RuleBook { extended.book }
  var program: Program { extended.program }

  init(_ extended: GuaranteeBook, _ guarantee: Int) {
    self.extended = extended
    index = guarantee
    self.guarantee = extended.book.guarantees[guarantee]
  }

  func outcome() -> Verdict.Outcome {
    switch guarantee.promise {
    case .term: term()
    case .householdShare(let most):
      ShareBound(self, most: most.value(program.parameters)).outcome()
    case .shortageChangesNothing(let fund): ShortageProof(self, fund: fund).outcome()
    case .householdShareGrows(let variable): GrowthProof(self, variable).outcome()
    }
  }

  /// What a table decides: exact, since every box of households is looked at.
  private func term() -> Verdict.Outcome {
    let condition = extended.conditions[index]
    guard let promise = extended.promises[index] else { return .notProved(step: nil) }
    let sweep = HouseholdSweep(book, program)
    guard let boxes = sweep.boxes(deciding: [condition, promise].compactMap(\.self)) else {
      return .notProved(step: nil)
    }
    var isOpen = false
    for box in boxes {
      if box.flaw != nil {
        isOpen = true
      } else if condition.map({ box.term($0) == 1 }) ?? true, box.term(promise) == 0 {
        let search = CounterexampleSearch(self)
        return .refuted(
          Counterexample(
            cases: [search.care(sweep.household(in: box), sweep)], supposed: [], household: []))
      }
    }
    return isOpen ? .notProved(step: nil) : .proved
  }

  /// The tables that decide some terms, without those that decide a term which is supposed.
  func tables(
    deciding terms: [VariableIndex], supposing variable: VariableIndex? = nil
  ) -> [CompiledTable] {
    let supposed = variable.flatMap { variable in
      variable < book.facts.count ? nil : book.outputs[variable - book.facts.count].table
    }
    let needed = terms.filter { $0 != variable }
    guard let supposed else { return book.tables(deciding: needed, in: program) }
    // What only the supposed term needs is not decided either.
    return book.tables(
      needing: needed.map { book.outputs[$0 - book.facts.count].table }, program,
      without: [supposed] + book.tables[supposed].exceptions)
  }
}
