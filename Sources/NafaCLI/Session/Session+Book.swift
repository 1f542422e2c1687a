import BookStore
import LedgerValues

extension Session {
  /// The book, for reading alone.
  func readBook() throws(Diagnostic) -> Book {
    let path = try bookPath
    return try booked { () throws(BookError) in
      try Book.open(path, forWriting: false, context: context(actor: ""))
    }
  }

  /// The book, to write in. In a dry run it is a copy in memory: everything is checked, and nothing
  /// is left of it.
  func writeBook() throws(Diagnostic) -> Book {
    let path = try bookPath
    let context = context(actor: try actorName)
    return try booked { () throws(BookError) in
      let book = try Book.open(path, forWriting: !isDryRun, context: context)
      let writable = isDryRun ? try book.rehearsal() : book
      // Two commands with one seed must not draw the same identifiers.
      var source = random
      source.mix(try writable.checkpoint().description.utf8)
      writable.context.random = source
      return writable
    }
  }

  func context(actor: String) -> BookContext {
    BookContext(
      clock: environment.clock, random: random, machine: environment.machine, actor: actor,
      isInjected: environment.isInjected)
  }
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
