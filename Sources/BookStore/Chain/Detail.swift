public import LedgerValues

/// Personal bytes that live beside the list: a name, a phone, a birth, a raw statement.
///
/// The list holds only a commitment, SHA-256 over a random salt, the class and the bytes. Whoever has
/// the bytes can prove that they are the ones; whoever has only the list can guess nothing, and once
/// the bytes are erased nobody can bring them back.
public struct Detail: Hashable, Sendable {
  /// What it is: `person`, `visit`, `statement`.
  public let kind: String
  public let salt: [UInt8]
  public let bytes: [UInt8]

  static let saltLength = 16

  init(kind: String, salt: [UInt8], bytes: [UInt8]) {
    self.kind = kind
    self.salt = salt
    self.bytes = bytes
  }

  init(kind: String, bytes: [UInt8], using generator: inout some RandomNumberGenerator) {
    self.init(
      kind: kind, salt: (0..<Self.saltLength).map { _ in generator.next() }, bytes: bytes)
  }

  /// SHA-256 of the salt, the class as a netstring, and the bytes. The netstring keeps class and
  /// bytes apart, so that one cannot be moved into the other.
  public var commitment: Digest {
    let name = Array(kind.utf8)
    return SHA256.digest(of: salt + Array("\(name.count):".utf8) + name + Array(",".utf8) + bytes)
  }
}
