import Foundation
import LedgerSQLite
import LedgerValues
import Synchronization
import Testing

@testable import NafaCLI

/// Work that is stopped halfway: by a person, by the machine, by whoever was to read the answer.
@Suite struct StopTests {
  /// A folder with a book that has nothing in it and files that take a while.
  private func emptyBook(households: Int) throws -> FundFolder {
    let folder = try FundFolder(withBook: false)
    for file in FundFolder.files(households: households) {
      try folder.write("d/" + file.name, file.text)
    }
    #expect(folder.run(["new", "--start", "2025-01-01"]).status == .done)
    return folder
  }

  // It is asked once for each act that is tried, and then for each record that is written.
  @Test(arguments: [1, 2, 100, 380, 400, 700])
  func `an import that is stopped writes nothing and says so`(polls: Int) throws {
    let folder = try emptyBook(households: 8)
    let checkpoint = folder.checkpoint
    let left = Mutex(polls)
    folder.listensForStop = {
      {
        left.withLock {
          $0 -= 1
          return $0 > 0
        }
      }
    }
    let ran = folder.run(["import", "d"], .french)
    folder.listensForStop = { nil }
    #expect(ran.status == .fault && ran.output.isEmpty)
    #expect(
      ran.errors == """
        nafa : empêché : arrêté ; rien n'est écrit
          disk.interrupted à b.nafa
          remède : recommencez

        """)
    folder.expectUnchanged(checkpoint)
    let again = folder.run(["import", "d"])
    #expect(again.status == .done, "\(again.errors)")
  }

  /// Whoever runs the tests may ignore Ctrl-C, and what is ignored stays so in a new process.
  private static let resets = FundFolder.has("env --default-signal=INT")

  @Test(
    .enabled(if: resets, "`env` has no --default-signal"),
    arguments: [("INT", SIGINT), ("TERM", SIGTERM)])
  func `Ctrl-C in an import ends it by the signal, with a word`(
    name: String, signal: Int32
  ) throws {
    let folder = try emptyBook(households: 30)
    let checkpoint = folder.checkpoint
    let process = try folder.started("exec env --default-signal=\(name) nafa import d")
    untilCaught(signal, by: process)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let finished = try folder.finished(process)
    #expect(finished.status == 128 + signal)
    #expect(finished.output.isEmpty && finished.errors.contains("disk.interrupted at b.nafa"))
    folder.expectUnchanged(checkpoint)
  }

  /// Waits until `nafa` takes a signal itself, as proc(5) says in its mask `SigCgt`. What a process is
  /// before it becomes `nafa` may take signals too.
  private func untilCaught(_ signal: Int32, by process: Process) {
    let status = "/proc/\(process.processIdentifier)/status"
    while process.isRunning {
      let lines = (try? String(contentsOfFile: status, encoding: .utf8)) ?? ""
      let mask = lines.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
        .flatMap { UInt64($0.dropFirst(7).trimmingCharacters(in: .whitespaces), radix: 16) }
      let isNafa = lines.hasPrefix("Name:\tnafa\n")
      if isNafa, let mask, mask & (1 << UInt64(signal - 1)) != 0 { return }
      usleep(2_000)
    }
    Issue.record("it ended before it took the signal")
  }

  @Test func `an import that is killed leaves the book as it was, or with all of it`() throws {
    let folder = try emptyBook(households: 20)
    let checkpoint = folder.checkpoint
    let journal = folder.path("b.nafa-journal")
    let process = try folder.started("exec nafa import d")
    while process.isRunning, !FileManager.default.fileExists(atPath: journal) {
      usleep(500)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(folder.run(["verify"]).status == .done)
    if folder.checkpoint == checkpoint {
      #expect(folder.run(["import", "d"]).status == .done)
    }
    #expect(folder.run(["import", "d"]).output.contains("Nothing new"))
  }

  /// A book in the middle of a write: half of it is in the file, the way back beside it.
  private func cutShort() throws -> (FundFolder, String) {
    let (folder, other) = (try FundFolder(), try FundFolder(withBook: false))
    let checkpoint = folder.checkpoint
    let connection = try Connection(
      .readWriteExisting(folder.path("b.nafa")), policy: .unguarded)
    try connection.execute("PRAGMA cache_size=2; BEGIN IMMEDIATE")
    try connection.execute("DROP TRIGGER detail_u; UPDATE detail SET bytes = x'00'")
    for name in ["b.nafa", "b.nafa-journal"] {
      try other.write(name, folder.bytes(name))
    }
    #expect(try other.bytes("b.nafa") != FundFolder().bytes("b.nafa"))
    try connection.execute("ROLLBACK")
    return (other, checkpoint)
  }

  @Test func `half a write is undone by whoever reads the book next`() throws {
    for words in [["status"], ["verify"], ["fund", "list"]] {
      let (folder, checkpoint) = try cutShort()
      let ran = folder.run(words)
      #expect(ran.status == .done)
      #expect(
        ran.errors == """
          nafa: note: a write had been cut short; the half of it is undone
            book.write-undone at b.nafa
            remedy: do again what was under way

          """)
      #expect(!FileManager.default.fileExists(atPath: folder.path("b.nafa-journal")))
      #expect(folder.run(words).errors.isEmpty)
      folder.expectUnchanged(checkpoint)
    }
  }

  @Test(.enabled(if: FundFolder.mounts, FundFolder.noMounts))
  func `half a write on a disk that cannot be written is said`() throws {
    let (folder, _) = try cutShort()
    let ran = try folder.shell(
      "unshare -m sh -c 'mount --bind . . && mount -o remount,bind,ro . && cd \"$PWD\" && "
        + "nafa status'")
    #expect(ran.status == 5 && ran.output.isEmpty)
    #expect(ran.errors.contains("disk.cut-short at b.nafa"))
  }

  @Test func `a reader that goes away ends the answer and nothing else`() throws {
    let folder = try FundFolder()
    let checkpoint = folder.checkpoint
    // As a shell has it, the signal ends the program without a word.
    let quiet = try folder.shell("(nafa export journal; echo $? >status) | true; cat status")
    #expect(quiet.output == "141\n" && quiet.errors.isEmpty)
    // As a service manager has it, the signal is ignored.
    let said = try folder.shell(
      "(trap '' PIPE; nafa export journal; echo $? >status) | true; cat status")
    #expect(said.output == "5\n")
    #expect(
      said.errors == """
        nafa: prevented: nobody reads stdout any more
          file.reader-gone
          remedy: what was recorded stays; run the command again to read the answer

        """)
    folder.expectUnchanged(checkpoint)
  }
}
