import Testing

@testable import NafaCLI

/// Details are destroyed only where somebody typed whose.
@Suite struct ForgetTests {
  private static let line = ["forget", "P0001-3", "--reason", "test"]

  @Test func `where nobody can be asked, the number is said a second time`() throws {
    let folder = try FundFolder()
    let checkpoint = folder.checkpoint
    let alone = folder.run(Self.line + ["--yes"])
    #expect(alone.status == .decision && alone.output.isEmpty)
    #expect(alone.errors.contains("question.word-needed") && alone.errors.contains("`P0001-3`"))
    #expect(alone.errors.contains("--confirm P0001-3"), "\(alone.errors)")
    let other = folder.run(Self.line + ["--confirm", "P0002-1"])
    #expect(other.status == .decision && other.errors.contains("question.declined"))
    folder.expectUnchanged(checkpoint)
    let done = folder.run(Self.line + ["--confirm", "P0001-3"])
    #expect(done.status == .done, "\(done.errors)")
    #expect(folder.run(Self.line + ["--confirm", "P0001-3"]).errors.contains("forget.nothing"))
  }

  @Test func `on a terminal the number is typed`() throws {
    let folder = try FundFolder()
    folder.isTerminal = true
    folder.typed = ["y"]
    #expect(folder.run(Self.line).errors.contains("question.declined"))
    folder.typed = ["P0001-3"]
    #expect(folder.run(Self.line).status == .done)
  }
}
