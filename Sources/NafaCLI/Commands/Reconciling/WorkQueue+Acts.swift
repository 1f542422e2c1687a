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
    let owner = try ask(.actor, Message(fr: "Qui cherche ? ", en: "Owner? "))
    let reason = try ask(.text, Message(fr: "Pourquoi ? ", en: "Why? "))
    let again = try ask(
      .day, Message(fr: "À revoir le (AAAA-MM-JJ) ? ", en: "Look again on (YYYY-MM-DD)? "))
    let source = try LineSource(line.id, on: account, voucher: nil, in: book)
    let wanted = try source.suspense(
      try generalFund(), owner: owner, reason: reason, lookAgain: again)
    keep(try source.create(wanted, in: book).act.record)
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

  func generalFund() throws(Diagnostic) -> FundCode {
    try booked { () throws(BookError) in try book.generalFund().code }
  }

  func prompt(_ question: Message) throws(Diagnostic) -> String {
    try session.ask(question) ?? ""
  }

  func ask<Value>(_ kind: ValueKind<Value>, _ question: Message) throws(Diagnostic) -> Value {
    try read(kind, prompt(question))
  }

  func read<Value>(
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
