import LedgerValues

/// The sentences of an explanation, in the language asked for.
struct Phrases {
  let language: RuleBookLanguage
  /// What is said to the person who pays.
  let spoken: SpokenWords

  init(language: RuleBookLanguage, spoken: SpokenWords? = nil) {
    self.language = language
    self.spoken = spoken ?? SpokenWords(language)
  }

  /// Makes the words of one language only.
  private func say(
    _ french: @autoclosure () -> String, _ english: @autoclosure () -> String
  ) -> String {
    switch language {
    case .french: french()
    case .english: english()
    }
  }

  private var colon: String { say(" : ", ": ") }

  func francs(_ money: Money) -> String {
    switch language {
    case .french: money.formattedBare(.french) + "\u{A0}F"
    case .english: money.formattedBare(.english) + "\u{A0}F"
    }
  }

  /// As people write days: `07/12/2024` in French, `2024-12-07` in English.
  func day(_ day: Day) -> String {
    let (year, month, ofMonth) = day.civil
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return say("\(two(ofMonth))/\(two(month))/\(year)", "\(day)")
  }

  func ruleBook(_ book: RuleBook) -> String {
    let (name, day) = ("\(book.name) \(book.version)", self.day(book.resolution.day))
    return say(
      "Règlement \(name), adopté le \(day) (\(book.resolution.reference))",
      "Rule book \(name), adopted on \(day) (\(book.resolution.reference))")
  }

  var careFirst: String { SpokenWords(language).say(.careFirst) }

  func supposed(_ facts: [String]) -> String {
    say("Faute de réponse, on suppose", "For want of an answer, supposed") + colon
      + facts.joined(separator: " ; ")
  }

  func doubted(_ facts: [String]) -> String {
    let list = facts.joined(separator: ", ")
    return say(
      "Dans le doute (\(list)), le règlement tranche pour le ménage",
      "In doubt (\(list)), the rule book decides for the household")
  }

  // Shares.

  func totals(_ shares: CostShares, _ book: RuleBook) -> String {
    var parts = [say("ménage ", "household ") + francs(shares.household)]
    let cash = book.cash(for: shares.household)
    if cash != shares.household {
      parts[0] += say(" (\(francs(cash)) en espèces)", " (\(francs(cash)) in cash)")
    }
    for payer in book.payers {
      let total = shares.total(of: payer.code)
      if total.isPositive { parts.append("\(payer.code) \(francs(total))") }
    }
    return say("Prix ", "Fee ") + francs(shares.fee) + colon + parts.joined(separator: ", ")
  }

  func line(_ index: Int, _ line: LineShares, facts: [String]) -> String {
    let what = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
    return say("Ligne ", "Line ") + "\(index + 1)\(what)" + colon + francs(line.fee)
  }

  func share(_ share: Share, _ payer: Payer) -> String {
    let rate = share.rate.map { " (\($0))" } ?? ""
    let promise = share.isCommitment ? say(", engagement du fonds", ", committed by the fund") : ""
    let days = share.provisionalDays.map { days in
      let s = days == 1 ? "" : "s"
      return say(
        ", provisoire, à confirmer en \(days) jour\(s)",
        ", provisional, to confirm in \(days) day\(s)")
    }
    return "\(payer.code) \(francs(share.amount))\(rate)\(promise)\(days ?? "")"
  }

  func excess(_ article: String, _ limits: [String]) -> String {
    let list = limits.joined(separator: " ; ")
    return say(
      "article \(article) : ce qui dépasse \(list)", "article \(article): what exceeds \(list)")
  }

  func nothing(_ payer: Payer, _ row: String?) -> String {
    "\(payer.code) \(francs(.zero))" + (row.map { colon + $0 } ?? "")
  }

  func household(_ money: Money) -> String { say("ménage ", "household ") + francs(money) }

  func ceiling(_ ceiling: Ceiling, _ book: RuleBook) -> String {
    let name =
      switch ceiling.limit {
      case .literal(let value): francs(Money(Int64(value)))
      case .parameter(let index): book.parameters[index].name
      case .term(let variable), .fact(let variable): book.name(of: variable)
      case .portion(let rate, let fact):
        "\(name(of: rate, book)) \(Vocabulary.times(language)) \(book.name(of: fact))"
      }
    return name + (ceiling.counter.map { " - \(book.facts[$0].name)" } ?? "")
  }

