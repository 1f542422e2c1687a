extension Connection {
  /// The number by which a file says what program it belongs to.
  public func applicationID() throws(StorageFault) -> Int32 { try number("application_id") }

  /// Sets the number of the program; the policy must be `unguarded` or let something be rebuilt.
  public func setApplicationID(_ id: Int32) throws(StorageFault) {
    try set("application_id", to: Int64(id))
  }

  /// The version of the file's format.
  public func userVersion() throws(StorageFault) -> Int32 { try number("user_version") }

  /// Sets the version of the format; the policy must be `unguarded` or let something be rebuilt.
  public func setUserVersion(_ version: Int32) throws(StorageFault) {
    try set("user_version", to: Int64(version))
  }

  /// Whether pages that a large transaction has changed may be written before it commits. Where they
  /// may not, no other program is kept from reading meanwhile, at the price of the memory.
  public func setCacheSpill(_ isOn: Bool) throws(StorageFault) {
    try database.trusted { () throws(StorageFault) in
      try database.execute("PRAGMA cache_spill=\(isOn ? "ON" : "OFF")")
      guard (try database.read("cache_spill") != "0") == isOn else {
        throw StorageFault(.setting(name: "cache_spill"))
      }
    }
  }

  /// How much memory the pages of the file may take, in kibibytes.
  public func setCache(kibibytes: Int32) throws(StorageFault) {
    try database.trusted { () throws(StorageFault) in
      try database.apply(Setting("cache_size", "-\(kibibytes)", reads: "-\(kibibytes)"))
    }
  }

  /// Faults of the file's structure, without looking into the indexes; none where it is whole.
  public func quickCheck() throws(StorageFault) -> [String] { try check("quick_check") }

  /// Faults of the file's structure, indexes and constraints; none where it is whole. It does not
  /// find tampering, nor broken foreign keys.
  public func integrityCheck() throws(StorageFault) -> [String] { try check("integrity_check") }

  /// A row that points to a row which is not there.
  public struct BrokenReference: Hashable, Sendable {
    public let table: String
    /// The row's own key, where its table has one.
    public let key: Int64?
    public let parent: String
  }

  /// Rows that point to nothing; none where the file is whole.
  public func foreignKeyCheck() throws(StorageFault) -> [BrokenReference] {
    var cursor = try rows("PRAGMA foreign_key_check")
    var broken: [BrokenReference] = []
    while try cursor.next() {
      broken.append(
        BrokenReference(
          table: try cursor.text(0), key: try cursor.intOrNil(1), parent: try cursor.text(2)))
    }
    return broken
  }
}

extension Connection {
  private func number(_ pragma: String) throws(StorageFault) -> Int32 {
    let number = try first("PRAGMA \(pragma)", as: Int64.self) ?? 0
    // SQLite keeps four bytes with a sign.
    return Int32(truncatingIfNeeded: number)
  }

  private func set(_ pragma: String, to value: Int64) throws(StorageFault) {
    try database.execute("PRAGMA \(pragma)=\(value)")
    guard try database.read(pragma) == "\(value)" else {
      throw StorageFault(.setting(name: pragma))
    }
  }

  private func check(_ pragma: String) throws(StorageFault) -> [String] {
    var messages: [String] = []
    do throws(StorageFault) {
      var cursor = try rows("PRAGMA \(pragma)")
      while try cursor.next() { messages.append(try cursor.text(0)) }
    } catch {
      // Damage can be such that the check itself cannot go on, which is an answer too.
      guard error.kind == .corrupt else { throw error }
      messages.append(error.message)
    }
    return messages == ["ok"] ? [] : messages
  }
}

extension DatabaseHandle {
  /// Runs statements of this library's own without asking the gatekeeper.
  func trusted(_ body: () throws(StorageFault) -> Void) throws(StorageFault) {
    let present = gatekeeper.policy
    gatekeeper.policy = .unguarded
    defer { gatekeeper.policy = present }
    try body()
  }
}
