import LedgerValues

/// Compares what two books declare: by name where things have names, else by what they say.
///
/// Values are compared, so that a book and its translation declare the same; what is shown are the
/// books' own rows.
struct DeclarationComparison {
  private let old: RuleBook
  private let before: Program
  private let new: RuleBook
  private let after: Program
  private let from: Day

  init(
    _ old: RuleBook, _ before: Program, _ new: RuleBook, _ after: Program, from: Day
  ) {
    (self.old, self.before) = (old, before)
    (self.new, self.after) = (new, after)
    self.from = from
  }

  /// Something declared: what it is known by, what it is, how the book has it.
  private struct Declared<Value: Equatable> {
    let name: String
    let value: Value
    let text: String
  }

  func changes() -> [RuleBookDifference.Change] {
    cash() + facts() + impossibilities() + parameters() + payers() + terms() + guarantees()
  }

  private func cash() -> [RuleBookDifference.Change] {
    let steps = [old, new].map { book in
      [Declared(name: "", value: book.cashStep, text: "\(book.cashStep.units) F")]
    }
    return changes(.cash, steps[0], steps[1]) { _, _ in true }
  }

  /// A fact that only one book declares changes nothing but where a table reads it.
  private func facts() -> [RuleBookDifference.Change] {
    let facts = [old, new].map { book in
      zip(book.facts, book.rows(under: Vocabulary.facts)).map {
        Declared(name: $0.name, value: $0, text: $1.joined(separator: " | "))
      }
    }
    return changes(.facts, facts[0], facts[1]) { before, after in
      guard let before, let after else { return false }
      return before.deciding != after.deciding
    }
  }

  /// By their cases, with the numbers of a day in place of parameters.
  private func impossibilities() -> [RuleBookDifference.Change] {
    let lines = [(old, before), (new, after)].map { book, program in
      book.impossibilities.map {
        Declared(name: $0.text, value: $0.resolved(book, program.parameters), text: $0.text)
      }
    }
    // The same cases in other words are no difference.
    let said = lines.map { Set($0.map(\.value)) }
    return changes(
      .impossible, lines[0].filter { !said[1].contains($0.value) },
      lines[1].filter { !said[0].contains($0.value) }
    ) { _, _ in true }
  }

  /// By name and day. A parameter changes nothing but where it is used.
  private func parameters() -> [RuleBookDifference.Change] {
    let values = [old, new].map { book in
      let rows = book.rows(under: Vocabulary.parameters)
      return book.parameters.flatMap { parameter in
        parameter.values.map { value in
          let row = rows.first {
            sameBytes(Spelling.folded($0[0]), Spelling.folded(parameter.name))
              && sameBytes($0[1], value.from.description)
          }
          return Declared(
            name: "\(parameter.name) \(value.from)", value: value.term,
            text: (row ?? [parameter.name]).joined(separator: " | "))
        }
      }
    }
    return changes(.parameters, values[0], values[1]) { _, _ in false }
  }

  /// A payer's name decides nothing, and neither does one whom no step calls.
  private func payers() -> [RuleBookDifference.Change] {
    let payers = [old, new].map { book in
      zip(book.payers, book.rows(under: Vocabulary.payers)).map {
        Declared(name: $0.code, value: $0, text: $1.joined(separator: " | "))
      }
    }
    return changes(.payers, payers[0], payers[1]) { before, after in
      guard let before, let after else { return false }
      return before.fund != after.fund || before.mode != after.mode
        || before.shortage != after.shortage
    }
  }

  private func terms() -> [RuleBookDifference.Change] {
    let terms = [old, new].map { book in
      book.goals.filter { book.guarantee(decidedBy: $0) == nil }.map { book.name(of: $0) }
        .map { Declared(name: $0, value: true, text: $0) }
    }
    return changes(.terms, terms[0], terms[1]) { _, _ in true }
  }

  /// A guarantee decides nothing but where it protects a payer whose promises have a limit.
  private func guarantees() -> [RuleBookDifference.Change] {
    let guarantees = [old, new].map { book in
      book.protecting.map { Declared(name: book.nameOfProtection($0), value: true, text: $0.text) }
    }
    return changes(.guarantees, guarantees[0], guarantees[1]) { _, _ in true }
  }

  /// What is said otherwise under one name or is gone, then what is new.
  private func changes<Value>(
    _ section: RuleBookDifference.Section, _ old: [Declared<Value>], _ new: [Declared<Value>],
    isMaterial: (Value?, Value?) -> Bool
  ) -> [RuleBookDifference.Change] {
    func change(_ before: Declared<Value>?, _ after: Declared<Value>?)
      -> RuleBookDifference.Change
    {
      RuleBookDifference.Change(
        section: section, old: before?.text, new: after?.text, from: from,
        isMaterial: isMaterial(before?.value, after?.value))
    }
    var changes: [RuleBookDifference.Change] = []
    for before in old {
      let after = new.first { sameBytes($0.name, before.name) }
      if after?.value != before.value { changes.append(change(before, after)) }
    }
    for after in new where !old.contains(where: { sameBytes($0.name, after.name) }) {
      changes.append(change(nil, after))
    }
    return changes
  }
}

extension RuleBook {
  /// The cells of the table under a heading, row by row, as the canonical text has them.
  func rows(under section: Keyword) -> [[String]] {
    var isThere = false
    var rows: [[String]] = []
    for line in lines {
      if line.utf8.starts(with: "## ".utf8) {
        isThere = section.matches(Spelling.folded(line.dropFirst(3)))
      } else if isThere, line.utf8.first == UInt8(ascii: "|") {
        rows.append(
          line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
            .map(Spelling.kept))
      }
    }
    // The head and the rule under it are no rows.
    return Array(rows.dropFirst(2))
  }
}

/// A test of an impossibility, with names in place of places and numbers in place of parameters.
private struct ResolvedTest: Hashable {
  let fact: String
  let passing: Passing
  let specials: SpecialValues

  enum Passing: Hashable {
    case codes(RangeSet<Int>)
    /// Two books may list the words of a fact in another order.
    case words(Set<String>)
  }
}

extension Impossibility {
  /// What it says of which facts, in whatever words.
  fileprivate func resolved(_ book: RuleBook, _ parameters: [Int]) -> Set<ResolvedTest> {
    Set(
      conditions.map { place, condition in
        let fact = book.facts[place]
        let codes = condition.codes(in: fact.domain.codes, parameters)
        let passing: ResolvedTest.Passing =
          if case .choice(let words, _) = fact.domain {
            .words(Set(words.indices.filter(codes.contains).map { words[$0] }))
          } else {
            .codes(codes)
          }
        return ResolvedTest(
          fact: fact.name, passing: passing,
          specials: condition.specials.intersection(fact.specials))
      })
  }
}

extension FactDeclaration {
  /// The declaration without what decides nothing.
  fileprivate var deciding: FactDeclaration {
    FactDeclaration(
      name: name, subject: subject, domain: domain, specials: specials,
      source: source, silence: silence, isSensitive: false, change: .fixed)
  }
}
