import BookStore
import LedgerValues
import Reconciliation

extension MatchRule {
  /// The rule as people read it.
  var message: Message {
    switch self {
    case .byHand: Message(fr: "à la main", en: "by hand")
    case .count: Message(fr: "caisse comptée", en: "box counted")
    case .reversal: Message(fr: "annulation", en: "reversal")
    case .reference: Message(fr: "référence", en: "reference")
    case .normalisedReference:
      Message(fr: "référence, autrement écrite", en: "reference, spelt otherwise")
    case .ownCode: Message(fr: "notre numéro", en: "our own number")
    case .referenceGroup:
      Message(fr: "une référence pour plusieurs", en: "one reference for several")
    case .lineReversal: Message(fr: "repris par l'opérateur", en: "taken back by the operator")
    case .similarReference: Message(fr: "référence à un signe près", en: "reference but for a slip")
    case .phoneAmount: Message(fr: "téléphone et montant", en: "telephone and amount")
    case .naturalGroup: Message(fr: "ensemble", en: "together")
    case .uniqueAmount: Message(fr: "montant unique", en: "unique amount")
    case .uniqueMatching: Message(fr: "seul appariement", en: "only pairing")
    case .equalItems: Message(fr: "tous semblables", en: "all alike")
    case .subset: Message(fr: "somme", en: "sum")
    case .tolerance: Message(fr: "tolérance", en: "tolerance")
    }
  }
}

extension MatchFact {
  /// What was seen, as people read it.
  var message: Message {
    switch self {
    case .references(let line, let movement):
      Message(
        fr: "\(code: line) au relevé, \(code: movement) au livre",
        en: "\(code: line) on the statement, \(code: movement) in the books")
    case .code(let code): Message(fr: "\(code: code)", en: "\(code: code)")
    case .daysApart(let days):
      switch days {
      case 0: Message(fr: "même jour", en: "same day")
      case ..<0:
        Message(fr: "\(-days, "jour", "jours") avant", en: "\(-days, "day", "days") earlier")
      default: Message(fr: "\(days, "jour", "jours") après", en: "\(days, "day", "days") later")
      }
    case .feeIncluded(let fee): Message(fr: "frais de \(fee)", en: "fee of \(fee)")
    case .together(let name): Message(fr: "\(code: name)", en: "\(code: name)")
    case .samePhone: Message(fr: "même téléphone", en: "same telephone")
    case .tolerance(let name, let difference):
      Message(fr: "\(code: name), \(difference)", en: "\(code: name), \(difference)")
    }
  }
}

extension KeptMatch {
  /// `120/3 + 120/4 = 57`: what is taken for the same; of parts, how much.
  func words(_ open: OpenAmounts) -> String {
    func said<ID: Hashable>(_ words: String, _ part: MatchPart<ID>, _ left: [ID: Money]) -> String {
      left[part.id] == part.amount ? words : "\(words)=\(part.amount.units)"
    }
    let ours = lines.map { said($0.id.words, $0, open.lines) }.joined(separator: " + ")
    let theirs = movements.map { said($0.id.words, $0, open.movements) }.joined(separator: " + ")
    return "\(ours.isEmpty ? "0" : ours) = \(theirs.isEmpty ? "0" : theirs)"
  }

  /// Why: the rule, and what was seen.
  var why: Message {
    facts.reduce(rule.message) { words, fact in
      Message(fr: "\(words) ; \(fact.message)", en: "\(words); \(fact.message)")
    }
  }
}

/// An item of either side as a command line names it, and how much of it: `120/3`, `57=3000`.
enum ItemPart: Hashable, Sendable {
  case line(NamedPart<LineID>)
  case movement(NamedPart<MovementID>)
}

extension ValueKind where Value == LineID {
  static var line: Self {
    Self(Message(fr: "LIGNE", en: "LINE")) { (text, _) throws(ValueProblem) in
      guard let line = LineID(words: text) else { throw .item }
      return line
    }
  }
}

extension ValueKind where Value == ItemPart {
  static var itemPart: Self {
    Self(Message(fr: "LIGNE|MOUVEMENT[=MONTANT]", en: "LINE|MOVEMENT[=AMOUNT]")) {
      (text, language) throws(ValueProblem) in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let amount =
        halves.count == 2
        ? try ValueKind<Money>.money.read(String(halves[1]), language) : nil
      let words = String(halves[0])
      if let line = LineID(words: words) { return .line(NamedPart(line, amount)) }
      guard let movement = MovementID(words: words) else { throw .item }
      return .movement(NamedPart(movement, amount))
    }
  }
}

/// Why a movement that waits too long is still open.
struct MovementReason: Hashable, Sendable {
  let movement: MovementID
  let reason: String
}

extension ValueKind where Value == MovementReason {
  static var movementReason: Self {
    Self(Message(fr: "MOUVEMENT=RAISON", en: "MOVEMENT=REASON")) {
      (text, _) throws(ValueProblem) in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, !halves[1].isEmpty,
        let movement = MovementID(words: String(halves[0]))
      else { throw .item }
      return MovementReason(movement: movement, reason: String(halves[1]))
    }
  }
}