  private func name(of rate: Operand, _ book: RuleBook) -> String {
    switch rate {
    case .literal(let points): NumberText.spelled(points, in: .rate)
    case .parameter(let index): book.parameters[index].name
    }
  }

  func cap(_ cap: Cap, _ ceiling: String) -> String {
    let (granted, wanted) = (francs(cap.granted), francs(cap.wanted))
    return say(
      "plafond atteint (\(ceiling)) : \(granted) au lieu de \(wanted)",
      "ceiling reached (\(ceiling)): \(granted) instead of \(wanted)")
  }

  /// - Parameter limit: Of what the payer promises for one visit.
  func shortfall(_ shortfall: Shortfall, limit: Money?) -> String {
    let amount = francs(shortfall.amount)
    let bearer =
      switch shortfall.borneBy {
      case .commitment: say("engagement du fonds", "committed by the fund")
      case .pastLimit: pastLimit(limit ?? .zero)
      case .nextPayer: say("au payeur suivant", "left to the next payer")
      case .household: say("au ménage", "left to the household")
      }
    return say(
      "droit reconnu mais le fonds \(shortfall.fund) manque : \(amount), \(bearer)",
      "eligible but unfunded, fund \(shortfall.fund) is short: \(amount), \(bearer)")
  }

  private func pastLimit(_ limit: Money) -> String {
    let francs = francs(limit)
    return say(
      "engagement du fonds au-delà de sa limite de \(francs), car il est garanti qu'un fonds à sec "
        + "ne change rien",
      "committed by the fund past its limit of \(francs), because it is guaranteed that a dry fund "
        + "changes nothing")
  }

  func guarantee(_ guarantee: Guarantee) -> String {
    Vocabulary.guarantee(language) + colon + guarantee.text
  }

  func row(_ row: String, _ terms: String) -> String { row + colon + terms }

  func row(_ article: String, _ rows: [Int], _ reasons: [String]) -> String {
    var numbers = ""
    for row in rows { numbers += (numbers.isEmpty ? "" : say(" ou ", " or ")) + String(row + 1) }
    let reason = reasons.isEmpty ? "" : " « \(reasons.joined(separator: " » ; « ")) »"
    return say("article \(article), ligne \(numbers)", "article \(article), row \(numbers)")
      + reason
  }

  func fact(_ declared: FactDeclaration, _ fact: Fact?) -> String {
    guard let fact else {
      return "\(declared.name)\(colon)" + say("pas demandé", "not asked")
    }
    let day = fact.day.map(day) ?? ""
    let between = fact.source.isEmpty || day.isEmpty ? "" : ", "
    let place = fact.source.isEmpty && day.isEmpty ? "" : " (\(fact.source)\(between)\(day))"
    switch fact.state {
    case .unknown(let silence): return "\(declared.name)\(colon)\(word(silence))\(place)"
    case .value, .interval, .notApplicable, .expired:
      return "\(declared.name) = \(declared.text(of: fact.state, language))\(place)"
    }
  }

  private func word(_ silence: Silence) -> String {
    switch silence {
    case .notAsked: say("pas demandé", "not asked")
    case .doesNotKnow: say("ne sait pas", "does not know")
    case .refused: say("refusé", "refused")
    }
  }

  // Why not less.

  var whyNotLess: String { say("Pourquoi pas moins ?", "Why not less?") }

  func asks(_ name: String, _ cell: String, now: String) -> String {
    let isSigned = cell.utf8.first.map { Array("<>[]".utf8).contains($0) } ?? false
    return "\(name) \(isSigned ? "" : "= ")\(cell) " + say("(ici \(now))", "(here \(now))")
  }

  func better(_ article: String, _ row: Int, _ rate: String, _ asked: [String]) -> String {
    let list = asked.joined(separator: ", ")
    return say(
      "article \(article), ligne \(row + 1) donne \(rate) et demande \(list)",
      "article \(article), row \(row + 1) gives \(rate) and asks for \(list)")
  }

