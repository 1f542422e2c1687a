import AccessRules
import LedgerValues

extension Diagnostic {
  /// A line of a file of labels that cannot be used; the nearest label that there is.
  init(_ mistake: LabelMistake, in file: String, of book: RuleBook) {
    var problem = mistake.problem.explanation
    if mistake.problem == .unknownLabel, let near = NearMiss.of(mistake.text, among: book.labels) {
      problem = Explanation(
        problem.code, problem.message,
        remedy: Message(fr: "vouliez-vous dire \(name: near) ?", en: "did you mean \(name: near)?"))
    }
    self.init(
      kind: .refused, code: problem.code,
      message: Message(
        fr: "\(quoted: mistake.text) : \(problem.message)",
        en: "\(quoted: mistake.text): \(problem.message)"),
      remedy: problem.remedy, place: Place(file: file, line: mistake.line))
  }
}

extension LabelMistake.Problem: ExplainedTogether {
  static let samples: [LabelMistake.Problem] = [
    .notALabel, .unknownLabel, .repeated, .blankMissing("{amount}"),
  ]

  var explanation: Explanation {
    switch self {
    case .notALabel:
      Explanation(
        "labels.not-a-label",
        Message(fr: "il manque le signe =", en: "the equals sign is missing"),
        remedy: Message(
          fr: "écrivez l'étiquette, un signe = et les mots",
          en: "write the label, an equals sign and the words"))
    case .unknownLabel:
      Explanation(
        "labels.unknown",
        Message(fr: "le règlement n'a pas cette étiquette", en: "the rule book has no such label"),
        remedy: Message(
          fr: "\(code: "nafa rules labels") les écrit toutes",
          en: "\(code: "nafa rules labels") writes all of them"))
    case .repeated:
      Explanation(
        "labels.repeated",
        Message(fr: "l'étiquette est là deux fois", en: "the label is there twice"),
        remedy: Message(fr: "gardez une des deux lignes", en: "keep one of the two lines"))
    case .blankMissing(let blank):
      Explanation(
        "labels.blank-missing",
        Message(
          fr: "il manque \(code: blank), à la place de ce qui sera dit",
          en: "\(code: blank) is missing, in the place of what will be said"),
        remedy: Message(
          fr: "écrivez \(code: blank) où cela doit être dit",
          en: "write \(code: blank) where it is to be said"))
    }
  }
}
