import Testing

@testable import NafaCLI

/// Walks through every command that there is, so that a new one is tested the day it is added.
@Suite struct CommandsTests {
  /// A command and the words that lead to it.
  struct Walked: CustomTestStringConvertible, Sendable {
    let command: Command
    let path: [String]
    var testDescription: String { path.joined(separator: " ") }
  }

  static let all: [Walked] = walk(Commands.all, [])

  private static func walk(_ commands: [Command], _ path: [String]) -> [Walked] {
    commands.flatMap { command in
      [Walked(command: command, path: path + [command.name])]
        + walk(command.subcommands, path + [command.name])
    }
  }

  @Test(arguments: all)
  func `a command has names and a summary in both languages`(walked: Walked) {
    let command = walked.command
    #expect(command.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
    #expect(!command.french.isEmpty && command.french == command.french.lowercased())
    for language in Language.allCases {
      #expect(!Voice(language: language).say(command.summary).isEmpty)
    }
    #expect(command.summary.french != command.summary.english)
  }

  @Test func `no two commands answer to one word`() {
    func check(_ commands: [Command]) {
      let words = commands.flatMap { Set([$0.name, NormalForm.folded($0.french)]) }
      #expect(Set(words).count == words.count, "\(words.sorted())")
      for command in commands { check(command.subcommands) }
    }
    check(Commands.all)
  }

  @Test(arguments: all)
  func `a parameter has a name of its own and a summary in both languages`(walked: Walked) {
    let parameters = walked.command.parameters + GlobalOptions.all
    let names = parameters.map(\.name)
    #expect(Set(names).count == names.count)
    let shorts = parameters.compactMap(\.short)
    #expect(Set(shorts).count == shorts.count)
    for parameter in parameters {
      #expect(parameter.name.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
      #expect(parameter.summary.french != parameter.summary.english, "\(parameter.name)")
    }
  }

  @Test(arguments: all)
  func `only the last operand may be repeated, and none is required after an optional one`(
    walked: Walked
  ) {
    let operands = walked.command.operands
    #expect(operands.dropLast().allSatisfy { !$0.isRepeatable })
    let required = operands.map(\.isRequired)
    #expect(required == required.sorted { $0 && !$1 })
  }

  @Test(arguments: all)
  func `the examples of a command are understood`(walked: Walked) throws {
    for example in walked.command.examples {
      let words = example.prefix { $0 != ">" && $0 != "|" }.split(separator: " ").map(String.init)
      let invocation = try ArgumentParser.parse(words, commands: Commands.all, language: .french)
      #expect(invocation.path.map(\.name).starts(with: walked.path), "\(example)")
    }
  }

  @Test(arguments: all, Language.allCases)
  func `help is given in every way it is asked for`(walked: Walked, language: Language) {
    let machine = TestMachine()
    let asked = machine.run(["--lang", language.rawValue, "help"] + walked.path)
    #expect(asked.status == .done && asked.errors.isEmpty)
    #expect(!asked.output.isEmpty)
    for option in ["--help", "-h"] {
      #expect(
        machine.run(walked.path + [option, "--lang", language.rawValue]).output == asked.output)
    }
    for parameter in walked.command.options {
      #expect(asked.output.contains("--" + parameter.name))
    }
  }

  @Test(arguments: all.map(\.path) + [[]])
  func `help has no word outside the catalogue`(path: [String]) throws {
    let machine = TestMachine()
    machine.variables[.pseudo] = "1"
    let help = machine.run(["help"] + path + ["--lang", "fr"]).output
    let allowed = Self.codes
    for word in Pseudo.wordsOutside(help) where !allowed.contains(word) {
      Issue.record("`\(word)` is said outside the catalogue")
    }
  }

  /// What help says that is the same in every language.
  private static var codes: Set<String> {
    var codes: Set<String> = ["nafa", "NAFA", "BOOK", "ACTOR", "help", "options", "bashrc"]
    for walked in all {
      codes.formUnion(Pseudo.words(in: walked.command.examples.joined(separator: " ")))
      codes.formUnion(Pseudo.words(in: walked.command.name + " " + walked.command.french))
    }
    for parameter in all.flatMap(\.command.parameters) + GlobalOptions.all {
      codes.formUnion(Pseudo.words(in: parameter.name))
      if let short = parameter.short { codes.insert(String(short)) }
      if case .words(let words) = parameter.completion { codes.formUnion(words) }
    }
    return codes
  }

  @Test func `a word outside the catalogue is found`() {
    #expect(Pseudo.wordsOutside("⟦le fonds ⟧SOL⟦ n'a que ⟧5 left") == ["SOL", "left"])
  }
}

/// Reads what was said in the pseudo-locale.
enum Pseudo {
  static func wordsOutside(_ text: String) -> [String] {
    var outside = ""
    var depth = 0
    for character in text {
      if character == "⟦" { depth += 1 } else if character == "⟧" { depth -= 1 }
      outside.append(depth == 0 && character != "⟧" ? character : " ")
    }
    return words(in: outside)
  }

  static func words(in text: String) -> [String] {
    text.split { !$0.isLetter }.map(String.init)
  }
}
