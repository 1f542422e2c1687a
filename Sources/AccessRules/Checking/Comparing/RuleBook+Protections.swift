extension RuleBook {
  /// The guarantees that keep the limit of some payer's promises from cutting, each once.
  ///
  /// Where one does so in every visit, the others about its fund add nothing.
  var protecting: [Guarantee] {
    var found: [Guarantee] = []
    for step in steps {
      let guarantees =
        step.protection == .always
        ? alwaysProtecting(step).prefix(1).map(\.self)
        : step.protection.terms.compactMap(guarantee(decidedBy:))
      found += guarantees.filter { !found.contains($0) }
    }
    return found
  }

  /// By what a protecting guarantee is known in two books: the fund, and in which visits.
  func nameOfProtection(_ guarantee: Guarantee) -> String {
    ([guarantee.dryFund ?? ""] + conditionsOfCase(guarantee).map(\.text)).joined(separator: " ; ")
  }

  /// By what a term is known in two books. The number of a guarantee says nothing.
  func nameToCompare(_ variable: VariableIndex) -> String {
    guarantee(decidedBy: variable).map(nameOfProtection) ?? name(of: variable)
  }
}
