import BookStore
import HealthFund
import LedgerValues

extension Session {
  /// The person that words mean: her code, a part of her name, or her phone. Several are a choice.
  func person(_ words: String, in book: Book) throws(Diagnostic) -> KnownPerson {
    if let known = try? book.person(words.uppercased()) { return known }
    try checkDigit(of: words)
    let wanted = NormalForm.folded(words)
    let digits = wanted.filter(\.isNumber)
    let found = try booked { () throws(BookError) in
      try book.persons { person in
        guard let details = person.details else { return false }
        if digits.utf8.count >= 6, let phone = details.phone,
          phone.filter(\.isNumber).hasSuffix(digits)
        {
          return true
        }
        return NormalForm.folded(details.name).contains(wanted)
      }
    }
    guard !found.isEmpty else { throw Diagnostic(Refusal.personUnknown(words)) }
    let candidates = found.map { person in
      Diagnostic.Candidate(
        code: person.code,
        label: Message(fr: "\(name: person.shownName)", en: "\(name: person.shownName)"))
    }
    return found[try choose(words, among: candidates)]
  }

  /// A number whose check digit is wrong was mistyped, and means nobody.
  private func checkDigit(of words: String) throws(Diagnostic) {
    guard CheckedCode.hasForm(words.uppercased()), CheckedCode(words.uppercased()) == nil else {
      return
    }
    throw Diagnostic(Refusal.codeCheckDigit(words))
  }

  /// The household that words mean: its code, or one of its persons.
  func household(_ words: String, in book: Book) throws(Diagnostic) -> KnownHousehold {
    if let known = try? book.household(words.uppercased()) { return known }
    try checkDigit(of: words)
    let person = try person(words, in: book)
    return try booked { () throws(BookError) in
      try book.household(person.household.description)
    }
  }
}

extension Session {
  /// The visit that words mean: its own number, or its record's.
  func visit(
    _ words: String, in book: Book
  ) throws(Diagnostic) -> (number: String, record: RecordKey) {
    let found = try booked { () throws(BookError) -> (String, RecordKey)? in
      if let record = try book.visit(words) { return (words, record) }
      guard let record = RecordKey(words) else { return nil }
      return try book.visitNumber(of: record).map { ($0, record) }
    }
    guard let found else { throw Diagnostic(Refusal.visitUnknown(words)) }
    return found
  }
}

extension KnownPerson {
  /// The name, or the code where the name was forgotten.
  var shownName: String { details?.name ?? code }
}
