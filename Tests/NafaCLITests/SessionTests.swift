import LedgerValues
import Testing

@testable import NafaCLI

@Suite struct SessionTests {
  @Test func `the book and the actor are named on the line or in the environment`() throws {
    let machine = TestMachine()
    #expect(throws: Diagnostic(UsageError.bookMissing)) { try machine.session().bookPath }
    #expect(throws: Diagnostic(UsageError.actorMissing)) { try machine.session().actorName }
    machine.variables[.book] = "sikoro.nafa"
    machine.variables[.actor] = "Ai\u{308}ssata"
    #expect(try machine.session().bookPath == "sikoro.nafa")
    #expect(try machine.session().actorName.utf8.elementsEqual("Aïssata".utf8))
    #expect(try machine.session("--book b.nafa --actor Awa").bookPath == "b.nafa")
    #expect(try machine.session("--book b.nafa --actor Awa").actorName == "Awa")
    machine.variables[.actor] = "Awa\u{202E}"
    #expect(throws: Diagnostic(UsageError.actorMissing)) { try machine.session().actorName }
  }

  @Test func `a text file is read in one form, without its byte order mark`() throws {
    let machine = TestMachine()
    machine.files["a.md"] = [0xEF, 0xBB, 0xBF] + Array("re\u{301}gle".utf8)
    machine.files["-"] = Array("stdin".utf8)
    #expect(try machine.session().text(of: "a.md").utf8.elementsEqual("régle".utf8))
    #expect(try machine.session().text(of: "-") == "stdin")
    #expect(throws: Diagnostic(FileError.missing("b.md"))) {
      try machine.session().text(of: "b.md")
    }
  }

  @Test func `bytes that are not UTF-8 are named by their place`() throws {
    let machine = TestMachine()
    machine.files["a.csv"] = Array("né".utf8) + [0xE9, 0x0A]
    #expect(throws: Diagnostic(FileError.notUTF8("a.csv", at: 3))) {
      try machine.session().text(of: "a.csv")
    }
  }

  @Test func `a seeded source goes on differently after other bytes`() {
    func draws(_ mixed: [UInt8]) -> [UInt64] {
      var source = RandomSource.seeded(1)
      source.mix(mixed)
      return [source.next(), source.next()]
    }
    #expect(draws([]) == draws([]))
    #expect(draws([1, 2]) == draws([1, 2]))
    #expect(Set([draws([]), draws([0]), draws([1, 2]), draws([2, 1])]).count == 4)
  }

  @Test func `clock, seed and machine are injected together with the word of it`() {
    let machine = TestMachine()
    var environment = machine.environment([])
    environment.variables = [.clock: "not a moment", .seed: "-1", .machine: ""]
    environment.inject()
    #expect(!environment.isInjected && environment.machine == "test")
    environment.variables = [.clock: "2026-03-09T08:15Z", .seed: "7", .machine: "other"]
    environment.inject()
    #expect(environment.isInjected)
    #expect(environment.clock().description == "2026-03-09T08:15:00.000Z")
    #expect(environment.random == .seeded(7))
    #expect(environment.machine == "other")
  }
}
