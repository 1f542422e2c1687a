import Testing

@testable import NafaCLI

@Suite struct LanguageTests {
  @Test(
    arguments: [
      ("", [:], "en"), ("", [.language: "fr_FR.UTF-8"], "fr"),
      ("", [.language: "fr_FR.UTF-8", .allLocale: "C"], "en"),
      ("", [.language: "en_GB.UTF-8", .messagesLocale: "fr_ML"], "fr"),
      ("", [.language: "fr", .allLocale: ""], "fr"),
      ("--lang en", [.language: "fr_FR.UTF-8"], "en"), ("--lang=fr", [:], "fr"),
    ] as [(String, [Environment.Variable: String], String)])
  func `the language is the asked one, else the locale's`(
    options: String, variables: [Environment.Variable: String], expected: String
  ) {
    let machine = TestMachine()
    machine.variables = variables
    let ran = machine.run("\(options) nothing-of-the-kind")
    #expect(ran.errors.contains(expected == "fr" ? "pas de commande" : "no command"))
  }

  @Test func `the book's language comes after the asked one and before the locale's`() {
    let machine = TestMachine()
    machine.variables[.language] = "fr_FR.UTF-8"
    let environment = machine.environment([])
    #expect(Language.chosen(asked: nil, book: .english, in: environment) == .english)
    #expect(Language.chosen(asked: .french, book: .english, in: environment) == .french)
    #expect(Language.chosen(asked: nil, book: nil, in: environment) == .french)
  }

  @Test(
    arguments: [
      ([:], false), ([.language: "C.UTF-8"], true), ([.language: "fr_FR"], false),
      ([.language: "fr_FR.UTF-8"], true), ([.language: "fr_FR.utf8"], true),
      ([.language: "fr_FR.UTF-8", .allLocale: "C"], false),
      ([.language: "C", .charactersLocale: "C.UTF-8"], true),
      ([.language: "fr_FR.ISO-8859-1"], false), ([.language: "fr_FR.UTF-8@euro"], true),
    ] as [([Environment.Variable: String], Bool)])
  func `Unicode is shown where the locale has it`(
    variables: [Environment.Variable: String], expected: Bool
  ) {
    let machine = TestMachine()
    machine.variables = variables
    #expect(machine.environment([]).hasUnicodeLocale == expected)
  }
}
