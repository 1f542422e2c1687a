// What the twin makes of a guarantee that a fund running dry changes nothing.

extension TwinBook {
  /// What a payer promises for one visit, where it promises first and so much alone.
  func promiseLimit(_ payer: Int) -> Int? {
    if case .commitment(let most)? = shortages[payer].first { most } else { nil }
  }

  /// Whether lines of one visit may differ in it.
  func variesByLine(_ input: TwinInput) -> Bool {
    switch input {
    case .fact(let fact): return facts[fact].isLine
    case .term(let output):
      let read = tables.indices.filter {
        $0 == tableOf[output] || tables[$0].exceptionTo == tableOf[output]
      }
      return read.contains { tables[$0].inputs.contains(where: variesByLine) }
    }
  }

  /// What a guarantee asks of a visit as a whole.
  func testsOfVisit(_ guarantee: TwinGuarantee) -> [(input: TwinInput, values: Set<Int>)] {
    guarantee.tests.filter { !variesByLine($0.input) }
  }

  /// The guarantees about the fund of a payer, where the limit of its promise could cut a bill.
  func guarantees(of payer: Int) -> [TwinGuarantee] {
    guard let fund = funds[payer], promiseLimit(payer) != nil,
      steps.contains(where: { $0.payer == payer })
    else { return [] }
    return guarantees.filter { $0.fund == fund }
  }

  /// Whether some visits are protected, and others are not.
  var hasConditionalProtection: Bool {
    funds.indices.contains { payer in
      let known = guarantees(of: payer)
      return !known.isEmpty && known.allSatisfy { !testsOfVisit($0).isEmpty }
    }
  }
}

extension TwinWorld {
  /// Whether the promise of a payer has no limit in this visit.
  func isProtected(_ payer: Int) throws -> Bool {
    let tests = book.guarantees(of: payer).map(book.testsOfVisit)
    // One without conditions holds whatever the others ask for, and whether that is answered.
    if tests.contains(where: \.isEmpty) { return true }
    return try tests.contains { tests in
      try tests.allSatisfy { test in
        switch test.input {
        case .fact(let fact): test.values.contains(value(fact, 0))
        case .term(let output): test.values.contains(try term(output, 0))
        }
      }
    }
  }

  /// The terms that say whether a visit is protected: they must be answered, where some visit is not.
  var protectingTerms: [Int] {
    book.funds.indices.flatMap { payer -> [Int] in
      let tests = book.guarantees(of: payer).map(book.testsOfVisit)
      guard !tests.contains(where: \.isEmpty) else { return [] }
      return tests.joined().compactMap { test in
        if case .term(let output) = test.input { output } else { nil }
      }
    }
  }
}
