/// A table, index, view or trigger as the file holds it.
public struct SchemaObject: Hashable, Sendable {
  public let type: String
  public let name: String
  /// The table that it is or belongs to.
  public let table: String
  /// Its CREATE statement, to the byte; nothing where SQLite made it for a constraint.
  public let sql: String?

  public init(type: String, name: String, table: String, sql: String?) {
    self.type = type
    self.name = name
    self.table = table
    self.sql = sql
  }

  /// Hashes the name alone: texts that are equal to the byte are equal in any case.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Array(name.utf8))
  }

  public static func == (left: SchemaObject, right: SchemaObject) -> Bool {
    left.type.isSameText(right.type) && left.name.isSameText(right.name)
      && left.table.isSameText(right.table)
      && (left.sql == nil) == (right.sql == nil)
      && (left.sql ?? "").isSameText(right.sql ?? "")
  }
}

/// How a schema differs from the expected one.
public enum SchemaDifference: Hashable, Sendable {
  /// It should be there and is not.
  case missing(SchemaObject)
  /// It is there and should not be, such as a trigger that drops records without a word.
  case extra(SchemaObject)
  /// It is there under its name, but otherwise than expected.
  case changed(found: SchemaObject, expected: SchemaObject)
}

extension Connection {
  /// Every row of the file's schema, in the order in which it was made.
  public func schemaObjects() throws(StorageFault) -> [SchemaObject] {
    var cursor = try rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid")
    var objects: [SchemaObject] = []
    while try cursor.next() {
      objects.append(
        SchemaObject(
          type: try cursor.text(0), name: try cursor.text(1), table: try cursor.text(2),
          sql: try cursor.textOrNil(3)))
    }
    return objects
  }
}

extension SchemaDifference {
  /// The object that differs, as it is expected or, where it is not, as it is found.
  public var object: SchemaObject {
    switch self {
    case .missing(let object), .extra(let object), .changed(_, let object): object
    }
  }

  /// How objects that were found differ from the expected ones, whatever the order: what is
  /// missing first, then what is changed or extra, each in its own order.
  public static func between(
    found: [SchemaObject], expected: [SchemaObject]
  ) -> [SchemaDifference] {
    if found == expected { return [] }
    var wanted: [[UInt8]: SchemaObject] = [:]
    for object in expected { wanted[Array(object.name.utf8)] = object }
    var others: [SchemaDifference] = []
    for object in found {
      guard let other = wanted.removeValue(forKey: Array(object.name.utf8)) else {
        others.append(.extra(object))
        continue
      }
      if object != other { others.append(.changed(found: object, expected: other)) }
    }
    let missing = expected.filter { wanted[Array($0.name.utf8)] != nil }
    return missing.map(SchemaDifference.missing) + others
  }
}

extension String {
  /// Whether two texts have the same bytes; `==` also holds two spellings of an accent for one.
  fileprivate func isSameText(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
