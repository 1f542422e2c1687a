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
}
