public import LedgerValues

/// The head of the chain in a form that a third person keeps: a record's number and the first 60
/// bits of its digest.
///
/// Whoever holds the file can recompute the whole chain; whoever holds an old checkpoint can tell.
///
///     #1234 ABCD-EFGH-JKMN
///
/// INVARIANT I7: a later head extends every checkpoint that was ever handed out.
public struct Checkpoint: Hashable, Sendable {
  public let record: RecordKey
  /// Twelve characters of Crockford's base 32.
  public let code: String

  public init(record: RecordKey, digest: Digest) {
    self.record = record
    code = digest.checkpointCode
  }

  /// Reads a checkpoint as people copy it: in small letters, with or without hyphens, O for 0 and I
  /// or L for 1; `14006-Y8PX-N14B-6AK8` too, which a shell takes without quotes.
  public init?(_ text: String) {
    let parts = text.split(maxSplits: 1) { $0.isWhitespace || $0 == "-" }
    guard parts.count == 2, let record = RecordKey(String(parts[0])) else { return nil }
    var code = ""
    for character in parts[1].uppercased() where character != "-" && !character.isWhitespace {
      switch character {
      case "O": code.append("0")
      case "I", "L": code.append("1")
      default: code.append(character)
      }
    }
    let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    guard code.utf8.count == 12, code.allSatisfy({ alphabet.contains($0) }) else { return nil }
    self.record = record
    self.code = code
  }
}

extension Checkpoint: CustomStringConvertible {
  public var description: String {
    let groups = stride(from: 0, to: 12, by: 4).map { code.dropFirst($0).prefix(4) }
    return "\(record) \(groups.joined(separator: "-"))"
  }
}
