import Testing

@testable import NafaCLI

@Suite struct QuestionTests {
  private let sentence = Message(
    fr: "3 000 F de Rokia T., mars à août ?", en: "3,000 F from Rokia T., March to August?")

  private func machine(typing lines: String...) -> TestMachine {
    let machine = TestMachine()
    machine.isTerminal = true
    machine.typed = lines
    return machine
  }

  @Test(arguments: ["y", "yes", "o", "Oui", " OUI "])
  func `a yes in either language lets the write go on`(answer: String) throws {
    let machine = machine(typing: answer)
    try machine.session("--lang fr").confirm(sentence)
    #expect(
      machine.said == "3\u{A0}000 F".replacing("\u{A0}", with: " ")
        + " de Rokia T., mars à août\u{202F}? [o/N] ")
  }

  @Test(arguments: ["", "n", "non", "yess", "rokia"])
  func `anything else does not`(answer: String) throws {
    let session = try machine(typing: answer).session()
    #expect(throws: Diagnostic(QuestionError.declined)) { try session.confirm(sentence) }
  }

  @Test func `the end of input is not a yes`() throws {
    let session = try machine().session()
    #expect(throws: Diagnostic(QuestionError.declined)) { try session.confirm(sentence) }
  }

  @Test(arguments: ["--yes", "-y", "--no-input", "--dry-run"])
  func `nothing is asked of who said so beforehand`(option: String) throws {
    let machine = machine()
    try machine.session(option).confirm(sentence)
    #expect(machine.said.isEmpty)
  }

  @Test func `nothing is asked where nobody is`() throws {
    let machine = TestMachine()
    try machine.session().confirm(sentence)
    #expect(machine.said.isEmpty)
  }

  @Test func `something grave is typed, whatever was said beforehand`() throws {
    try machine(typing: "2027-05-01").session("--yes").confirm(sentence, typing: "2027-05-01")
    let declined = try machine(typing: "y").session("--yes")
    #expect(throws: Diagnostic(QuestionError.declined)) {
      try declined.confirm(sentence, typing: "2027-05-01")
    }
    let alone = try TestMachine().session("--yes")
    #expect(throws: Diagnostic(QuestionError.wordNeeded("2027-05-01"))) {
      try alone.confirm(sentence, typing: "2027-05-01")
    }
  }

  private let candidates = ["P0001-8", "P0044-1"].map { code in
    Diagnostic.Candidate(code: code, label: Message(fr: "Rokia", en: "Rokia"))
  }

  @Test func `one of several is chosen by its number`() throws {
    let machine = machine(typing: "2")
    #expect(try machine.session().choose("rokia", among: candidates) == 1)
    #expect(machine.said.contains("  1  P0001-8  Rokia\n  2  P0044-1  Rokia\n"))
  }

  @Test(arguments: ["0", "3", "", "P0001-8"])
  func `a choice that is none ends the run`(answer: String) throws {
    let session = try machine(typing: answer).session()
    #expect(throws: Diagnostic.self) { try session.choose("rokia", among: candidates) }
  }

  @Test func `without a person the candidates are listed and the status says so`() throws {
    let session = try TestMachine().session()
    let diagnostic = try #require(throws: Diagnostic.self) {
      try session.choose("rokia", among: candidates)
    }
    #expect(diagnostic.candidates == candidates)
    #expect(diagnostic.kind.status == .decision)
  }

  @Test func `a single candidate is no question`() throws {
    #expect(try TestMachine().session().choose("rokia", among: Array(candidates.prefix(1))) == 0)
  }
}

@Suite struct ProgressTests {
  @Test func `progress is shown on a terminal and leaves nothing behind`() throws {
    let machine = TestMachine()
    machine.isTerminal = true
    do {
      let progress = try machine.session().progress(Message(fr: "import", en: "import"), total: 200)
      for done in 0...200 { progress.advance(to: done) }
    }
    #expect(machine.said.hasPrefix("\r\u{1B}[Kimport 0%\r\u{1B}[Kimport 1%"))
    #expect(machine.said.hasSuffix("import 100%\r\u{1B}[K"))
    #expect(machine.said.split(separator: "\r").count == 102)
  }

  @Test(arguments: [true, false])
  func `progress is silent elsewhere`(isDumb: Bool) throws {
    let machine = TestMachine()
    machine.isTerminal = isDumb
    machine.variables[.terminal] = "dumb"
    try machine.session().progress(Message(fr: "import", en: "import"), total: 3).advance(to: 2)
    #expect(machine.said.isEmpty)
  }
}
