import AccessRules
import Foundation
import LedgerValues
import Testing

/// Every released semantics has decisions that were made by it, kept as records keep them, in
/// `Semantics/N.json`: a rule book, a case, and what was decided. They are made again forever.
///
/// While the format is a draft, the one of today may be written anew:
/// `UPDATE_SEMANTICS=1 swift test --filter SemanticsTests`.
@Suite struct SemanticsTests {
  private static func file(_ semantics: Semantics) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Semantics/\(semantics.rawValue).json")
  }

  @Test(arguments: Semantics.allCases)
  func `what a semantics decided, it decides again`(semantics: Semantics) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.file(semantics)))
    let kept = try #require(try JSON(canonical: bytes).array)
    #expect(kept.count >= 4)
    for item in kept {
      let lines = try #require(item["rule_book"]?.array).compactMap(\.text)
      let book = try #require(RuleBook.read(lines: lines).book)
      let decision = try Self.split(item, "decision")
      #expect(decision.open["semantics"]?.integer == Int64(semantics.rawValue))
      #expect(decision.open["rule_book"]?.text == book.digest.hex)
      let again = try book.replay(try Self.split(item, "care"), under: semantics)
      #expect(book.json(of: again, under: semantics) == decision)
    }
  }

  @Test func `a decision that was changed is not what its semantics decides`() throws {
    let book = try Sikoro.book()
    let stored = try Sikoro.child().json(book)
    let decided = book.json(of: try book.replay(stored))
    let other = book.json(of: try book.decide(try Sikoro.child(["Classe validée": .notApplicable])))
    #expect(decided != other)
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["UPDATE_SEMANTICS"] != nil))
  func `the decisions of today are written anew`() throws {
    let sikoro = try Sikoro.book()
    var kept: [JSON] = []
    for care in [
      try Sikoro.child(), try Sikoro.child(["Enceinte": .unknown(.refused)]),
      try Sikoro.child(
        ["Triage": .value(.choice("rouge"))], available: ["GEN": 9, "SOL": 0, "STA": 1, "TRA": 0]),
      try Sikoro.child(["Âge en mois": .interval(50...62), "Classe validée": .notApplicable]),
      try Sikoro.child(["Triage": .unknown(.notAsked), "À jour": .value(.choice("non"))]),
    ] {
      let (stored, decided) = (care.json(sikoro), sikoro.json(of: try sikoro.decide(care)))
      kept.append([
        "rule_book": .array(sikoro.lines.map(JSON.text)),
        "care": ["open": stored.open, "sensitive": stored.sensitive],
        "decision": ["open": decided.open, "sensitive": decided.sensitive],
      ])
    }
    try Data(try JSON.array(kept).canonicalBytes()).write(to: Self.file(.current))
  }

  private static func split(_ json: JSON, _ key: String) throws -> SplitJSON {
    SplitJSON(
      open: try #require(json[key]?["open"]), sensitive: try #require(json[key]?["sensitive"]))
  }
}
