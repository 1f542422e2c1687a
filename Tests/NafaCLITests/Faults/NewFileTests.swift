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
}
