import AccessRules
import LedgerTestSupport
import LedgerValues
import Testing

/// Texts that no committee writes: the reader refuses them or reads them, and never stops.
@Suite struct HostileTextTests {
  private static let pieces = [
    "|", "\n", "-", "..", "[", "]", "<", ">=", "sauf ", "sans objet", "sinon", " F", " %", "0,5",
    "99999999999999999999", "- ", "## ", "décision : ", "impossible : ", " et ", ";", ",", "\u{A0}",
    "\u{301}", "é", "Article 1.", "du reste", "ce qui dépasse ", "provisoire 3 jours", "puis ", ":",
  ]

  private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let place = Int.random(in: 0..<scalars.count, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: scalars.remove(at: place)
      case 1:
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &random)]
        scalars.insert(contentsOf: piece.unicodeScalars, at: place)
      case 2:
        let end = min(scalars.count, place + Int.random(in: 1...80, using: &random))
        scalars.insert(contentsOf: scalars[place..<end], at: place)
      default: scalars.removeSubrange(place..<min(scalars.count, place + 30))
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  @Test func `a damaged book is refused or read whole`() throws {
    var random = SeededGenerator(seed: 11)
    var (read, refused) = (0, 0)
    for _ in 0..<TwinTests.rounds {
      let text = Self.mutated(SmallBook.text, &random)
      let reading = RuleBook.read(text)
      #expect((reading.book == nil) != reading.mistakes.isEmpty)
      guard let book = reading.book else {
        refused += 1
        continue
      }
      read += 1
      #expect(RuleBook.read(lines: book.lines).book?.digest == book.digest, "\(text)")
      _ = book.findings()
      var facts = [String: Fact]()
      for counter in book.counters { facts[counter.name] = Fact(.value(.integer(0))) }
      var available: [String: Money] = [:]
      for fund in book.payers.compactMap(\.fund) { available[fund] = 500 }
      let care = CareCase(
        day: book.inForce.lowerBound, facts: facts, lines: [CareLine(fee: 700, facts: [:])],
        available: available)
      guard let decision = try? book.decide(care) else { continue }
      _ = book.explanation(of: decision, for: care, in: .english)
      _ = book.whyNotLess(decision, for: care, in: .french)
    }
    #expect(read > 10 && refused > 10, "\(read) \(refused)")
  }
}
