import Foundation
import LedgerSQLite
import Testing

/// A folder of a test's own, gone with it.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nafa-sqlite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func copy(_ name: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: path(name), toPath: path(other))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}

/// A small append-only table with every trigger, and one that may be changed.
let schema = """
  CREATE TABLE record(id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, body TEXT) STRICT;
  CREATE TABLE balance(account INTEGER PRIMARY KEY, amount INTEGER NOT NULL) STRICT;
  CREATE TABLE detail(id INTEGER PRIMARY KEY, record INTEGER REFERENCES record
    DEFERRABLE INITIALLY DEFERRED, bytes BLOB) STRICT;
  CREATE TRIGGER record_u BEFORE UPDATE ON record BEGIN
    SELECT RAISE(ABORT, 'record is append only'); END;
  CREATE TRIGGER record_d BEFORE DELETE ON record BEGIN
    SELECT RAISE(ABORT, 'record is append only'); END;
  CREATE TRIGGER record_n BEFORE INSERT ON record WHEN NEW.code = 'never' BEGIN
    SELECT RAISE(ROLLBACK, 'never'); END;
  """

/// The policy that goes with `schema`.
let smallPolicy = GuardPolicy(updatable: ["balance"], deletable: ["detail"])

extension Connection {
  /// Gives a new file the tables of `schema`.
  func lay(_ script: String = schema) throws(StorageFault) {
    try lifting(.unguarded) { () throws(StorageFault) in try execute(script) }
  }

  /// A database in memory with the tables of `schema`.
  static func laid(_ policy: GuardPolicy = smallPolicy) throws(StorageFault) -> Connection {
    let connection = try Connection(.memory, policy: policy)
    try connection.lay()
    return connection
  }

  func count(_ table: String) throws(StorageFault) -> Int {
    try first("SELECT count(*) FROM \(table)", as: Int.self) ?? 0
  }
}

/// Runs a body that must end in a fault, and gives its kind.
func faultKind(
  _ body: () throws(StorageFault) -> Void, sourceLocation: SourceLocation = #_sourceLocation
) throws -> StorageFault.Kind {
  do throws(StorageFault) {
    try body()
  } catch {
    return error.kind
  }
  Issue.record("no fault", sourceLocation: sourceLocation)
  throw StorageFault(.other)
}
