import Foundation
import Testing

@testable import NafaCLI

/// Files that the program makes: none in the place of another, and none where it cannot be.
@Suite struct NewFileTests {
  @Test(arguments: [("<&-", 0), ("<&- >&-", 5), ("<&- >&- 2>&-", 5), (">&- 2>&-", 5)])
  func `no file takes the place of an output that is closed`(
    closed: String, status: Int32
  ) throws {
    let folder = try FundFolder(withBook: false)
    #expect(try folder.shell("nafa demo a --households 1").status == 0)
    let ran = try folder.shell("nafa demo b --households 1 \(closed)")
    #expect(ran.status == status)
    #expect(try folder.shell("diff -r a b").output.isEmpty)
    if status != 0, !closed.contains("2>") {
      #expect(ran.errors.contains("file.reader-gone"), "\(ran.errors)")
    }
  }

  @Test func `what lies beside a new file stays as it is`() throws {
    let folder = try FundFolder(withBook: false)
    try folder.write("d/funds.csv.part", "notes")
    #expect(folder.run(["demo", "d", "--households", "1"]).status == .done)
    #expect(try folder.bytes("d/funds.csv.part") == Array("notes".utf8))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("d"))
    #expect(names.filter { $0.contains(".part") } == ["funds.csv.part"])
  }

  @Test func `a file that came meanwhile is not replaced`() throws {
    let folder = try FundFolder(withBook: false)
    // A name that leads nowhere is no file yet, and is taken all the same.
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("new.csv"), withDestinationPath: "nowhere")
    #expect(throws: FileError.exists(folder.path("new.csv"))) {
      try FileAccess.system().create(folder.path("new.csv"), [1])
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names == ["new.csv"])
  }

  private static let commands = [
    ["new", "--start", "2025-01-01", "--book"], ["restore", "b.nafa", "--book"], ["backup"],
    ["demo", "--households", "1"],
  ]

  @Test(arguments: commands, [[], ["--dry-run"]])
  func `a new file is tried before anything is said to be in order`(
    command: [String], dryRun: [String]
  ) throws {
    let folder = try FundFolder()
    func run(_ path: String) -> Ran {
      folder.run(
        command.map { $0.hasSuffix(".nafa") ? folder.path($0) : $0 } + [folder.path(path)] + dryRun)
    }
    try folder.write("there/funds.csv", "mine")
    let taken = command[0] == "demo" ? "there" : "there/funds.csv"
    let there = run(taken)
    #expect(there.status == .fault, "\(there.output)")
    #expect(there.errors.contains(command[0] == "demo" ? "file.exists" : "disk.exists"))
    #expect(try folder.bytes("there/funds.csv") == Array("mine".utf8))
    let nowhere = run("none/x")
    #expect(nowhere.status == .fault, "\(nowhere.output)")
    #expect(nowhere.errors.contains("file.missing") && nowhere.errors.contains("`none`"))
    let inFile = run("there/funds.csv/x")
    #expect(inFile.status == .fault && inFile.errors.contains("file.wrong-kind"))
  }

  @Test(.enabled(if: FundFolder.mounts, FundFolder.noMounts))
  func `a folder that cannot be written is said to be one`() throws {
    let folder = try FundFolder()
    try folder.write(
      "script",
      """
      mkdir disk && mount -t tmpfs -o ro none disk || exit 70
      nafa --book disk/x.nafa new --start 2025-01-01
      nafa --dry-run demo disk/d
      exec nafa backup disk/x.nafa
      """)
    let ran = try folder.shell("exec unshare -m sh ./script")
    #expect(ran.status == 5 && ran.output.isEmpty, "\(ran.output)")
    let said = ran.errors.split(separator: "\n").filter { $0.contains("file.not-allowed") }
    #expect(said.count == 3 && !ran.errors.contains("nafa new"), "\(ran.errors)")
  }
}
