import Testing

@testable import NafaCLI

@Suite struct RunTests {
  @Test func `only the answer is on standard output`() {
    let machine = TestMachine()
    let refused = machine.run("demo --households 0 somewhere")
    #expect(refused.status == .usage)
    #expect(refused.output.isEmpty)
    #expect(
      refused.errors == """
        nafa: usage: --households `0`: a whole number from 1 to 100,000 is needed
          value.integer

        """)
    let done = machine.run("demo somewhere --households 2")
    #expect(done.status == .done)
    #expect(done.errors.isEmpty && !done.output.isEmpty)
  }

  @Test func `a refusal is JSON where the answer would have been`() {
    let ran = TestMachine().run("nothing -O json")
    #expect(ran.errors.hasPrefix(#"{"kind": "usage", "code": "usage.command-unknown", "#))
    #expect(ran.errors.hasSuffix("}\n"))
  }

  @Test func `without a command a terminal gets help and a script a refusal`() {
    let machine = TestMachine()
    let refused = machine.run("")
    #expect(refused.status == .usage && refused.output.isEmpty)
    #expect(refused.errors.contains("usage.command-missing"))
    machine.isTerminal = true
    let helped = machine.run("")
    #expect(helped.status == .done && helped.output.contains("demo"))
  }

  @Test func `an answer that cannot be written is a fault`() {
    let machine = TestMachine()
    machine.outputFailure = .full("stdout")
    let ran = machine.run("help")
    #expect(ran.status == .fault)
    #expect(ran.errors.contains("file.disk-full"))
  }

  @Test func `headings are bold on a terminal, unless it is asked not to`() {
    let machine = TestMachine()
    machine.isTerminal = true
    #expect(machine.run("help").output.contains("\u{1B}[1m"))
    machine.variables[.noColor] = "1"
    #expect(!machine.run("help").output.contains("\u{1B}"))
    machine.variables[.noColor] = ""
    machine.variables[.terminal] = "dumb"
    #expect(!machine.run("help").output.contains("\u{1B}"))
    machine.variables[.terminal] = nil
    machine.isTerminal = false
    #expect(!machine.run("help").output.contains("\u{1B}"))
  }

  @Test(arguments: [(40, 40), (72, 72), (500, 100)])
  func `help is wrapped to the terminal`(columns: Int, expected: Int) {
    let machine = TestMachine()
    machine.isTerminal = true
    machine.variables[.noColor] = "1"
    machine.columns = columns
    let lines = machine.run("help demo").output.split(separator: "\n").filter { !$0.contains("$") }
    #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= max(expected, 44) })
  }

  @Test func `a dumb terminal gets plain spaces and rules`() {
    let machine = TestMachine()
    machine.variables[.terminal] = "dumb"
    let ran = machine.run("demo x --households 40 --lang fr --dry-run")
    #expect(!ran.output.unicodeScalars.contains { $0 == "\u{202F}" || $0 == "\u{A0}" || $0 == "─" })
    #expect(ran.output.contains("octets"))
  }
}

@Suite struct DemoCommandTests {
  @Test func `the same seed makes the same files`() {
    let (first, second, other) = (TestMachine(), TestMachine(), TestMachine())
    first.run("demo a --households 3 --seed 7")
    second.run("exemple a --households=3 --seed=7 --lang fr")
    other.run("demo a --households 3 --seed 8")
    #expect(first.files == second.files)
    #expect(first.files != other.files)
    #expect(first.files.keys.contains("a/visits.csv"))
  }

  @Test func `nothing is overwritten, and then nothing is written`() {
    let machine = TestMachine()
    machine.files["a/visits.csv"] = [1]
    let ran = machine.run("demo a --households 1")
    #expect(ran.status == .fault && ran.errors.contains("file.exists"))
    #expect(machine.files == ["a/visits.csv": [1]])
  }

  @Test func `a dry run makes nothing`() {
    let machine = TestMachine()
    let ran = machine.run("demo a --households 1 --dry-run -O csv")
    #expect(ran.status == .done && ran.output.hasPrefix("file,files,lines,bytes\n"))
    #expect(machine.files.isEmpty && machine.directories.isEmpty)
  }
}

@Suite struct CompletionTests {
  private func words(_ typed: String...) -> [String] {
    let output = TestMachine().run(["complete-words", "--"] + typed).output
    return output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
  }

  @Test func `commands, options and values are offered where they fit`() {
    #expect(words("").contains("demo"))
    #expect(!words("").contains("complete-words"))
    #expect(words("demo", "--").starts(with: ["--households", "--seed"]))
    #expect(words("--lang", "") == ["fr", "en"])
    #expect(words("--lang", "=", "f") == ["fr", "en"] && words("--lang", "=") == ["fr", "en"])
    #expect(words("demo", "-O", "") == ["text", "csv", "json"])
    #expect(words("completions", "") == ["bash", "zsh", "fish"])
    #expect(words("completions", "bash", "") == [])
    #expect(words("demo", "") == ["<file>"])
    #expect(words("--book", "") == ["<file>"])
    #expect(words("--book=x", "").contains("demo"))
  }

  @Test func `each shell has a script that asks the program`() {
    for shell in CompletionsCommand.Shell.allCases {
      let ran = TestMachine().run("completions \(shell.rawValue)")
      #expect(ran.status == .done && ran.output.contains("nafa complete-words --"))
    }
  }
}
