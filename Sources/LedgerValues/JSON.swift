/// A value of the book's own JSON: texts, whole numbers, yes or no, lists and objects.
///
/// There is no null (absent instead) and no fraction. Record bodies are kept in its canonical form,
/// so that the same content has the same bytes, and the same digest, on every machine.
public enum JSON: Hashable, Sendable {
  case text(String)
  case integer(Int64)
  case bool(Bool)
  case array([JSON])
  case object([String: JSON])

  /// Whole numbers of at most 2^53 - 1, so that every other language reads them exactly.
  public static let integerBound: Int64 = 9_007_199_254_740_991

  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  public var integer: Int64? {
    if case .integer(let integer) = self { integer } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  public var array: [JSON]? {
    if case .array(let items) = self { items } else { nil }
  }

  public var object: [String: JSON]? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral text: String) { self = .text(text) }
  public init(integerLiteral integer: Int64) { self = .integer(integer) }
  public init(booleanLiteral bool: Bool) { self = .bool(bool) }
  public init(arrayLiteral items: JSON...) { self = .array(items) }
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(Dictionary(members) { _, last in last })
  }
}

/// Why bytes are not the book's canonical JSON, or a value has no canonical form.
///
/// Cases are in order of precedence. `at` is a byte offset.
public enum JSONError: Error, Hashable, Sendable {
  /// A key has more than lower-case letters, digits and the low line.
  case key(String)
  /// A text holds a control character; texts of several lines are arrays of lines.
  case controlCharacter
  /// A whole number past 2^53 - 1.
  case integerOutOfBounds
  /// The bytes are not JSON of this form.
  case malformed(at: Int)
  /// The bytes are JSON, but not in its canonical spelling.
  case notCanonical(at: Int)
  /// Deeper than 32 arrays and objects.
  case tooDeep(at: Int)
}
