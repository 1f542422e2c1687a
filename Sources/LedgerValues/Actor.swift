/// Who did something, as he is said to be called: a name that was typed, not proved.
///
/// Where two people are asked for, `awa` and `Awa ` are one: small letters and blanks make nobody
/// else.
public struct Actor: Hashable, Sendable {
  /// As it was typed, without blanks around it.
  public let name: String

  /// Reads one line with something to be seen in it.
  public init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty,
      !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { return nil }
    name = words.joined(separator: " ")
  }

  /// Whether both names mean the same person.
  public func isSame(as other: Actor) -> Bool { key == other.key }

  private var key: String { name.lowercased().filter { !$0.isWhitespace } }
}

extension Actor: CustomStringConvertible {
  public var description: String { name }
}
