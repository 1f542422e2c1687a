import Testing

@testable import NafaCLI

/// A visit is named by its own number or by its record's, wherever one is asked for.
@Suite struct VisitWordsTests {
  /// A folder with a visit that gives an aid and is borne provisionally, and that visit's record.
  private func visited() throws -> (folder: FundFolder, record: String) {
    let folder = try FundFolder()
    try folder.write("petit.md", EveryCommand.ruleBook)
    #expect(folder.run(["rules", "adopt", "petit.md", "--for", "9"]).status == .done)
    let ran = folder.run([
      "visit", "P0001-3", "CONS", "--at", "CSCOM-SIKORO", "--number", "V-90002", "--on",
      "2025-12-20", "--fact", "Classe=A", "--fact", "Loin=oui", "-O", "json",
    ])
    let line = try #require(ran.output.split(separator: "\n").first { $0.contains("\"record\"") })
    return (folder, line.filter(\.isNumber))
  }

  private static func lines(_ visit: String) -> [[String]] {
    [
      ["audit", "explain", visit],
      ["provisional", "confirm", visit, "--on", "2025-12-30", "--dry-run"],
      ["provisional", "convert", visit, "--on", "2025-12-30", "--dry-run"],
      [
        "aid", "pay", visit, "--from", "5212", "--voucher", "AID-9001", "--on", "2025-12-30",
        "--dry-run",
      ],
    ]
  }

  @Test func `every command takes either`() throws {
    let (folder, record) = try visited()
    for words in ["#\(record)", record] {
      for (named, numbered) in zip(Self.lines("V-90002"), Self.lines(words)) {
        let (first, second) = (folder.run(named), folder.run(numbered))
        #expect(second.status == .done, "\(numbered): \(second.errors)")
        #expect(second.output == first.output)
      }
    }
  }

  @Test(arguments: ["#1", "1", "#999999", "V-99999"])
  func `what is no visit is unknown to every command`(words: String) throws {
    let (folder, _) = try visited()
    for line in Self.lines(words) {
      let ran = folder.run(line)
      #expect(ran.status == .refused && ran.errors.contains("visit.unknown"), "\(ran.errors)")
      #expect(ran.errors.contains("`\(words)`"))
    }
  }

  @Test func `what status says of an aid names all that the command asks for`() throws {
    let (folder, _) = try visited()
    let english = folder.run(["status"]).output
    #expect(english.contains("nafa aid pay V-90002 --from ACCOUNT --voucher VOUCHER"))
    let french = folder.run(["status"], .french).output
    #expect(french.contains("nafa aides verser V-90002 --from COMPTE --voucher PIÈCE"))
  }
}
