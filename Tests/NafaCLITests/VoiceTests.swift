import LedgerValues
import Testing

@testable import NafaCLI

@Suite struct VoiceTests {
  private let french = Voice(language: .french)
  private let english = Voice(language: .english)

  @Test func `values are written as each language writes them`() throws {
    let day = try #require(Day(2026, 3, 1))
    let month = try #require(Month(2026, 8))
    let rate = try #require(Rate(basisPoints: 1_250))
    let message = Message(
      fr: "le \(day), \(Money(12_500)) à \(rate) pour \(month)",
      en: "on \(day), \(Money(12_500)) at \(rate) for \(month)")
    #expect(
      french.say(message)
        == "le 1er\u{A0}mars\u{A0}2026, 12\u{202F}500\u{A0}F\u{202F}CFA à 12,5\u{202F}% pour août\u{A0}2026"
    )
    #expect(
      english.say(message)
        == "on 1\u{A0}March\u{A0}2026, 12,500\u{A0}F\u{A0}CFA at 12.5% for August\u{A0}2026")
  }

  @Test(arguments: [
    (-1, "-1 ligne", "-1 line"), (0, "0 ligne", "0 lines"), (1, "1 ligne", "1 line"),
    (2, "2 lignes", "2 lines"), (9_000, "9 000 lignes", "9,000 lines"),
  ])
  func `nouns agree with their count`(count: Int, expectedFrench: String, expectedEnglish: String) {
    let message = Message(
      fr: "\(count, "ligne", "lignes")", en: "\(count, "line", "lines")")
    #expect(Voice(language: .french, hasUnicode: false).say(message) == expectedFrench)
    #expect(Voice(language: .english, hasUnicode: false).say(message) == expectedEnglish)
  }

  @Test func `French punctuation keeps its spaces, English has none`() {
    let message = Message(fr: "quoi : ceci ; cela ? « oui » !", en: "what: this; that? \"yes\"!")
    #expect(
      french.say(message)
        == "quoi\u{A0}: ceci\u{202F}; cela\u{202F}? «\u{A0}oui\u{A0}»\u{202F}!")
    #expect(english.say(message) == "what: this; that? \"yes\"!")
  }

  @Test func `a terminal without Unicode gets plain spaces`() {
    let plain = Voice(language: .french, hasUnicode: false)
    #expect(
      plain.say(Message(fr: "reste : \(Money(1_500))", en: "left: \(Money(1_500))"))
        == "reste : 1 500 F CFA")
  }

  @Test(arguments: [
    ("Awa", "Awa"), ("Awa\u{202E}cba", "Awa\\u{202E}cba"), ("\u{1B}[2J", "\\u{1B}[2J"),
    ("a\u{0}b", "a\\u{0}b"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
    ("zéro\u{200B}largeur", "zéro\\u{200B}largeur"), ("ligne\u{2028}ligne", "ligne\\u{2028}ligne"),
    ("\u{9B}31m", "\\u{9B}31m"), ("ߊ\u{200D}ߋ", "ߊ\u{200D}ߋ"),
  ])
  func `a name cannot command the terminal`(name: String, shown: String) {
    #expect(english.say(Message(fr: "\(name: name)", en: "\(name: name)")) == shown)
    #expect(
      english.say(Message(fr: "\(quoted: name)", en: "\(quoted: name)")) == "`\(shown)`")
  }

  @Test func `the pseudo-locale marks the words of the catalogue and nothing else`() {
    let pseudo = Voice(language: .french, isPseudo: true)
    let message = Message(
      fr: "\(name: "Awa") doit \(Money(500)) : \(2, "mois", "mois")",
      en: "\(name: "Awa") owes \(Money(500)): \(2, "month", "months")")
    #expect(
      pseudo.say(message)
        == "Awa⟦ doit ⟧500\u{A0}F\u{202F}CFA⟦\u{A0}: ⟧2\u{A0}⟦mois⟧")
  }

  @Test func `a language that leaves a value out stops a debug build`() async {
    await #expect(processExitsWith: .failure) {
      _ = Message(fr: "il manque \(Money(5))", en: "something is missing")
    }
  }
}
