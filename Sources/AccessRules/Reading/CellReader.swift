/// Reads one cell that tests, typed by its column.
///
/// A cell means what a committee member thinks it means, or is refused by name: `-`, `A, B`,
/// `sauf A, B`, `< 60`, `[90..270[`, `sans objet`, numbers with the column's unit, parameters.
struct CellReader {
  let domain: ValueDomain
  let allowed: SpecialValues
  let parameterNames: [String: Int]
  let parameters: [Parameter]
  let language: RuleBookLanguage

  /// The canonical spelling of the cell that was read.
  private(set) var spelling = ""
  private(set) var mistakes: [RuleBookMistake] = []

  init(
    domain: ValueDomain, allowed: SpecialValues, parameterNames: [String: Int],
    parameters: [Parameter], language: RuleBookLanguage
  ) {
    self.domain = domain
    self.allowed = allowed
    self.parameterNames = parameterNames
    self.parameters = parameters
    self.language = language
  }

  mutating func condition(_ cell: SourceText) -> Condition {
    guard !cell.isEmpty else {
      mistakes.append(cell.mistake(.emptyCell))
      return .any
    }
    // A type that could not be read is one mistake, not one in every cell.
    if domain.isUnread { return .any }
    if sameBytes(cell.text, "-") {
      spelling = "-"
      return .any
    }
    let (body, isNegated) = withoutNegation(cell)
    var tests: [CellTest] = []
    var spelled: [String] = []
    var named: SpecialValues = []
    for item in items(body) {
      if let (special, keyword) = Vocabulary.special(item.folded),
        isSpecial(item, special)
      {
        named.insert(special)
        spelled.append(keyword(language))
      } else if let (test, text) = test(item) {
        tests.append(test)
        spelled.append(text)
      }
    }
    let list = spelled.joined(separator: ", ")
    spelling = isNegated ? "\(Vocabulary.except(language)) \(list)" : list
    // A value is never "not applicable" by not being another: a cell must name it.
    return Condition(tests: tests, isNegated: isNegated, specials: isNegated ? [] : named)
  }

  /// Whether an item is a special value; where the column has none such, it may be a word of its
  /// list.
  private mutating func isSpecial(_ item: SourceText, _ special: SpecialValues) -> Bool {
    if !allowed.contains(special) {
      let folded = item.folded
      if values.contains(where: { sameBytes(Spelling.folded($0), folded) }) { return false }
      mistakes.append(item.mistake(.notAValue(values)))
    }
    return true
  }

  private var values: [String] {
    guard case .choice(let values, _) = domain else { return [] }
    return values
  }

  /// `sauf A, B` and `not(A, B)`.
  private func withoutNegation(_ cell: SourceText) -> (SourceText, isNegated: Bool) {
    let folded = cell.folded
    if Vocabulary.except.rest(of: folded) != nil {
      // The word has no accents, so what follows its blank is found in the text as written.
      let blank = cell.text.firstIndex { $0.isWhitespace } ?? cell.text.startIndex
      return (cell.part(cell.text[blank...]), true)
    }
    for word in ["not(", "non("] where folded.utf8.starts(with: word.utf8) && folded.hasSuffix(")")
    {
      return (cell.part(cell.text.dropBytes(word.utf8.count).dropLast()), true)
    }
    return (cell, false)
  }

  /// The items of a list; in a column of numbers `0,5` is one item, to be refused whole.
  private func items(_ cell: SourceText) -> [SourceText] {
    if case .choice = domain { return cell.text.parts(separatedBy: ",").map(cell.part) }
    var parts: [SourceText] = []
    var start = cell.text.startIndex
    var index = start
    while index < cell.text.endIndex {
      let next = cell.text.utf8.index(after: index)
      if cell.text.utf8[index] == UInt8(ascii: ","),
        next == cell.text.endIndex
          || cell.text.utf8[next] == UInt8(ascii: " ")
      {
        parts.append(cell.part(cell.text[start..<index]))
        start = next
      }
      index = next
    }
    parts.append(cell.part(cell.text[start...]))
    return parts
  }

