/// Why the file could not be read or written, or what it holds cannot be what was written there.
///
/// A fault is about disk, lock, file or schema, never about the books: what a refusal of the schema
/// means there (`constraint` with the words of a `RAISE`) is for the layer above to say.
///
/// A fault never carries a bound value, so it may be logged: personal data is always bound.
public struct StorageFault: Error, Hashable, Sendable {
  public let kind: Kind
  /// SQLite's extended result code; 0 where this library found the fault and not SQLite.
  public let code: Int32
  /// SQLite's own sentence, for `--verbose`; empty where this library found the fault.
  public let message: String
  /// The statement, with its parameters unbound, for `--verbose`.
  public let sql: String?

  public init(_ kind: Kind, code: Int32 = 0, message: String = "", sql: String? = nil) {
    self.kind = kind
    self.code = code
    self.message = message
    self.sql = sql
  }
}

extension StorageFault {
  /// The kinds of fault: first those of opening, then of the disk, of the schema, of our own use.
  public enum Kind: Hashable, Sendable {
    /// The library of the system is older than 3.37.0, which has no STRICT tables.
    case libraryTooOld(found: Int32)
    /// No file is there, or the folder or the permissions stand in the way.
    case cantOpen
    /// A new book would overwrite something that is there.
    case alreadyExists
    /// The file is not an SQLite database.
    case notADatabase
    /// A write was cut short and its journal lies beside the file: it must be opened for writing
    /// once, which undoes the half-written part, before it can be read.
    case hotJournal
    /// The file, its folder or its medium cannot be written.
    case readOnly
    /// The file was moved, renamed or deleted while it was open: what is written would be lost.
    case moved
    /// Another program holds the file, for longer than the time this one waits.
    case locked
    /// A setting does not read back as it was set.
    case setting(name: String)
    /// The file is damaged.
    case corrupt
    /// The disk is full. A quota, or a limit on the size of files, shows as `disk` instead.
    case full
    /// Reading or writing the disk failed.
    case disk
    /// There is not enough memory.
    case outOfMemory
    /// The work was stopped on request; what it had begun is undone.
    case interrupted
    /// The guard of this connection does not allow the statement.
    case guarded(action: GuardedAction, object: String)
    /// The schema refuses. `message` is the text of a `RAISE`, or names table and columns.
    case constraint(Constraint, message: String)
    /// A write touched another number of rows than it must, as when a foreign trigger drops it.
    case rowsChanged(expected: Int, found: Int)
    /// A column holds another class of value than the reader asks for.
    case wrongType(column: String, expected: StorageClass, found: StorageClass)
    /// A text is not UTF-8.
    case notUTF8(column: String)
    /// A cursor still stands on the statement that is to run.
    case statementInUse
    /// A transaction was begun inside another one.
    case nestedTransaction
    /// The statement is allowed inside a transaction only.
    case outsideTransaction
    /// The transaction is over, undone by a statement in it, and yet more was written.
    case transactionLost
    /// A statement was given another number of values than it has parameters.
    case parameters(expected: Int, found: Int)
    /// The statement is wrong, or does not fit the schema of this file.
    case statement
    /// Anything else; the code says what.
    case other
  }

  /// The kinds of constraint that a schema can hold against a row.
  public enum Constraint: Hashable, Sendable {
    /// A trigger said `RAISE(ABORT | FAIL | ROLLBACK, message)`.
    case trigger
    case unique, primaryKey, rowID, notNull, check, foreignKey
    /// A STRICT table refuses a value of another type.
    case dataType
    /// The commit itself was refused.
    case commit
    case other
  }

  /// The classes of value that SQLite stores.
  public enum StorageClass: Hashable, Sendable {
    case integer, real, text, bytes, null
  }
}

extension StorageFault: CustomStringConvertible {
  /// Kind, SQLite's code and sentence; the statement is left to `--verbose`.
  public var description: String {
    code == 0 ? "\(kind)" : "\(kind) [SQLite \(code): \(message)]"
  }
}

/// An error of a layer above that has a case for faults of storage.
///
/// An `enum` conforms by having `case fault(StorageFault)`. It is what lets `transaction` rethrow the
/// errors of its body with their type and still say that the commit failed.
public protocol FaultCarrier: Error {
  static func fault(_ fault: StorageFault) -> Self
}

extension StorageFault: FaultCarrier {
  public static func fault(_ fault: StorageFault) -> StorageFault { fault }
}

extension FaultCarrier {
  /// Does something with the file, and carries its fault as an error of the layer above.
  ///
  ///     let count = try BookError.carrying { () throws(StorageFault) in try book.count() }
  public static func carrying<Value: ~Copyable>(
    _ body: () throws(StorageFault) -> Value
  ) throws(Self) -> Value {
    do throws(StorageFault) {
      return try body()
    } catch {
      throw .fault(error)
    }
  }
}
