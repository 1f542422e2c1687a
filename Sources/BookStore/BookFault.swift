import LedgerSQLite

/// What stood in the way of a book, in words that do not need to know how books are stored.
///
/// Cases are in the order in which a book meets them.
public enum BookFault: Error, Hashable, Sendable, CaseIterable {
  /// The system's SQLite is too old.
  case libraryTooOld
  /// No file is there, or its folder or permissions stand in the way.
  case cannotOpen
  /// A new book would overwrite a file that is there.
  case exists
  /// The file is something else than a book.
  case notABook
  /// A write was cut short: the book must be opened for writing once, which undoes the half of it.
  case cutShort
  /// The book, its folder or its medium cannot be written.
  case readOnly
  /// The file was moved or replaced while it was open.
  case moved
  /// Another program holds the book.
  case locked
  /// The file is damaged.
  case damaged
  case diskFull
  /// Reading or writing the disk failed.
  case disk
  case outOfMemory
  /// The work was stopped on request; what it had begun is undone.
  case interrupted
  /// The guards of the book held something back: a mistake in this program, or a tampered file.
  case guarded
}

extension BookError {
  /// The fault behind this error, where it is one.
  public var fault: (fault: BookFault, detail: String)? {
    guard case .fault(let fault) = self else { return nil }
    return (BookFault(fault.kind), fault.description + (fault.sql.map { ": " + $0 } ?? ""))
  }
}

extension BookFault {
  init(_ kind: StorageFault.Kind) {
    switch kind {
    case .libraryTooOld: self = .libraryTooOld
    case .cantOpen: self = .cannotOpen
    case .alreadyExists: self = .exists
    case .notADatabase: self = .notABook
    case .hotJournal: self = .cutShort
    case .readOnly: self = .readOnly
    case .moved: self = .moved
    case .locked: self = .locked
    case .corrupt, .wrongType, .notUTF8: self = .damaged
    case .full: self = .diskFull
    case .disk: self = .disk
    case .outOfMemory: self = .outOfMemory
    case .interrupted: self = .interrupted
    case .setting, .guarded, .constraint, .rowsChanged, .statementInUse, .nestedTransaction,
      .outsideTransaction, .transactionLost, .parameters, .statement, .other:
      self = .guarded
    }
  }
}
