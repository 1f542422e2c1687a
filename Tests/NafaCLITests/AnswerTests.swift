import LedgerValues
import Testing

@testable import NafaCLI

@Suite struct AnswerTests {
  private func sample() throws -> Answer {
    let day = try #require(Day(2026, 3, 9))
    return Answer(
      .paragraph(Message(fr: "Le livret.", en: "The passbook.")),
      .fields([
        Answer.Field("record", fr: "enregistrement", en: "record", .count(12_345)),
        Answer.Field("savings", fr: "épargne", en: "savings", .money(12_500)),
        Answer.Field("note", fr: "note", en: "note", .blank),
      ]),
      .table(
        Table(
          "lines",
          columns: [
            .text("day", fr: "jour", en: "day"), .text("name", fr: "nom", en: "name"),
            .text("kind", fr: "nature", en: "kind"), .number("amount", fr: "montant", en: "amount"),
          ],
          rows: [
            [
              .day(day), .text("Rokia Traoré"),
              .term("dues", Message(fr: "cotisation", en: "contribution")), .money(1_500),
            ],
            [.day(day), .text("Ko\u{308}"), .blank, .money(-25_000)],
            [.day(day), .text("=1+1, \"x\""), .blank, .blank],
          ], total: [.blank, .blank, .blank, .money(-23_500)])))
  }

  @Test func `text is aligned by what it fills on the screen`() throws {
    let french = TextRenderer(voice: Voice(language: .french, hasUnicode: false))
    #expect(
      french.render(try sample()) == """
        Le livret.

        enregistrement  12 345
        épargne         12 500 F CFA
        note

        jour        nom           nature      montant
        ----------  ------------  ----------  -------
        09/03/2026  Rokia Traoré  cotisation    1 500
        09/03/2026  Ko\u{308}                        -25 000
        09/03/2026  =1+1, "x"
        ----------  ------------  ----------  -------
                                              -23 500

        """)
  }

  @Test func `English has its own numbers and days`() throws {
    let english = TextRenderer(voice: Voice(language: .english))
    let text = english.render(try sample())
    #expect(text.contains("savings  12,500\u{A0}F\u{A0}CFA\n"))
    #expect(text.contains("2026-03-09  Rokia Traoré  contribution    1,500\n"))
  }

  @Test func `CSV has the table alone, in plain digits, and no cell that a spreadsheet runs`()
    throws
  {
    #expect(
      CSVRenderer().render(try sample()) == """
        day,name,kind,amount
        2026-03-09,Rokia Traoré,dues,1500
        2026-03-09,Ko\u{308},,-25000
        2026-03-09,"'=1+1, ""x\""",,

        """)
  }

  @Test(arguments: ["=A1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
  func `a text that begins like a formula gets an apostrophe`(text: String) {
    let answer = Answer(.fields([Answer.Field("f", fr: "f", en: "f", .text(text))]))
    let csv = CSVRenderer().render(answer)
    #expect(csv.contains(",'") || csv.contains(",\"'"))
  }

  @Test func `CSV of fields alone has a line each`() {
    let answer = Answer(
      .paragraph(Message(fr: "f", en: "e")),
      .fields([
        Answer.Field("savings", fr: "f", en: "e", .money(-12_500)),
        Answer.Field("whole", fr: "f", en: "e", .yes(true)),
      ]))
    #expect(CSVRenderer().render(answer) == "field,value\nsavings,-12500\nwhole,true\n")
  }

  @Test func `JSON is the same in every language`() throws {
    let french = JSONRenderer(voice: Voice(language: .french)).render(try sample())
    let english = JSONRenderer(voice: Voice(language: .english)).render(try sample())
    #expect(french == english)
    #expect(
      french == """
        {
          "record": 12345,
          "savings": 12500,
          "lines": [
            {
              "day": "2026-03-09",
              "name": "Rokia Traoré",
              "kind": "dues",
              "amount": 1500
            },
            {
              "day": "2026-03-09",
              "name": "Ko\u{308}",
              "amount": -25000
            },
            {
              "day": "2026-03-09",
              "name": "=1+1, \\"x\\""
            }
          ],
          "lines_total": {
            "amount": -23500
          }
        }

        """)
  }

  @Test func `JSON and CSV on a terminal escape what a terminal would obey`() {
    let answer = Answer(
      .fields([Answer.Field("name", fr: "f", en: "e", .text("\u{1B}[2J\u{202E}"))]))
    let json = JSONRenderer(voice: Voice(language: .english)).render(answer)
    #expect(json.contains(#""\u001b[2J\u202e""#))
    #expect(CSVRenderer(isForTerminal: true).render(answer).contains(#"\u{1B}[2J\u{202E}"#))
    #expect(CSVRenderer().render(answer).contains("\u{1B}[2J\u{202E}"))
  }

  @Test func `a text that is printed as it is moves no cursor either`() {
    let answer = Answer(.verbatim("a\tb\n\u{9B}31m\u{202E}\u{1B}[2J\nß\u{200D}\n"))
    let text = TextRenderer(voice: Voice(language: .english)).render(answer)
    #expect(text == "a\tb\n" + #"\u{9B}31m\u{202E}\u{1B}[2J"# + "\nß\u{200D}\n")
    #expect(CSVRenderer(isForTerminal: true).render(answer) == text)
    #expect(CSVRenderer().render(answer).contains("\u{9B}31m"))
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2),
    ("☺\u{FE0F}", 2), ("ߒߞߏ", 3), ("\u{202F}", 1),
  ])
  func `width is counted in columns`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func `paragraphs wrap at plain spaces only`() {
    #expect(
      DisplayWidth.wrapped("un deux\u{A0}trois quatre", to: 10) == [
        "un", "deux\u{A0}trois", "quatre",
      ])
    #expect(DisplayWidth.wrapped("abcdefghijkl mn", to: 5) == ["abcdefghijkl", "mn"])
    #expect(DisplayWidth.wrapped("", to: 5) == [])
  }
}