  private mutating func test(_ item: SourceText) -> (CellTest, String)? {
    guard !item.isEmpty else {
      mistakes.append(item.mistake(.emptyCell))
      return nil
    }
    if let interval = Interval(item.text) { return self.interval(interval, item) }
    for (sign, isUpper, isIncluded) in Self.signs {
      guard item.text.utf8.starts(with: sign.utf8) else { continue }
      let rest = item.part(item.text.dropBytes(sign.utf8.count))
      guard isOrdered else {
        mistakes.append(item.mistake(.notOrdered))
        return nil
      }
      guard let (operand, text) = operand(rest) else { return nil }
      let edge = CellTest.Edge(operand: operand, isIncluded: isIncluded)
      let plain = isUpper ? (isIncluded ? "<=" : "<") : (isIncluded ? ">=" : ">")
      let test = CellTest(lower: isUpper ? nil : edge, upper: isUpper ? edge : nil)
      return (test, "\(plain) \(text)")
    }
    let bare = item.text.utf8.first == UInt8(ascii: "=") ? item.part(item.text.dropBytes(1)) : item
    guard let (operand, text) = operand(bare) else { return nil }
    return (.equal(to: operand), text)
  }

  private static let signs: [(String, isUpper: Bool, isIncluded: Bool)] = [
    ("<=", true, true), ("≤", true, true), (">=", false, true), ("≥", false, true),
    ("<", true, false), (">", false, false),
  ]

  private var isOrdered: Bool {
    if case .choice(_, let isOrdered) = domain { isOrdered } else { true }
  }

  private mutating func interval(
    _ interval: Interval, _ item: SourceText
  ) -> (CellTest, String)? {
    guard isOrdered else {
      mistakes.append(item.mistake(.notOrdered))
      return nil
    }
    guard let (low, lowText) = operand(item.part(interval.low)),
      let (high, highText) = operand(item.part(interval.high))
    else { return nil }
    if case (.literal(let low), .literal(let high)) = (low, high),
      low > high || (low == high && !(interval.includesLow && interval.includesHigh))
    {
      mistakes.append(item.mistake(.emptyInterval))
    }
    let test = CellTest(
      lower: CellTest.Edge(operand: low, isIncluded: interval.includesLow),
      upper: CellTest.Edge(operand: high, isIncluded: interval.includesHigh))
    let text =
      "\(interval.includesLow ? "[" : "]")\(lowText)..\(highText)"
      + (interval.includesHigh ? "]" : "[")
    return (test, text)
  }

  /// A literal of the column, or a parameter of its kind.
  private mutating func operand(_ text: SourceText) -> (Operand, String)? {
    if let parameter = parameterNames[text.folded] {
      let declared = parameters[parameter]
      guard declared.domain.isSameKind(as: domain) else {
        mistakes.append(text.mistake(.wrongUnit))
        return nil
      }
      return (.parameter(parameter), declared.name)
    }
    guard case .choice(let values, _) = domain else { return number(text) }
    let folded = text.folded
    guard let code = values.firstIndex(where: { sameBytes(Spelling.folded($0), folded) }) else {
      mistakes.append(text.mistake(.notAValue(values)))
      return nil
    }
    return (.literal(code), values[code])
  }

  private mutating func number(_ text: SourceText) -> (Operand, String)? {
    switch NumberText.read(text.text, in: domain) {
    case .failure(let refusal):
      mistakes.append(text.mistake(refusal.problem))
      return nil
    case .success(let code):
      guard domain.codes.contains(code) else {
        mistakes.append(text.mistake(.outOfDomain))
        return nil
      }
      return (.literal(code), NumberText.spelled(code, in: domain))
    }
  }
}

/// `[90..270[`: square brackets as French schools teach them, round ones as FEEL has them.
private struct Interval {
  let low: Substring
  let high: Substring
  let includesLow: Bool
  let includesHigh: Bool

  init?(_ text: Substring) {
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count > 2,
      [UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "(")].contains(first),
      [UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ")")].contains(last)
    else { return nil }
    let inner = text.dropBytes(1).dropLast()
    var index = inner.utf8.startIndex
    while index < inner.utf8.endIndex {
      let next = inner.utf8.index(after: index)
      guard next < inner.utf8.endIndex else { return nil }
      if inner.utf8[index] == UInt8(ascii: "."), inner.utf8[next] == UInt8(ascii: ".") { break }
      index = next
    }
    guard index < inner.utf8.endIndex else { return nil }
    low = inner[..<index].trimmedBlanks
    high = inner[inner.utf8.index(index, offsetBy: 2)...].trimmedBlanks
    includesLow = first == UInt8(ascii: "[")
    includesHigh = last == UInt8(ascii: "]")
  }
}

extension ValueDomain {
  /// Whether the type was a mistake.
  var isUnread: Bool {
    if case .choice(let values, _) = self { values.isEmpty } else { false }
  }

  /// Whether two columns hold the same kind of number.
  func isSameKind(as other: ValueDomain) -> Bool {
    switch (self, other) {
    case (.integer, .integer), (.money, .money), (.rate, .rate): true
    case (.integer, _), (.money, _), (.rate, _), (.choice, _): false
    }
  }
}
