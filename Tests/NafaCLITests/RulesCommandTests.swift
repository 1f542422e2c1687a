import Testing

@testable import NafaCLI

/// What `rules decide`, `rules adopt` and their files take and refuse.
@Suite struct RulesCommandTests {
  private func decide(_ words: String, facts: String? = nil) -> Ran {
    let machine = TestMachine()
    machine.files["r.md"] = Array(Self.ruleBook.utf8)
    machine.files["f.txt"] = facts.map { Array($0.utf8) }
    return machine.run("rules decide 1000,Acte=consultation --rules r.md \(words)")
  }

  /// A fund in small letters: the book's spelling is the book's.
  private static let ruleBook = EveryCommand.ruleBook
    .replacing("| SOL | Solidarité | SOL |", with: "| SOL | Solidarité | sol |")

  @Test(arguments: ["SOL", "sol"])
  func `a fund is found however it is typed`(fund: String) {
    let plenty = decide("--fact Classe=A -O json")
    let dry = decide("--fact Classe=A --available \(fund)=0 -O json")
    #expect(dry.status == .done, "\(dry.errors)")
    #expect(dry.output != plenty.output, "\(dry.output)")
  }

  @Test func `a fund that no payer has is refused`() {
    let ran = decide("--available SOLL=0")
    #expect(ran.status == .usage)
    #expect(ran.errors.contains("value.choice") && ran.errors.contains("did you mean"))
  }

  @Test(arguments: [
    ("--fact Classe=A --fact classe=B", nil), ("--fact Classe=A --facts f.txt", "Classe=B\n"),
    ("--facts f.txt", "Classe=A\nCLASSE=B\n"),
  ])
  func `a fact answered in two ways is refused`(words: String, facts: String?) {
    let ran = decide(words, facts: facts)
    #expect(ran.status == .usage)
    #expect(ran.errors.contains("value.answered-otherwise"), "\(ran.errors)")
  }

  @Test func `an answer may be said twice`() {
    #expect(decide("--fact Classe=A --fact classe=a").status == .done)
  }

  @Test func `an intake answered in two ways is refused`() throws {
    let folder = try FundFolder()
    let ran = folder.run([
      "intake", "P0001-3", "CONS", "--at", "CSCOM-SIKORO", "--fact", "Triage=vert", "--fact",
      "triage=rouge",
    ])
    #expect(ran.status == .usage)
    #expect(ran.errors.contains("value.answered-otherwise"), "\(ran.errors)")
  }

  @Test func `lines of facts end as any program ends them`() {
    let plain = decide("--fact Classe=B --fact Loin=oui")
    for text in [
      "Classe=B\nLoin=oui\n", "Classe=B\r\nLoin=oui\r\n", " Classe = B \t\n\nLoin=oui  ",
    ] {
      let ran = decide("--facts f.txt", facts: text)
      #expect(ran.status == .done, "\(ran.errors)")
      #expect(ran.output == plain.output)
    }
  }

  @Test func `labels end as any program ends them`() {
    let machine = TestMachine()
    machine.files["r.md"] = Array(Self.ruleBook.utf8)
    for end in ["\n", "\r\n", "\r"] {
      machine.files["l.txt"] = Array("care-first = Un\(end)ask = Deux : {question}\(end)".utf8)
      let ran = machine.run("rules labels r.md --labels l.txt -O json")
      #expect(!ran.output.contains("\"ask\""), "\(ran.output)")
      #expect(ran.output.contains("\"why\""))
    }
  }

  @Test func `what is no UTF-8 is saved as what it is`() {
    let machine = TestMachine()
    machine.files["r.md"] = [0x23, 0x20, 0xE9, 0x0A]
    let ran = machine.run("rules lint r.md")
    #expect(ran.errors.contains("save it in UTF-8"), "\(ran.errors)")
  }

  /// A row that is gone leaves a household without an answer; a promise that is false is none.
  @Test(arguments: [
    ("rules.leaves-open", "| 2 | consultation | B | 50 % | les pauvres |\n| 3 |", "| 2 |"),
    (
      "rules.breaks-promise", "## Qui paie",
      "## Garanties\n\n- garantie : Part du ménage = 0 F\n\n## Qui paie"
    ),
  ])
  func `a book that is not fit is not adopted`(code: String, old: String, new: String) throws {
    let folder = try FundFolder()
    let text = EveryCommand.ruleBook.replacing(old, with: new)
      .replacing(
        "| 4 | transport", with: code == "rules.leaves-open" ? "| 3 | transport" : "| 4 | transport"
      )
    #expect(EveryCommand.ruleBook.contains(old))
    try folder.write("g.md", text)
    for words in [["rules", "adopt", "g.md"], ["rules", "adopt", "g.md", "--dry-run"]] {
      let ran = folder.run(words)
      #expect(ran.status == .refused)
      #expect(ran.errors.contains(code) && !ran.output.isEmpty, "\(ran.output) \(ran.errors)")
    }
    #expect(!folder.run(["rules", "list"]).output.contains("petit"))
  }
}
