/// A value of the book's own JSON: texts, whole numbers, yes or no, lists and objects.
///
/// There is no null (absent instead) and no fraction. Record bodies are kept in its canonical form,
/// so that the same content has the same bytes, and the same digest, on every machine.
public enum JSON: Hashable, Sendable {
  /// A text of one line, in Unicode's form NFC.
  case text(String)
  /// A whole number within `integerBound` on either side.
  case integer(Int64)
  /// Yes or no.
  case bool(Bool)
  /// A list in its order.
  case array([JSON])
  /// Named members; their order is not kept, since the canonical form sorts them.
  case object([String: JSON])

  /// Whole numbers of at most 2^53 - 1, so that every other language reads them exactly.
  public static let integerBound: Int64 = 9_007_199_254_740_991

  /// The member of that name; nothing where there is none, or this is no object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The text; nothing where this is none.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The whole number; nothing where this is none.
  public var integer: Int64? {
    if case .integer(let integer) = self { integer } else { nil }
  }

  /// The yes or no; nothing where this is none.
  public var bool: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  /// The items of the list; nothing where this is none.
  public var array: [JSON]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The members of the object; nothing where this is none.
  public var object: [String: JSON]? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text written in code.
  public init(stringLiteral text: String) { self = .text(text) }
  /// A whole number written in code.
  public init(integerLiteral integer: Int64) { self = .integer(integer) }
  /// A yes or no written in code.
  public init(booleanLiteral bool: Bool) { self = .bool(bool) }
  /// A list written in code.
  public init(arrayLiteral items: JSON...) { self = .array(items) }
  /// An object written in code; of two members with one name, the last.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(Dictionary(members) { _, last in last })
  }
}

/// Why bytes are not the book's canonical JSON, or a value has no canonical form.
///
/// The first met from the left is thrown, so that `at`, a byte offset, says where to look; at one
/// place, cases are in order of precedence.
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
