import BookStore
import HealthFund
import LedgerValues

/// `nafa claim accept` and `nafa claim dispute`: what a person says of lines that differ.
extension ClaimCommand {
  static let lines = Parameter.operands(
    "lines", .claimLine, isRequired: false, fr: "les lignes, comme claim list les nomme : 14007/3",
    en: "the lines, as claim list names them: 14007/3")

  static let name = Parameter.options(
    "name", .discrepancy, fr: "toutes les lignes qui ont cet écart ; plusieurs fois s'il le faut",
    en: "all lines that differ by this name; several times if need be")

  static let accept = answering(
    .accept, "accept", fr: "accepter",
    summary: Message(
      fr: "accepter ce qui est dû pour des lignes, et contester le reste par son nom",
      en: "accept what is owed for lines, and dispute the rest by name"),
    examples: [
      "claim accept CSCOM-SIKORO 14007/3 --reason checked",
      "claim accept CSCOM-SIKORO --name other-day --name other-number --reason asked",
    ])

  static let dispute = answering(
    .dispute, "dispute", fr: "contester",
    summary: Message(
      fr: "contester des lignes en entier, par leur nom", en: "dispute whole lines by name"),
    examples: [
      "claim dispute CSCOM-SIKORO --name unknown-visit --reason absent"
    ])

  private static func answering(
    _ reply: ClaimReply, _ word: String, fr french: String, summary: Message,
    examples: [String]
  ) -> Command {
    Command(
      word, fr: french, section: .clinic, summary: summary, examples: examples,
      parameters: [provider, lines, name, ActParameters.reason]
    ) { (session) throws(Diagnostic) in
      let (provider, chosen) = (try session[provider].uppercased(), try session[lines])
      let reason = try session[ActParameters.reason]
      let choice: ClaimChoice
      switch (chosen, Set(try session[name])) {
      case ([], []): throw Diagnostic(UsageError.optionMissing("name"))
      case ([], let names): choice = .named(names)
      case (let lines, []): choice = .lines(lines)
      default:
        throw Diagnostic(
          UsageError.notBoth(
            .operand(ValueKind<ClaimLineID>.claimLine.placeholder), .option("name")))
      }
      let book = try session.writeBook()
      let answered = try booked { () throws(BookError) in
        try book.answer(choice, of: provider, reply, reason: reason)
      }
      return try RecordedAnswer.outcome(
        ActResult(record: answered.record, isNew: true), in: book, session,
        also: ClaimAnswer.answered(answered.matches))
    }
  }
}

extension ValueKind where Value == ClaimDiscrepancy.Name {
  /// `other-fee`: the names as answers have them, with hyphens as options are written.
  static var discrepancy: Self {
    let words = Value.allCases.map { name in
      String(name.rawValue.map { $0 == "_" ? "-" : $0 })
    }
    return Self(Message(fr: "ÉCART", en: "NAME"), completion: .words(words)) {
      (text, _) throws(ValueProblem) in
      let word = text.map { $0 == "_" ? "-" : $0 }
      guard let index = words.firstIndex(of: String(word)) else {
        throw .choice(words, suggestion: NearMiss.of(text, among: words))
      }
      return Value.allCases[index]
    }
  }
}
