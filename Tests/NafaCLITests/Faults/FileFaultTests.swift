import Foundation
import Testing

@testable import NafaCLI

/// Bad files: each is refused with its code, its place, a sentence in both languages, and a book that
/// is as it was.
@Suite struct FileFaultTests {
  private static let golden = Golden("file-faults.txt")

  @Test(arguments: FileFault.all)
  func `a bad file is refused and leaves the book as it was`(fault: FileFault) throws {
    let folder = try FundFolder()
    try folder.write(fault.file, fault.bytes)
    for words in fault.before { #expect(folder.run(words).status == .done) }
    let checkpoint = folder.checkpoint
    let english = folder.run(["import", fault.file])
    let french = folder.run(["import", fault.file], .french)
    #expect(english.status == .refused && french.status == .refused)
    let line = try #require(english.errors.split(separator: "\n").dropFirst().first)
    #expect(line.hasPrefix("  \(fault.code)"))
    #expect(line.hasSuffix(fault.place), "\(line)")
    #expect(french.errors.contains(fault.code))
    Self.golden.expect(fault.name, "\(french.errors)\(english.errors)")
    folder.expectUnchanged(checkpoint)
  }

  @Test func `the golden file has no block that no fault makes`() {
    Self.golden.expectOnly(FileFault.all.map(\.name))
  }

  @Test(arguments: FileFault.all)
  func `a bad file says the same to a program`(fault: FileFault) throws {
    let folder = try FundFolder()
    try folder.write(fault.file, fault.bytes)
    for words in fault.before { folder.run(words) }
    let ran = folder.run(["import", fault.file, "-O", "json"])
    let lines = ran.errors.split(separator: "\n")
    for line in lines {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let object = try #require(value as? [String: Any])
      #expect(object["kind"] as? String == "refused")
      #expect(object["message"] is String && object["remedy"] is String || object["code"] != nil)
      if fault.place.hasPrefix(":") { #expect(object["line"] is Int) }
      if fault.place.contains("column"), !fault.place.contains(/column \d/) {
        #expect(object["header"] is String)
      }
      if fault.place.hasSuffix("`") { #expect(object["value"] is String) }
    }
    #expect(!lines.isEmpty && lines[0].contains("\"code\": \"\(fault.code)\""))
  }
}
