import CSQLite

/// Answers SQLite, while it prepares a statement, whether the statement may do what it wants to.
final class Gatekeeper {
  var policy = GuardPolicy.unguarded
  /// What was refused last, for the fault that follows.
  private var refused: (action: GuardedAction, object: String)?

  /// What was refused since the last fault, if anything.
  func takeRefused() -> (action: GuardedAction, object: String)? {
    defer { refused = nil }
    return refused
  }

  /// Whether a code of SQLite's authorizer, with its two arguments, is allowed.
  func allows(_ code: Int32, _ first: String, _ second: String) -> Bool {
    guard !policy.isOpen, let action = refusal(code, first, second) else { return true }
    refused = (action, action == .schema && !second.isEmpty ? second : first)
    return false
  }

  /// What the policy refuses in it; nothing where it is allowed.
  private func refusal(_ code: Int32, _ first: String, _ second: String) -> GuardedAction? {
    switch code {
    case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE, SQLITE_TRANSACTION, SQLITE_SAVEPOINT:
      nil
    case SQLITE_FUNCTION:
      second == "load_extension" ? .extend : nil
    case SQLITE_INSERT:
      first.hasPrefix("sqlite_") ? schemaRefusal : nil
    case SQLITE_UPDATE:
      first.hasPrefix("sqlite_")
        ? schemaRefusal : isNamed(first, policy.updatable) ? nil : .update
    case SQLITE_DELETE:
      first.hasPrefix("sqlite_")
        ? schemaRefusal : isNamed(first, policy.deletable) ? nil : .delete
    case SQLITE_CREATE_TABLE, SQLITE_DROP_TABLE, SQLITE_CREATE_VIEW, SQLITE_DROP_VIEW:
      policy.rebuildable.contains(first) ? nil : .schema
    case SQLITE_CREATE_INDEX, SQLITE_DROP_INDEX, SQLITE_CREATE_TRIGGER, SQLITE_DROP_TRIGGER,
      SQLITE_ALTER_TABLE:
      policy.rebuildable.contains(second) ? nil : .schema
    case SQLITE_REINDEX:
      schemaRefusal
    case SQLITE_PRAGMA:
      allowsPragma(first, second) ? nil : .pragma
    case SQLITE_ATTACH, SQLITE_DETACH:
      .attach
    case SQLITE_ANALYZE, SQLITE_CREATE_VTABLE, SQLITE_DROP_VTABLE, SQLITE_CREATE_TEMP_TABLE,
      SQLITE_DROP_TEMP_TABLE, SQLITE_CREATE_TEMP_INDEX, SQLITE_DROP_TEMP_INDEX,
      SQLITE_CREATE_TEMP_TRIGGER, SQLITE_DROP_TEMP_TRIGGER, SQLITE_CREATE_TEMP_VIEW,
      SQLITE_DROP_TEMP_VIEW:
      .schema
    default:
      .other
    }
  }

  /// The schema's own table is written by CREATE and DROP, which are asked about by name besides;
  /// writing it by hand is what the defensive switch refuses.
  private var schemaRefusal: GuardedAction? { policy.rebuildable.isEmpty ? .schema : nil }

  private func isNamed(_ table: String, _ named: Set<String>) -> Bool {
    named.contains(table) || policy.rebuildable.contains(table)
  }

  private func allowsPragma(_ name: String, _ value: String) -> Bool {
    if Self.readingPragmas.contains(name) { return true }
    if Self.identityPragmas.contains(name) { return value.isEmpty || schemaRefusal == nil }
    return false
  }

  /// Those that only read, also when they are given an argument.
  private static let readingPragmas: Set<String> = [
    "compile_options", "data_version", "database_list", "foreign_key_check", "foreign_key_list",
    "freelist_count", "function_list", "index_info", "index_list", "index_xinfo",
    "integrity_check", "page_count", "quick_check", "table_info", "table_list", "table_xinfo",
  ]
  /// Those that read without an argument and write with one.
  private static let identityPragmas: Set<String> = [
    "application_id", "schema_version", "user_version",
  ]
}

extension DatabaseHandle {
  /// Puts a policy in force. Statements prepared under another one are prepared anew by SQLite, and so
  /// asked about anew, when they next run.
  func install(_ policy: GuardPolicy) {
    gatekeeper.policy = policy
    sqlite3_set_authorizer(
      pointer,
      { context, code, first, second, _, _ in
        guard let context else { return SQLITE_DENY }
        let keeper = Unmanaged<Gatekeeper>.fromOpaque(context).takeUnretainedValue()
        let isAllowed = keeper.allows(
          code, first.map { String(cString: $0) } ?? "", second.map { String(cString: $0) } ?? "")
        return isAllowed ? SQLITE_OK : SQLITE_DENY
      }, Unmanaged.passUnretained(gatekeeper).toOpaque())
  }
}

extension Connection {
  /// What this connection allows.
  public var policy: GuardPolicy { database.gatekeeper.policy }

  /// Puts another policy in force.
  public func use(_ policy: GuardPolicy) {
    database.install(policy)
  }

  /// Runs a body under another policy and puts the present one back in force, however it ends.
  ///
  ///     try book.lifting(GuardPolicy(rebuildable: ["posting"])) { () throws(StorageFault) in … }
  public func lifting<Result, Failure: Error>(
    _ other: GuardPolicy, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let present = policy
    database.install(other)
    defer { database.install(present) }
    return try body()
  }
}
