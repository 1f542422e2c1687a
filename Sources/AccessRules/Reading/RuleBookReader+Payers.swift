import LedgerValues

extension RuleBook {
  /// What the household is called where a payer's code is asked for.
  public static let householdCode = "MÉNAGE"
}

extension RuleBookReader {
  mutating func readPayers() {
    guard let table = payerTable, let columns = columns(of: table, Vocabulary.payerColumns) else {
      return
    }
    for (index, row) in outline.tables[table].rows.enumerated() {
      let cells = columns.map { row[$0] }
      let code = cells[0].kept
      if code.isEmpty { mistakes.append(cells[0].mistake(.emptyCell)) }
      let isTaken = payers.contains { sameBytes(Spelling.folded($0.code), cells[0].folded) }
      if isTaken || Vocabulary.household.matches(cells[0].folded) {
        mistakes.append(cells[0].mistake(.repeated))
      }
      let mode = Vocabulary.modes.first { $0.1.matches(cells[3].folded) }
      if mode == nil { mistakes.append(cells[3].mistake(.unknownMode)) }
      let fund = cells[2].isEmpty ? nil : cells[2].kept
      if let mode, (fund == nil) != (mode.0 == .direct) {
        mistakes.append(cells[2].mistake(fund == nil ? .missingFund : .needlessFund))
      }
      let shortage = shortage(cells[4])
      payers.append(
        Payer(
          code: code, name: cells[1].kept, fund: fund, mode: mode?.0 ?? .direct,
          shortage: shortage))
      outline.tables[table].spelled[index][columns[3]] = mode?.1(language) ?? ""
      outline.tables[table].spelled[index][columns[4]] = Vocabulary.spelled(shortage, language)
    }
  }

  /// `engagement jusqu'à 50 000 F, puis payeur suivant`.
  private mutating func shortage(_ cell: SourceText) -> [ShortageRule] {
    guard !cell.isEmpty else { return [] }
    var rules: [ShortageRule] = []
    for part in cell.folded.split(separator: ",") {
      var text = Spelling.kept(part)
      if !rules.isEmpty, let rest = Vocabulary.then.rest(of: text) { text = rest }
      guard let rule = Self.shortageRule(text) else {
        mistakes.append(cell.mistake(.unknownShortage))
        return []
      }
      // After a rule that takes all, none is reached.
      if let last = rules.last, last.takesAll {
        mistakes.append(cell.mistake(.unknownShortage))
        return []
      }
      rules.append(rule)
    }
    return rules
  }

  private static func shortageRule(_ text: String) -> ShortageRule? {
    if Vocabulary.nextPayer.matches(text) { return .nextPayer }
    if Vocabulary.household.matches(text) { return .household }
    if Vocabulary.commitment.matches(text) { return .commitment(upTo: nil) }
    guard let rest = Vocabulary.commitment.rest(of: text),
      let amount = Vocabulary.upTo.rest(of: rest),
      case .success(let limit) = NumberText.read(amount[...], in: .money(0...0))
    else { return nil }
    return .commitment(upTo: Money(Int64(limit)))
  }
}

extension ShortageRule {
  fileprivate var takesAll: Bool {
    switch self {
    case .commitment(let limit): limit == nil
    case .nextPayer, .household: true
    }
  }
}

extension Vocabulary {
  static func spelled(_ rules: [ShortageRule], _ language: RuleBookLanguage) -> String {
    rules.map { rule in
      switch rule {
      case .nextPayer: nextPayer(language)
      case .household: household(language)
      case .commitment(nil): commitment(language)
      case .commitment(let limit?):
        "\(commitment(language)) \(upTo(language)) "
          + NumberText.spelled(Int(limit.units), in: .money(0...0))
      }
    }.joined(separator: ", \(then(language)) ")
  }
}
