/// The words of the sentence that is said to the person who pays.
///
/// French and English are built in. Another language comes from a file of labels, which a committee
/// writes; what that leaves out is said in the language it is based on.
public struct SpokenWords: Hashable, Sendable {
  /// What is not translated, and how amounts are written.
  public let base: RuleBookLanguage
  private var sentences: [Part: String]
  /// The rule book's own words: reasons, names of payers, aids and questions.
  private var names: [String: String]

  /// A part of the sentence.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    case careFirst = "care-first"
    case youPay = "you-pay"
    case others
    case pastLimit = "past-limit"
    case youReceive = "you-receive"
    case why
    case ask
    case missing
    case unsettled

    /// What stands in the part for what a decision fills in.
    public var blank: String? {
      switch self {
      case .youPay: "{amount}"
      case .others, .pastLimit: "{payers}"
      case .youReceive: "{aids}"
      case .why: "{reasons}"
      case .ask: "{question}"
      case .careFirst, .missing, .unsettled: nil
      }
    }
  }

  init(
    _ base: RuleBookLanguage, sentences: [Part: String] = [:], names: [String: String] = [:]
  ) {
    self.base = base
    self.sentences = sentences
    self.names = names
  }

  /// A part with its blank filled in.
  func say(_ part: Part, _ filling: String = "") -> String {
    let text = sentences[part] ?? Self.builtIn(part, base)
    return part.blank.map { text.replacing($0, with: filling) } ?? text
  }

  /// A word of the rule book, as it is said.
  func name(_ name: String) -> String { names[name] ?? name }

  static func builtIn(_ part: Part, _ language: RuleBookLanguage) -> String {
    switch language {
    case .french: french(part)
    case .english: english(part)
    }
  }

  private static func french(_ part: Part) -> String {
    switch part {
    case .careFirst: "On soigne d'abord : rien n'est demandé avant les soins."
    case .youPay: "Vous payez {amount}."
    case .others: "Le reste est payé par : {payers}."
    case .pastLimit: "Promis au-delà de la limite, car c'est garanti : {payers}."
    case .youReceive: "Vous recevez : {aids}."
    case .why: "Pourquoi : {reasons}."
    case .ask: "Avant de dire ce que vous payez, il faut demander : {question}."
    case .missing: "Il manque une réponse pour dire ce que vous payez."
    case .unsettled: "Le règlement ne tranche pas ce cas : le comité décidera."
    }
  }

  private static func english(_ part: Part) -> String {
    switch part {
    case .careFirst: "Care comes first: nothing is asked before care."
    case .youPay: "You pay {amount}."
    case .others: "The rest is paid by: {payers}."
    case .pastLimit: "Promised past the limit, because it is guaranteed: {payers}."
    case .youReceive: "You receive: {aids}."
    case .why: "Why: {reasons}."
    case .ask: "Before saying what you pay, this must be asked: {question}."
    case .missing: "An answer is missing to say what you pay."
    case .unsettled: "The rule book does not settle this case: the committee will decide."
    }
  }
}
