import AccessRules
import BookStore
import LedgerValues

extension RulesCommand {
  private static let inFavour = Parameter.option(
    "for", .integer(0...10_000), fr: "combien ont voté pour", en: "how many voted for it")

  private static let against = Parameter.option(
    "against", .integer(0...10_000), fr: "combien ont voté contre", en: "how many voted against it")

  private static let abstained = Parameter.option(
    "abstained", .integer(0...10_000), fr: "combien se sont abstenus", en: "how many abstained")

  static let adopt = Command(
    "adopt", fr: "adopter", section: .rules,
    summary: Message(
      fr: "adopter un règlement : il décide dès lors les visites de ses jours",
      en: "adopt a rule book: it then decides the visits of its days"),
    details: [
      Message(
        fr: "Les visites déjà décidées qu'il déciderait autrement sont listées ; rien n'y change.",
        en:
          "Visits already decided that it would decide otherwise are listed; nothing in them changes."
      ),
      Message(
        fr:
          "Un règlement qui laisse un ménage sans réponse, ou qui réfute sa propre garantie, est refusé.",
        en:
          "A rule book that leaves a household without an answer, or breaks a guarantee of its own, is refused."
      ),
    ],
    examples: ["rules adopt reglement.md --for 9 --against 1 --abstained 2"],
    parameters: [file, inFavour, against, abstained]
  ) { (session) throws(Diagnostic) in
    let path = try session[file]
    let reading = RuleBook.read(try session.text(of: path))
    guard let ruleBook = reading.book else {
      return Outcome(
        Answer(), status: .refused, diagnostics: reading.mistakes.map { Diagnostic($0, in: path) })
    }
    if let refused = unfit(ruleBook, path) { return refused }
    let votes = try votes(session)
    let book = try session.writeBook()
    var reviews: [DecisionReview] = []
    try booked { () throws(BookError) in
      try book.review(under: ruleBook) { (review) throws(BookError) in reviews.append(review) }
    }
    try session.confirm(
      Message(
        fr: "adopter \(name: ruleBook.title), \(code: ruleBook.version) ?",
        en: "adopt \(name: ruleBook.title), \(code: ruleBook.version)?"))
    let result = try booked { () throws(BookError) in try book.adopt(ruleBook, votes: votes) }
    var blocks: [Answer.Block] = [.fields(fields(ruleBook) + (votes.map(fields) ?? []))]
    if !reviews.isEmpty { blocks += ReviewAnswer.blocks(reviews) }
    return try RecordedAnswer.outcome(result, in: book, session, also: blocks)
  }

  /// What keeps a book from being adopted: it would leave a visit undecided, or does not keep what it
  /// promises. What is only not proved does not.
  private static func unfit(_ ruleBook: RuleBook, _ path: String) -> Outcome? {
    let findings = ruleBook.findings().filter(\.isError)
    let verdicts = ruleBook.verdicts().filter(\.isRefuted)
    var blocks: [Answer.Block] = []
    var errors: [UnfitRuleBook] = []
    if !findings.isEmpty {
      blocks.append(.table(FindingAnswer.table(findings, ruleBook)))
      errors.append(.leavesOpen)
    }
    if !verdicts.isEmpty {
      blocks.append(.table(VerdictAnswer.table(verdicts, ruleBook)))
      errors.append(.breaksPromise)
    }
    guard !errors.isEmpty else { return nil }
    return Outcome(
      Answer(blocks), status: .refused,
      diagnostics: errors.map { Diagnostic($0, at: Diagnostic.Place(file: path)) })
  }

  private static func votes(_ session: Session) throws(Diagnostic) -> Votes? {
    let counts = (try session[inFavour], try session[against], try session[abstained])
    guard counts.0 != nil || counts.1 != nil || counts.2 != nil else { return nil }
    return Votes(inFavour: counts.0 ?? 0, against: counts.1 ?? 0, abstained: counts.2 ?? 0)
  }

  static func fields(_ votes: Votes) -> [Answer.Field] {
    [
      Answer.Field("for", fr: "pour", en: "for", .count(votes.inFavour)),
      Answer.Field("against", fr: "contre", en: "against", .count(votes.against)),
      Answer.Field("abstained", fr: "abstentions", en: "abstained", .count(votes.abstained)),
    ]
  }
}
