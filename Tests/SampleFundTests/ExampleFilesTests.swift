import Foundation
import Testing

/// The files of Examples/sikoro are what the generator makes; `UPDATE=1 swift test` writes them.
@Suite struct ExampleFilesTests {
  static let sikoro = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Examples/sikoro")

  @Test(arguments: Sample.sikoro.files.keys.sorted())
  func `a file of the example is what the generator makes`(name: String) throws {
    let made = try #require(Sample.sikoro.files[name])
    let path = Self.sikoro.appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE"] == "1" {
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(made.utf8).write(to: path)
    }
    let committed = try Data(contentsOf: path)
    #expect(committed == Data(made.utf8), "run UPDATE=1 swift test --filter SampleFundTests")
  }

  @Test func `the example's rule book is the one in the sources`() throws {
    let source = Self.sikoro.appending(path: "../../Sources/SampleFund/RuleBook/reglement.md")
    let committed = try Data(contentsOf: Self.sikoro.appending(path: "reglement.md"))
    #expect(try committed == Data(contentsOf: source))
  }

  @Test func `the example has no file that the generator does not make, but its page`() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: Self.sikoro.path())
    let files = names.filter { $0.contains(".") }
    #expect(Set(files).subtracting(Sample.sikoro.files.keys) == ["README.md"])
  }
}
