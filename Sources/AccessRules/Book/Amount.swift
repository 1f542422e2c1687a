/// An amount of francs as a rule book names it.
enum Amount: Hashable, Sendable {
  case literal(Int)
  case parameter(Int)
  /// What a table decides.
  case term(VariableIndex)
  /// What is known of the case: a fare, an income.
  case fact(VariableIndex)
  /// A percentage of such a fact, floored: a tenth of the income.
  case portion(Operand, of: VariableIndex)

  /// The fact that it reads.
  var fact: VariableIndex? {
    switch self {
    case .fact(let fact), .portion(_, let fact): fact
    case .literal, .parameter, .term: nil
    }
  }

  var term: VariableIndex? {
    if case .term(let variable) = self { variable } else { nil }
  }

  /// The parameter that it reads.
  var parameter: Int? {
    switch self {
    case .parameter(let index), .portion(.parameter(let index), _): index
    case .literal, .term, .fact, .portion(.literal, _): nil
    }
  }
}
