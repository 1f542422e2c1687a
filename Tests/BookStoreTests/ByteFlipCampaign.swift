import Foundation
import LedgerSQLite
import LedgerTestSupport
import LedgerValues
import Testing

@testable import BookStore

/// INVARIANT I6: bytes of a whole file are changed one at a time; SQLite must refuse the file, or the
/// check must find it, unless nothing that the file holds was changed.
///
/// Heavy, and slow where hashing is not optimised: run with `-c release -Xswiftc -enable-testing`.
@Suite struct ByteFlipCampaign {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  @Test(.enabled(if: isOptimised, "runs optimised only"), arguments: [UInt64(20_250_101)])
  func `a changed byte is refused, found, or changes nothing that the file holds`(seed: UInt64)
    throws
  {
    try smallBook(at: scratch.path("a.nafa"))
    let original = try scratch.bytes(of: "a.nafa")
    let contents = try Contents(of: scratch.path("a.nafa"))
    var generator = SeededGenerator(seed: seed)
    var tally: [Fate: Int] = [:]
    for place in try places(in: original, &generator) {
      var bytes = original
      bytes[place] ^= UInt8.random(in: 1...255, using: &generator)
      try scratch.write(bytes, to: "b.nafa")
      let fate = try fate(of: scratch.path("b.nafa"), against: contents)
      tally[fate, default: 0] += 1
      if fate == .missed {
        Issue.record("missed at \(place): \(original[place]) to \(bytes[place])")
      }
    }
    let all = tally.values.reduce(0, +)
    let harmless = tally[.nothingChanged, default: 0]
    let found = all - harmless - tally[.missed, default: 0]
    print(
      """
      byte flips (seed \(seed)): \(all) tried, \(harmless) changed nothing that the file holds; of the \
      other \(all - harmless): \(found) noticed (\(tally[.refused, default: 0]) refused by SQLite or \
      at opening, \(tally[.chain, default: 0]) by --chain, \(tally[.standard, default: 0]) by the \
      default check, \(tally[.deep, default: 0]) by --deep), \(tally[.missed, default: 0]) missed
      """)
    // The campaign is worth something only where it reaches every way of noticing.
    for fate in [Fate.refused, .chain, .standard, .deep, .nothingChanged] {
      #expect(tally[fate, default: 0] > 0, "\(fate)")
    }
  }

  enum Fate: String {
    case refused, chain, standard, deep, missed, nothingChanged
  }

  /// Every byte of the first page, and a stride over the rest.
  private func places(in bytes: [UInt8], _ generator: inout SeededGenerator) throws -> [Int] {
    Array(0..<100)
      + (0..<6_000).map { _ in Int.random(in: 100..<bytes.count, using: &generator) }
  }

  private func fate(of path: String, against contents: Contents) throws -> Fate {
    for (depth, fate) in [
      (Verification.Depth.chain, Fate.chain), (.standard, .standard), (.deep, .deep),
    ] {
      do {
        let proof = try Book.verify(path, depth)
        guard !proof.isWhole else { continue }
        let isFile = proof.findings.allSatisfy {
          [.notABook, .newerFormat, .fileDamaged, .schema].contains($0.code)
        }
        return depth == .chain && isFile ? .refused : fate
      } catch {
        return .refused
      }
    }
    return try Contents(of: path) == contents ? .nothingChanged : .missed
  }
}

/// Everything that a book's file holds, as an outside tool reads it.
private struct Contents: Equatable {
  var schema: [SchemaObject] = []
  var tables: [[[StoredValue]]] = []
  var identity: [Int32] = []

  init(of path: String) throws {
    let connection = try Connection(.readOnly(path))
    schema = try connection.schemaObjects()
    identity = [try connection.applicationID(), try connection.userVersion()]
    for object in BookSchema.objects where object.type == "table" {
      var rows: [[StoredValue]] = []
      let statement = try connection.prepare("SELECT * FROM \(object.name)")
      var cursor = try statement.rows()
      while try cursor.next() {
        rows.append(try (0..<cursor.columnCount).map { try cursor.value($0) })
      }
      tables.append(rows)
    }
  }
}

private var isOptimised: Bool {
  #if DEBUG
    false
  #else
    true
  #endif
}
