import Foundation
import SampleFund
import Testing

/// The files of Examples/sikoro are what the generator makes; `UPDATE=1 swift test` writes them.
@Suite struct ExampleFilesTests {
  static let sikoro = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Examples/sikoro")

  @Test(arguments: SampleFund.files(households: 400, seed: 1).map(\.name))
  func `a file of the example is what the generator makes`(name: String) throws {
    let made = try #require(Samples.sikoro[name])
    let path = Self.sikoro.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try Data(made.utf8).write(to: path)
    }
    let committed = try Data(contentsOf: path)
    #expect(committed == Data(made.utf8), "run UPDATE=1 swift test --filter SampleFundTests")
  }

  @Test func `the example has no file that the generator does not make, but its page`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.sikoro.path())
    #expect(Set(names).subtracting(Samples.sikoro.keys) == ["README.md"])
  }
}
