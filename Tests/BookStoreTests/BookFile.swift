import Foundation
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// A folder of a test's own, gone with it.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nafa-book-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}

/// A book with a few records of each kind of money, in a file; closed when this returns.
///
/// It is made once, in a file of its own, and its bytes are written.
func smallBook(at path: String, seed: UInt64 = 1) throws {
  guard seed == 1 else { return try fill(try sampleBook(at: .file(path), seed: seed)) }
  try Data(try smallBookBytes.get()).write(to: URL(fileURLWithPath: path))
}

private let smallBookBytes = Result {
  let scratch = try Scratch()
  try fill(try sampleBook(at: .file(scratch.path("small.nafa"))))
  return try scratch.bytes(of: "small.nafa")
}

/// Deposits, dues, a reversal, a closing and a reopening.
func fill(_ book: Book) throws {
  _ = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
  let second = try book.perform(deposit("R1-000002", 1_500, on: "2025-02-03"))
  _ = try book.perform(deposit("R1-000003", 2_000, on: "2025-03-05"))
  _ = try book.reverse(second.record, reason: "typed twice")
  _ = try book.perform(dues("R1-000004", 3_000, months: 3, on: "2025-02-10"))
  _ = try book.close(try month("2025-02"))
  _ = try book.reopen(try month("2025-02"), reason: "a receipt was late")
  _ = try book.perform(deposit("R1-000005", 700, on: "2025-02-20"))
}

extension Connection {
  /// An outside tool at a book's file: no guard of this program, foreign keys and recursive triggers
  /// off, as the `sqlite3` shell has them.
  static func outside(_ path: String, writableSchema: Bool = false) throws -> Connection {
    try Connection(
      .readWriteExisting(path),
      settings: [
        Setting("foreign_keys", "OFF", reads: "0"),
        Setting("recursive_triggers", "OFF", reads: "0"),
      ],
      switches: [
        Switch("defensive", 1010, isOn: false),
        Switch("writable_schema", 1011, isOn: writableSchema),
      ],
      policy: .unguarded)
  }
}

/// Runs SQL as an outside tool does, after its triggers were dropped where asked.
func tamper(_ path: String, dropping triggers: [String] = [], _ sql: String...) throws {
  let connection = try Connection.outside(path)
  var restored: [String] = []
  for trigger in triggers {
    let text = try connection.first(
      "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", trigger,
      as: String.self)
    restored.append(try #require(text))
    try connection.execute("DROP TRIGGER \(trigger)")
  }
  for statement in sql { try connection.execute(statement) }
  for trigger in restored { try connection.execute(trigger) }
}

/// The codes of what a check finds, once each.
func codes(
  _ path: String, _ depth: Verification.Depth = .standard, against witness: Witness? = nil
) throws -> Set<Finding.Code> {
  Set(try Book.verify(path, depth, against: witness).findings.map(\.code))
}
