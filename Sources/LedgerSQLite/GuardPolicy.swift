/// What a connection allows its statements, whatever they say: the third wall beside the triggers
/// and the chain.
///
/// Reading and inserting are always allowed; the schema guards what is inserted. All else is refused
/// unless it is named here. `INSERT OR REPLACE` passes this wall, since SQLite does not call it a
/// deletion: the triggers stop it.
///
/// INVARIANT I4: what is written is not changed, removed or replaced.
public struct GuardPolicy: Hashable, Sendable {
  /// The tables whose rows may be updated, such as kept balances.
  public var updatable: Set<String>
  /// The tables whose rows may be deleted, such as personal details that are to be forgotten.
  public var deletable: Set<String>
  /// The tables and views that may be created, altered, dropped and filled again, with their indexes
  /// and triggers. While any is named, `user_version` may be set.
  public var rebuildable: Set<String>
  /// Whether nothing is refused at all, as when a new file is given its tables.
  let isOpen: Bool

  public init(
    updatable: Set<String> = [], deletable: Set<String> = [], rebuildable: Set<String> = []
  ) {
    self.updatable = updatable
    self.deletable = deletable
    self.rebuildable = rebuildable
    self.isOpen = false
  }

  private init(isOpen: Bool) {
    self.updatable = []
    self.deletable = []
    self.rebuildable = []
    self.isOpen = isOpen
  }

  /// Nothing but reading and inserting.
  public static let appendOnly = GuardPolicy()
  /// Everything: for the tables of a new file, and for tests that break one on purpose.
  public static let unguarded = GuardPolicy(isOpen: true)
}

/// What a statement wants to do that a guard can refuse.
public enum GuardedAction: Hashable, Sendable {
  case update, delete
  /// Creating, altering or dropping a table, view, index or trigger.
  case schema
  /// Attaching or detaching another file.
  case attach
  /// Setting something, or a PRAGMA that is not known to only read.
  case pragma
  /// Loading code from outside.
  case extend
  /// Something that this library does not know.
  case other
}
