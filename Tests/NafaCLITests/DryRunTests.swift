import Testing

@testable import NafaCLI

/// What a dry run says: that it was one, and nothing of a record that there is not.
@Suite struct DryRunTests {
  private static let line = [
    "contribute", "M0001-3", "500", "--receipt", "R1-900001", "--into", "5711", "--on",
    "2025-12-30",
  ]

  @Test func `a record that is not written has no number and no checkpoint`() throws {
    let folder = try FundFolder()
    let json = folder.run(Self.line + ["-O", "json", "--dry-run"])
    #expect(json.status == .done && json.output.contains("\"dry_run\": true"), "\(json.output)")
    #expect(json.output.contains("\"new\": false"))
    for key in ["record", "checkpoint"] { #expect(!json.output.contains("\"\(key)\"")) }
    let text = folder.run(Self.line + ["--dry-run"])
    #expect(text.output.contains("dry run") && !text.output.contains("#"), "\(text.output)")
  }

  @Test func `a record that is there already is named`() throws {
    let folder = try FundFolder()
    let written = folder.run(Self.line + ["-O", "json"])
    #expect(written.output.contains("\"new\": true"))
    #expect(!written.output.contains("dry_run"))
    let again = folder.run(Self.line + ["-O", "json", "--dry-run"])
    #expect(again.output == written.output.replacing("\"new\": true", with: "\"new\": false"))
  }

  @Test func `a book that is not made is not said to be open`() throws {
    let folder = try FundFolder(withBook: false)
    for language in Language.allCases {
      let ran = folder.run(["new", "--start", "2025-01-01", "--dry-run"], language)
      #expect(ran.status == .done && !ran.output.contains("-"), "\(ran.output)")
      #expect(ran.output.contains(language == .french ? "essai" : "dry run"))
    }
  }
}
