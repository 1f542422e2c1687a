import LedgerValues
import Testing

@testable import AccessRules

/// The sentence for the household, in a language that a file of labels brings. The one here is
/// invented: each label in capitals.
@Suite struct SpokenWordsTests {
  private let book: RuleBook
  private let care: CareCase
  private let decision: Decision

  init() throws {
    book = try Sikoro.book()
    care = try Sikoro.child()
    decision = try book.decide(care)
  }

  private func said(
    _ spoken: SpokenWords, in language: RuleBookLanguage = .english
  ) -> String {
    book.explanation(of: decision, for: care, in: language, aloud: spoken).sentence
  }

  private func said(in language: RuleBookLanguage) -> String {
    book.explanation(of: decision, for: care, in: language).sentence
  }

  private func read(_ text: String) -> LabelReading { book.readLabels(text, base: .english) }

  /// Capitals, but for the blanks.
  private func invented() -> String {
    book.labelFile(in: .english).split(separator: "\n").map { line in
      let place = line.firstRange(of: " = ")!
      let words = line[place.upperBound...].split(separator: "{", omittingEmptySubsequences: false)
        .enumerated().map { index, piece in
          guard index > 0, let end = piece.firstIndex(of: "}") else { return piece.uppercased() }
          return "{" + piece[...end] + piece[piece.index(after: end)...].uppercased()
        }
      return line[..<place.upperBound] + words.joined()
    }.joined(separator: "\n")
  }

  @Test(arguments: RuleBookLanguage.allCases)
  func `the file to translate, unchanged, says what the program says`(
    _ language: RuleBookLanguage
  ) throws {
    let reading = book.readLabels(book.labelFile(in: language), base: language)
    #expect(reading.mistakes == [] && reading.missing == [])
    #expect(said(try #require(reading.words), in: language) == said(in: language))
  }

  @Test func `every word of the sentence but amounts comes from the labels`() throws {
    let sentence = said(try #require(read(invented()).words))
    #expect(sentence != said(in: .english) && sentence == sentence.uppercased(), "\(sentence)")
    let questions = try book.decide(
      try Sikoro.child(["Enceinte": .unknown(.notAsked), "Âge en mois": .value(.integer(300))]))
    let asked = book.explanation(
      of: questions, for: care, in: .english, aloud: read(invented()).words
    ).sentence
    #expect(asked == asked.uppercased(), "\(asked)")
  }

  @Test func `what is left out is said in the language beneath, and is listed`() throws {
    let reading = read("you-pay = Pay {amount}!\nwhy =\n# a remark\n\n")
    let sentence = said(try #require(reading.words))
    #expect(sentence.hasPrefix("Pay 315\u{A0}F! The rest is paid by:"), "\(sentence)")
    #expect(reading.missing == book.labels.filter { $0 != "you-pay" })
  }

  @Test func `all mistakes are told at once, each with its line`() {
    let reading = read(
      "you-pay = nothing\nyou-pays = {amount}\nwords\nmissing = a\nmissing = b\n= c\n")
    #expect(reading.words == nil)
    #expect(
      reading.mistakes == [
        LabelMistake(line: 1, text: "you-pay", problem: .blankMissing("{amount}")),
        LabelMistake(line: 2, text: "you-pays", problem: .unknownLabel),
        LabelMistake(line: 3, text: "words", problem: .notALabel),
        LabelMistake(line: 5, text: "missing", problem: .repeated),
        LabelMistake(line: 6, text: "", problem: .unknownLabel),
      ])
  }
}
