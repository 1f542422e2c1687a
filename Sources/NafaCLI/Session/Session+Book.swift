import BookStore
import DoubleEntry
import LedgerValues

extension Session {
  /// The book, for reading alone.
  func readBook() throws(Diagnostic) -> Book {
    let (path, context) = (try bookPath, context(actor: ""))
    return try undoingCutWrite(of: path) { () throws(BookError) in
      try Book.open(path, forWriting: false, context: context)
    }
  }

  /// Reads a book; where a write was cut short, undoes the half of it and reads again.
  ///
  /// Reading alone cannot undo it, and a program that only reads would leave everybody without their
  /// book until someone happens to write.
  func undoingCutWrite<Made>(
    of path: String, _ read: () throws(BookError) -> Made
  ) throws(Diagnostic) -> Made {
    do throws(BookError) {
      return try read()
    } catch {
      guard error.fault?.fault == .cutShort,
        (try? Book.open(path, forWriting: true, context: context(actor: ""))) != nil
      else { throw Diagnostic(error) }
    }
    notes.append(Diagnostic(BookNotice.writeUndone, at: Diagnostic.Place(file: path)))
    return try booked { () throws(BookError) in try read() }
  }

  /// The book, to write in. In a dry run it is a copy in memory: everything is checked, and nothing
  /// is left of it.
  func writeBook() throws(Diagnostic) -> Book {
    let path = try bookPath
    let context = context(actor: try actorName)
    let book = try booked { () throws(BookError) in
      let book = try Book.open(path, forWriting: !isDryRun, context: context)
      let writable = isDryRun ? try book.rehearsal() : book
      // Two commands with one seed must not draw the same identifiers.
      var source = random
      source.mix(try writable.checkpoint().description.utf8)
      writable.context.random = source
      return writable
    }
    try checkClock(of: book)
    return book
  }

  func context(actor: String) -> BookContext {
    var context = BookContext(
      clock: environment.clock, random: random, machine: environment.machine, actor: actor,
      isInjected: environment.isInjected)
    context.goesOn = environment.listensForStop()
    return context
  }
}

extension Session {
  /// How far past the last record a clock may be before its day has to be typed.
  private static let clockTypedDays: Int64 = 400
  /// A clock that is set back by less is being corrected, not wrong.
  private static let clockBehindMilliseconds: Int64 = 60_000

  /// Asks a person whether a clock far ahead is right; notes one that is behind.
  ///
  /// Without a person the book itself refuses the write.
  private func checkClock(of book: Book) throws(Diagnostic) {
    let last = try booked { () throws(BookError) in try book.lastRecordedAt() }
    let ahead = now.days(since: last)
    if now.milliseconds < last.milliseconds - Self.clockBehindMilliseconds {
      notes.append(Diagnostic(BookNotice.clockBehind(now, last: last)))
    }
    guard ahead > Book.clockAheadDays, canAsk else { return }
    let days = Int(ahead)
    let sentence = Message(
      fr: "Le dernier enregistrement a \(days) jours. Sommes-nous le \(book.today) ?",
      en: "The last record is \(days) days old. Is today \(book.today)?")
    if ahead > Self.clockTypedDays {
      try confirm(sentence, typing: book.today.description)
    } else {
      try confirm(sentence)
    }
    book.context.isClockConfirmed = true
  }
}

/// What is worth knowing about a book whatever it was asked.
enum BookNotice: Error, Hashable, Sendable {
  /// A write of an earlier run was cut short; the half of it is undone.
  case writeUndone
  /// The clock is behind the last record, whose moment the new one takes.
  case clockBehind(Moment, last: Moment)
  /// A month is closed that nobody has signed yet for this account.
  case monthUnsigned(AccountCode, Month)
}

/// Runs something that a book may refuse, and explains why.
func booked<Made>(
  at place: Diagnostic.Place? = nil, _ make: () throws(BookError) -> Made
) throws(Diagnostic) -> Made {
  do throws(BookError) {
    return try make()
  } catch {
    throw Diagnostic(error).at(place)
  }
}