  func smallestChange(_ facts: [String], _ household: Money) -> String {
    let list = facts.joined(separator: say(" et ", " and "))
    return say("Plus petit changement", "Smallest change") + colon + list
      + say(", le ménage paierait ", ", the household would pay ") + francs(household)
  }

  var renewed: String { say("pièce renouvelée", "evidence renewed") }

  var noSmallChange: String {
    say(
      "Aucun petit changement ne ferait payer moins.",
      "No small change would make it pay less.")
  }

  // What is not decided.

  func undecided(_ undecided: Undecided) -> String {
    let (least, most) = (undecided.household.lowerBound, undecided.household.upperBound)
    let bound = undecided.isExact ? "" : say(" au plus", " at most")
    return say(
      "Pas encore décidé : le ménage paierait de \(francs(least)) à \(francs(most))\(bound)",
      "Undecided: the household would pay from \(francs(least)) to \(francs(most))\(bound)")
  }

  func ask(_ name: String) -> String { say("demander : \(name)", "ask: \(name)") }

  func cannotAsk(_ name: String) -> String {
    say("reste inconnu : \(name)", "remains unknown: \(name)")
  }

  func flaw(_ article: String, _ flaw: Flaw) -> String {
    let rows = flaw.rows.map { String($0 + 1) }.joined(separator: ", ")
    if flaw.rows.isEmpty {
      return say(
        "Le règlement ne dit rien de ce cas : article \(article), aucune ligne ne s'applique",
        "The rule book is silent on this case: article \(article), no row applies")
    }
    return say(
      "Le règlement se contredit : article \(article), les lignes \(rows) s'appliquent",
      "The rule book contradicts itself: article \(article), rows \(rows) apply")
  }

  func contradiction(_ one: String, _ other: String) -> String {
    say(
      "Le règlement se contredit : deux exceptions s'appliquent, \(one) et \(other)",
      "The rule book contradicts itself: two exceptions apply, \(one) and \(other)")
  }

  // Beside the bill.

  func benefit(_ benefit: Benefit) -> String {
    var parts: [String] = []
    if benefit.committed.isPositive {
      parts.append(
        say("dont engagement du fonds ", "of which committed by the fund ")
          + francs(benefit.committed))
    }
    let unfunded = benefit.amount - benefit.paid - benefit.committed
    if unfunded.isPositive {
      parts.append(
        say(
          "droit reconnu mais sans financement : ", "eligible but unfunded: ")
          + francs(unfunded))
    }
    let more = parts.isEmpty ? "" : " (\(parts.joined(separator: " ; ")))"
    return say("Aide au ménage : ", "Aid to the household: ")
      + "\(benefit.name), \(benefit.payer) \(francs(benefit.amount))\(more)"
  }

  // Said aloud.

  func youPay(_ shares: CostShares, _ book: RuleBook) -> String {
    let others = book.payers.compactMap { payer -> String? in
      let total = shares.total(of: payer.code)
      return total.isPositive ? "\(spoken.name(payer.name)) \(francs(total))" : nil
    }
    let mine = spoken.say(.youPay, francs(book.cash(for: shares.household)))
    return others.isEmpty
      ? mine : mine + " " + spoken.say(.others, others.joined(separator: ", "))
  }

  /// Who promises past its limit, where somebody does.
  func promisedPastLimit(_ shares: CostShares, _ book: RuleBook) -> String? {
    let promised = book.payers.compactMap { payer -> String? in
      let past = shares.pastLimit(of: payer.code)
      return past.isPositive ? "\(spoken.name(payer.name)) \(francs(past))" : nil
    }
    return promised.isEmpty ? nil : spoken.say(.pastLimit, promised.joined(separator: ", "))
  }

  func youReceive(_ benefits: [Benefit]) -> String {
    spoken.say(
      .youReceive,
      benefits.map { "\(spoken.name($0.name)) \(francs($0.paid + $0.committed))" }
        .joined(separator: ", "))
  }

  func because(_ reasons: [String]) -> String {
    spoken.say(.why, reasons.map(spoken.name).joined(separator: " ; "))
  }

  func undecidedAloud(_ undecided: Undecided) -> String {
    undecided.questions.first.map { spoken.say(.ask, spoken.name($0)) } ?? spoken.say(.missing)
  }

  var flawAloud: String { spoken.say(.unsettled) }
}
