import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation

extension WorkQueue {
  /// Asks which movements the line is, whole or in part.
  func split(_ line: OpenLine) throws(Diagnostic) {
    let words = try session.ask(
      Message(fr: "Mouvements (57 58=3000) : ", en: "Movements (57 58=3000): "))
    var parts: [ItemPart] = [.line(NamedPart(line.id))]
    for word in (words ?? "").split(separator: " ") { parts.append(try read(.itemPart, word)) }
    let result = try booked { () throws(BookError) in
      try book.split(account, lines: parts.lines, movements: parts.movements)
    }
    keep(result.record)
  }

  /// Asks who looks for it, why and until when.
  func putInSuspense(_ line: OpenLine) throws(Diagnostic) {
    let owner = try read(.actor, prompt(Message(fr: "Qui cherche ? ", en: "Owner? ")))
    let reason = try read(.text, prompt(Message(fr: "Pourquoi ? ", en: "Why? ")))
    let again = try read(
      .day, prompt(Message(fr: "À revoir le (AAAA-MM-JJ) ? ", en: "Look again on (YYYY-MM-DD)? ")))
    let source = try LineSource(line.id, on: account, voucher: nil, in: book)
    let fund = try booked { () throws(BookError) in try book.generalFund().code }
    let act = try explained { () throws(HealthFundError) in
      try Suspense(
        day: line.day, voucher: source.voucher, account: account, amount: line.amount, fund: fund,
        owner: owner, reason: reason, lookAgain: again)
    }
    try record(.suspense(act), source)
  }

  /// Asks which template, and what the line does not say.
  func create(_ line: OpenLine) throws(Diagnostic) {
    let source = try LineSource(line.id, on: account, voucher: nil, in: book)
    let word = NormalForm.folded(
      try prompt(
        Message(
          fr: "c cotisation, f frais (les autres : nafa rapprocher créer) ? ",
          en: "c contribution, f fee (the others: nafa reconcile create)? ")))
    switch word {
    case "c": try record(.contribution(try contribution(source)), source)
    case "f":
      let fund = try booked { () throws(BookError) in try book.generalFund().code }
      let fee = try explained { () throws(HealthFundError) in
        try OperatorFee(
          day: line.day, voucher: source.voucher, from: account, fund: fund, amount: -line.amount,
          reference: line.reference)
      }
      try record(.operatorFee(fee), source)
    default: return
    }
  }

  private func contribution(_ source: LineSource) throws(Diagnostic) -> Contribution {
    let who = try prompt(Message(fr: "Ménage ? ", en: "Household? "))
    let household = try session.household(who, in: book).household.code
    let receipt = try read(.receipt, prompt(Message(fr: "Reçu ? ", en: "Receipt? ")))
    let months = try read(.integer(1...24), prompt(Message(fr: "Mois ? ", en: "Months? ")))
    return try explained { () throws(HealthFundError) in
      try Contribution(
        day: source.line.day, receipt: receipt, purpose: .dues(from: nil, months: months),
        household: household, amount: source.line.amount, into: account,
        reference: source.line.reference)
    }
  }

  /// Says why nothing is certain: what comes nearest, and what keeps it away.
  func explain(_ line: OpenLine, _ comparison: Comparison) throws(Diagnostic) {
    let miss = comparison.result.unmatchedLines.first { $0.line == line.id }
    guard let nearest = miss?.nearest else {
      return try session.tell(
        miss == nil
          ? Message(
            fr: "Ce qui est proposé repose sur ce qui est écrit à côté.",
            en: "What is suggested rests on what is written beside it.")
          : Message(fr: "Rien n'en approche.", en: "Nothing comes near it."))
    }
    try session.tell(
      Message(
        fr: "Le plus proche : \(code: nearest.other.words), \(nearest.reason.message)",
        en: "Nearest: \(code: nearest.other.words), \(nearest.reason.message)"))
  }

  private func record(_ act: Act, _ source: LineSource) throws(Diagnostic) {
    let made = try booked { () throws(BookError) in
      try book.create(act, from: source.lines(false), on: account)
    }
    keep(made.act.record)
  }

  private func prompt(_ question: Message) throws(Diagnostic) -> String {
    try session.ask(question) ?? ""
  }

  private func read<Value>(
    _ kind: ValueKind<Value>, _ text: some StringProtocol
  ) throws(Diagnostic) -> Value {
    do throws(ValueProblem) {
      return try kind.read(String(text), session.language)
    } catch {
      throw Diagnostic(
        UsageError.badValue(String(text), .operand(Message(fr: "réponse", en: "answer")), error))
    }
  }
}
