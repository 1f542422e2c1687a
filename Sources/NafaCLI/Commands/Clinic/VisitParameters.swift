import BookStore
import HealthFund
import LedgerValues

/// The parameters of a visit, which intake only decides and `visit` records.
enum VisitParameters {
  static let person = Parameter.operand(
    "person", .text(Message(fr: "PERSONNE", en: "PERSON")),
    fr: "qui est soigné : numéro, nom ou téléphone",
    en: "who is cared for: number, name or phone")

  static let services = Parameter.operands(
    "services", .service, isRequired: true,
    fr: "les prestations, dans l'ordre de la facture ; =MONTANT pris sur l'épargne",
    en: "the services, in the order of the bill; =AMOUNT taken from savings")

  static let at = Parameter.requiredOption(
    "at", .text(Message(fr: "PRESTATAIRE", en: "PROVIDER")), fr: "où : le prestataire",
    en: "where: the provider")

  static let facts = Parameter.options(
    "fact", .fact, fr: "une réponse de l'accueil : Enceinte=oui",
    en: "an answer given at intake: Enceinte=oui")

  /// The visit that the words describe.
  static func visit(
    _ session: Session, _ book: Book, number: String
  ) throws(Diagnostic) -> (Visit, KnownPerson) {
    let person = try session.person(try session[person], in: book)
    let day = try session[ActParameters.on] ?? book.today
    let lines = try session[services]
    let provider = try session[at].uppercased()
    var answers: [String: String] = [:]
    for fact in try once(try session[facts], .option("fact")) { answers[fact.name] = fact.answer }
    let visit = try explained { () throws(HealthFundError) in
      try Visit(
        day: day, number: number, person: person.code, provider: provider, lines: lines,
        answers: answers)
    }
    return (visit, person)
  }

  /// Answers without those that say again what another says.
  ///
  /// - Throws: Where a fact is answered in two ways: nobody knows which one was meant.
  static func once(
    _ answers: [IntakeFact], _ parameter: UsageError.Parameter
  ) throws(Diagnostic) -> [IntakeFact] {
    var kept: [IntakeFact] = []
    for answer in answers {
      let name = NormalForm.folded(answer.name)
      guard let earlier = kept.first(where: { NormalForm.folded($0.name) == name }) else {
        kept.append(answer)
        continue
      }
      if NormalForm.folded(earlier.answer) != NormalForm.folded(answer.answer) {
        throw Diagnostic(
          UsageError.badValue(
            "\(answer.name)=\(answer.answer)", parameter, .answeredOtherwise(earlier.answer)))
      }
    }
    return kept
  }
}

/// An answer given at intake.
struct IntakeFact: Hashable, Sendable {
  let name: String
  let answer: String
}

extension ValueKind where Value == IntakeFact {
  static var fact: Self {
    Self(Message(fr: "FAIT=RÉPONSE", en: "FACT=ANSWER")) { (text, _) throws(ValueProblem) in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(trimmed)
      guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else { throw .fact }
      return IntakeFact(name: halves[0], answer: halves[1])
    }
  }
}

/// Without the blanks at its ends, which nobody sees in a file.
private func trimmed(_ text: Substring) -> String {
  var text = text.drop(while: \.isWhitespace)
  while text.last?.isWhitespace == true { text.removeLast() }
  return String(text)
}

extension ValueKind where Value == Visit.Line {
  static var service: Self {
    Self(Message(fr: "PRESTATION[=ÉPARGNE]", en: "SERVICE[=SAVINGS]")) {
      (text, language) throws(ValueProblem) in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let savings: Money =
        halves.count == 2
        ? try ValueKind<Money>.money.read(String(halves[1]), language) : .zero
      return Visit.Line(service: String(halves[0]).uppercased(), fee: nil, savings: savings)
    }
  }
}
