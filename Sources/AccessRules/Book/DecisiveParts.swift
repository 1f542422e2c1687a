/// What of a rule book is looked at in the end.
struct DecisiveParts: Sendable {
  /// The terms that the waterfall and the aids read, at the door and in doubt; ascending. All other
  /// terms only serve these.
  let goals: [VariableIndex]
  /// The facts whose numbers are amounts, or multiply them; and in how many places.
  let amountUses: [VariableIndex: Int]

  init(
    steps: [PayerStep], aids: [Aid], aidOutputs: [VariableIndex], others: [VariableIndex?]
  ) {
    let terms = steps.flatMap(\.terms) + aids.flatMap(\.terms) + aidOutputs
    goals = Set(terms + others.compactMap(\.self)).sorted()
    let limits = steps.flatMap(\.limits) + aids.flatMap(\.ceilings)
    let ofAids = aids.flatMap(\.formulas).flatMap(\.facts)
    amountUses = (limits.compactMap(\.limit.fact) + ofAids).reduce(into: [:]) {
      $0[$1, default: 0] += 1
    }
  }
}
