import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation

/// The queue of one account while a person works through it.
///
/// Nothing is kept in it that the book does not have: whoever leaves, or loses power, goes on where
/// they were.
final class WorkQueue {
  let session: Session
  let book: Book
  let account: AccountCode
  /// The records of what was decided, to be undone from the last one on.
  private(set) var decided: [RecordKey] = []
  /// Lines that were passed over.
  private var passed: Set<LineID> = []

  init(_ session: Session, _ book: Book, _ account: AccountCode) {
    self.session = session
    self.book = book
    self.account = account
  }

  func run() throws(Diagnostic) {
    var goesOn = true
    while goesOn {
      let comparison = try booked { () throws(BookError) in try book.comparison(of: account) }
      guard let line = comparison.queue.first(where: { !passed.contains($0.id) }) else {
        try session.tell(
          comparison.lines.isEmpty
            ? Message(fr: "Tout est rapproché.", en: "All is matched.")
            : Message(fr: "Il n'y a plus d'autre ligne.", en: "There is no other line."))
        return
      }
      goesOn = try decide(line, comparison)
    }
  }

  /// Asks about one line until something becomes of it.
  ///
  /// - Returns: Whether to go on.
  private func decide(_ line: OpenLine, _ comparison: Comparison) throws(Diagnostic) -> Bool {
    let suggestions = try explained { () throws(ReconciliationError) in
      try comparison.suggestions.filter { $0.match.lines.contains { $0.id == line.id } }
    }
    try show(line, suggestions, comparison)
    guard let answer = try session.ask(Self.prompt(comparison)) else { return false }
    do throws(Diagnostic) {
      switch NormalForm.folded(answer) {
      case "": try accept(suggestions)
      case "n": passed.insert(line.id)
      case "s": try split(line)
      case "c": try create(line)
      case "u", "a": try putInSuspense(line)
      case "?": try explain(line, comparison)
      case "z": try undo()
      case "q": return false
      case let word: try accept(suggestions.filter { $0.code == word.uppercased() })
      }
    } catch {
      // What is refused is said, and the line is asked about again.
      try session.tell(error)
    }
    return true
  }

  private func show(
    _ line: OpenLine, _ suggestions: [Suggestion], _ comparison: Comparison
  ) throws(Diagnostic) {
    let words = [line.reference, line.label, line.phone].compactMap { $0 }.joined(separator: "  ")
    try session.tell(
      Message(
        fr: "\n\(code: line.id.words)  \(line.day)  \(line.amount)  \(name: words)",
        en: "\n\(code: line.id.words)  \(line.day)  \(line.amount)  \(name: words)"))
    for suggestion in suggestions {
      let items = suggestion.match.words(comparison.amounts)
      try session.tell(
        Message(
          fr: "  \(code: suggestion.code)  \(code: items)  \(suggestion.match.why)",
          en: "  \(code: suggestion.code)  \(code: items)  \(suggestion.match.why)"))
    }
  }

  /// The keys, with the live difference.
  private static func prompt(_ comparison: Comparison) -> Message {
    let (left, count) = (comparison.unexplained, comparison.lines.count)
    return Message(
      fr:
        "[Entrée] accepter, n suivante, s répartir, c créer, a attente, ? pourquoi, z défaire, q quitter | \(count, "ligne", "lignes"), \(left) inexpliqués > ",
      en:
        "[Enter] accept, n next, s split, c create, u suspense, ? why, z undo, q leave | \(count, "line", "lines"), \(left) unexplained > "
    )
  }

  private func accept(_ suggestions: [Suggestion]) throws(Diagnostic) {
    guard let only = suggestions.first, suggestions.count == 1 else {
      return try session.tell(
        suggestions.isEmpty
          ? Message(fr: "Rien n'est proposé.", en: "Nothing is suggested.")
          : Message(fr: "Tapez le code de l'une.", en: "Type the code of one."))
    }
    let result = try booked { () throws(BookError) in try book.accept([only.code], on: account) }
    decided.append(result.record)
  }

  private func undo() throws(Diagnostic) {
    guard let last = decided.last else {
      return try session.tell(Message(fr: "Rien à défaire.", en: "Nothing to undo."))
    }
    _ = try booked { () throws(BookError) in
      try book.undo(
        last, reason: session.language == .french ? "défait aussitôt" : "undone at once")
    }
    decided.removeLast()
    passed = []
  }

  func keep(_ record: RecordKey) { decided.append(record) }
}
