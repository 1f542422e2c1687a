import CSQLite

/// A setting of a connection: how it is set, if it is, and what it must then read as.
///
/// Each is set and read back on each open: a library built otherwise, or a file in another state,
/// answers a PRAGMA it does not obey with silence.
package struct Setting: Hashable, Sendable {
  package let name: String
  /// The value to set; none where it is only read.
  package let value: String?
  /// What reading it back gives; nothing at all where the library does not know the setting.
  package let expected: String

  package init(_ name: String, _ value: String?, reads expected: String) {
    self.name = name
    self.value = value
    self.expected = expected
  }
}

extension Setting {
  /// What every connection needs, in the order in which it is set.
  static func required(for mode: Connection.Mode, timeout: Int) -> [Setting] {
    let isReading = if case .readOnly = mode { true } else { false }
    return [
      Setting("busy_timeout", "\(timeout)", reads: "\(timeout)"),
      Setting("foreign_keys", "ON", reads: "1"),
      // Without this `INSERT OR REPLACE` deletes rows and no DELETE trigger hears of it.
      Setting("recursive_triggers", "ON", reads: "1"),
      Setting("ignore_check_constraints", "OFF", reads: "0"),
      Setting("trusted_schema", "OFF", reads: "0"),
      Setting("cell_size_check", "ON", reads: "1"),
      // What `forget` deletes is overwritten with zeros.
      Setting("secure_delete", "ON", reads: "1"),
      // Sorting names must not leave them in a temporary file.
      Setting("temp_store", "MEMORY", reads: "2"),
      Setting("mmap_size", "0", reads: mode == .memory ? "" : "0"),
      Setting("encoding", "'UTF-8'", reads: "UTF-8"),
      // Debian's SQLite 3.40.1 has the WAL-reset bug; a rollback journal also leaves one file.
      // Who only reads cannot turn a file back, and must not try.
      Setting(
        "journal_mode", isReading ? nil : "DELETE", reads: mode == .memory ? "memory" : "delete"),
      Setting("synchronous", "EXTRA", reads: "3"),
    ]
  }
}

/// A switch of a connection that no statement reaches.
package struct Switch: Hashable, Sendable {
  package let name: String
  package let option: Int32
  package let isOn: Bool
  /// What reading it back must give; the same, but in a test of the reading back.
  package let reads: Bool

  package init(_ name: String, _ option: Int32, isOn: Bool, reads: Bool? = nil) {
    self.name = name
    self.option = option
    self.isOn = isOn
    self.reads = reads ?? isOn
  }

  static let required: [Switch] = [
    Switch("defensive", SQLITE_DBCONFIG_DEFENSIVE, isOn: true),
    Switch("writable_schema", SQLITE_DBCONFIG_WRITABLE_SCHEMA, isOn: false),
    Switch("enable_trigger", SQLITE_DBCONFIG_ENABLE_TRIGGER, isOn: true),
    Switch("load_extension", SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, isOn: false),
    // A misspelt "column" is an error, not a text.
    Switch("dqs_dml", SQLITE_DBCONFIG_DQS_DML, isOn: false),
    Switch("dqs_ddl", SQLITE_DBCONFIG_DQS_DDL, isOn: false),
  ]
}

extension DatabaseHandle {
  /// Sets a setting and reads it back.
  func apply(_ setting: Setting) throws(StorageFault) {
    if let value = setting.value { try execute("PRAGMA \(setting.name)=\(value)") }
    guard try read(setting.name) == setting.expected else {
      throw StorageFault(.setting(name: setting.name))
    }
  }

  /// Sets a switch and reads it back.
  func apply(_ wanted: Switch) throws(StorageFault) {
    var found: Int32 = -1
    let code = nafa_sqlite3_db_config_flag(pointer, wanted.option, wanted.isOn ? 1 : 0, &found)
    // Reading asks again with -1, which changes nothing: the answer above may be an echo.
    let read = nafa_sqlite3_db_config_flag(pointer, wanted.option, -1, &found)
    guard code == SQLITE_OK, read == SQLITE_OK, found == (wanted.reads ? 1 : 0) else {
      throw StorageFault(.setting(name: wanted.name), code: code)
    }
  }

  /// What a PRAGMA reads as, as text; empty where it gives nothing.
  func read(_ pragma: String) throws(StorageFault) -> String {
    let statement = try Statement("PRAGMA \(pragma)", on: self)
    guard try statement.step() else { return "" }
    return sqlite3_column_text(statement.pointer, 0).map { String(cString: $0) } ?? ""
  }
}
