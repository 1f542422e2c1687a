/// Why a rule book that can be read is not adopted.
enum UnfitRuleBook: Hashable, Sendable {
  /// It answers some household not at all, or in two ways.
  case leavesOpen
  /// A case breaks a guarantee of its own.
  case breaksPromise
}

extension UnfitRuleBook: ExplainedTogether {
  static let samples: [UnfitRuleBook] = [.leavesOpen, .breaksPromise]

  var explanation: Explanation {
    switch self {
    case .leavesOpen:
      Explanation(
        "rules.leaves-open",
        Message(
          fr: "ce règlement peut laisser une visite sans décision",
          en: "this rule book may leave a visit undecided"),
        remedy: Message(
          fr: "corrigez ce que \(code: "nafa rules lint") dit grave, puis adoptez-le",
          en: "mend what \(code: "nafa rules lint") calls serious, then adopt it"))
    case .breaksPromise:
      Explanation(
        "rules.breaks-promise",
        Message(
          fr: "ce règlement ne tient pas une de ses garanties",
          en: "this rule book does not keep one of its guarantees"),
        remedy: Message(
          fr: "corrigez les lignes ou la garantie, puis adoptez-le",
          en: "mend the rows or the guarantee, then adopt it"))
    }
  }
}
