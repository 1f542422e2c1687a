import Reconciliation
import Testing

@testable import NafaCLI

@Suite struct MatchWordsTests {
  @Test(arguments: [
    (-2, "2\u{A0}jours avant", "2\u{A0}days earlier"),
    (-1, "1\u{A0}jour avant", "1\u{A0}day earlier"),
    (0, "même jour", "same day"), (1, "1\u{A0}jour après", "1\u{A0}day later"),
    (2, "2\u{A0}jours après", "2\u{A0}days later"),
  ])
  func `a line is before its movement, on its day or after it`(
    days: Int, french: String, english: String
  ) {
    let message = MatchFact.daysApart(days).message
    #expect(Voice(language: .french).say(message) == french)
    #expect(Voice(language: .english).say(message) == english)
  }
}
