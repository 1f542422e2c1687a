import Testing

@testable import NafaCLI

@Suite struct CommandWordsTests {
  @Test(arguments: [
    ("nafa reconcile import 5521", "nafa rapprocher importer 5521"),
    ("nafa help fund honour", "nafa aide fonds honorer"), ("nafa", "nafa"),
    ("nafa verify --against", "nafa vérifier --against"), ("fund honour", "fund honour"),
    ("nafa visit fund", "nafa visite fund"),
  ])
  func `a command line is said with the words of its language`(line: String, french: String) {
    #expect(CommandWords.said(line, in: .french) == french)
    #expect(CommandWords.said(line, in: .english) == line)
    #expect(
      Voice(language: .french).say(Message(fr: "\(code: line)", en: "\(code: line)")) == french)
  }

  @Test func `every command line that a refusal names is one of the program's`() {
    let lines = ExplainedErrors.all.flatMap { type in Self.lines(of: type) }
    #expect(lines.count > 20)
    for line in lines {
      let word = line.split(separator: " ").dropFirst().first.map(String.init) ?? "help"
      #expect(Commands.all.contains { $0.name == word }, "\(line)")
    }
  }

  private static func lines<Error: Explained>(of type: Error.Type) -> [String] {
    type.samples.flatMap { sample in
      ([sample.message] + [sample.remedy].compactMap(\.self)).flatMap(\.english.pieces)
    }.compactMap { piece in
      guard case .value(.code(let code)) = piece, code.hasPrefix("nafa ") else { return nil }
      return code
    }
  }
}
