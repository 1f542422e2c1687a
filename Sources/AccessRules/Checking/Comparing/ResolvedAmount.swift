/// An amount with names in place of places, and numbers in place of parameters: the same in two books
/// where it is equal.
enum ResolvedAmount: Hashable {
  case francs(Int)
  case named(String)
  case portion(Int, of: String)

  init(_ amount: Amount, _ book: RuleBook, _ parameters: [Int]) {
    switch amount {
    case .literal(let francs): self = .francs(francs)
    case .parameter(let index): self = .francs(parameters[index])
    case .term(let variable), .fact(let variable): self = .named(book.name(of: variable))
    case .portion(let rate, let fact):
      self = .portion(rate.value(parameters), of: book.name(of: fact))
    }
  }

  /// As a rule book of a language writes it.
  func spelled(_ language: RuleBookLanguage) -> String {
    switch self {
    case .francs(let francs): NumberText.spelled(francs, in: .money(ValueDomain.moneyRange))
    case .named(let name): name
    case .portion(let rate, let name):
      "\(NumberText.spelled(rate, in: .rate)) \(Vocabulary.times(language)) \(name)"
    }
  }
}

/// A ceiling whose amount is resolved.
struct ResolvedLimit: Hashable {
  private let amount: ResolvedAmount
  private let counter: Counter?

  init(_ ceiling: Ceiling, _ book: RuleBook, _ parameters: [Int]) {
    amount = ResolvedAmount(ceiling.limit, book, parameters)
    counter = ceiling.counter.flatMap { book.facts[$0].counter }
  }
}

extension AidFormula {
  /// Its spelling with numbers in place of parameters, in a language: two books with the same one give
  /// the same.
  func resolved(
    _ book: RuleBook, _ parameters: [Int], _ language: RuleBookLanguage
  ) -> String {
    summands.map { summand in
      var parts = [ResolvedAmount(summand.amount, book, parameters).spelled(language)]
      if let times = summand.times {
        parts += [Vocabulary.times(language), book.name(of: times)]
      }
      if let most = summand.most {
        let count = NumberText.spelled(
          most.value(parameters), in: .integer(ValueDomain.moneyRange))
        parts.append("(\(Vocabulary.atMost(language)) \(count))")
      }
      return parts.joined(separator: " ")
    }.joined(separator: " + ")
  }
}
