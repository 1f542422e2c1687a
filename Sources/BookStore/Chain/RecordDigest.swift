import LedgerValues

/// The string whose SHA-256 is a record's digest.
///
/// Netstrings (`length:bytes,`) of every column in order, the site by its full identifier and the
/// previous digest in hexadecimal, so that `sqlite3` and `sha256sum` suffice to check it. A netstring
/// says its own length: no two records have the same string.
///
/// Source: D. J. Bernstein, "Netstrings" (1997). `Docs/Format.md` gives it in other languages.
///
/// INVARIANT I6: the digest covers every column.
enum RecordDigest {
  static let domain = "nafa-record-1"

  static func digest(
    site: Identifier, sequence: Int, kind: RecordKind, version: Int, recordedAt: Moment,
    actor: String, body: [UInt8], previous: Digest
  ) -> Digest {
    digest(
      site: site.description, sequence: Int64(sequence), kind: kind.rawValue,
      version: Int64(version), recordedAt: recordedAt.milliseconds, actor: actor, body: body,
      previous: previous)
  }

  /// The same over columns as they are stored, whatever they hold: what `verify` recomputes.
  static func digest(
    site: String, sequence: Int64, kind: String, version: Int64, recordedAt: Int64, actor: String,
    body: [UInt8], previous: Digest
  ) -> Digest {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count + 280)
    append(Array(domain.utf8), to: &bytes)
    append(Array(site.utf8), to: &bytes)
    append(Array(String(sequence).utf8), to: &bytes)
    append(Array(kind.utf8), to: &bytes)
    append(Array(String(version).utf8), to: &bytes)
    append(Array(String(recordedAt).utf8), to: &bytes)
    append(Array(actor.utf8), to: &bytes)
    append(body, to: &bytes)
    append(Array(previous.hex.utf8), to: &bytes)
    return SHA256.digest(of: bytes)
  }

  private static func append(_ field: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(contentsOf: String(field.count).utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(contentsOf: field)
    bytes.append(UInt8(ascii: ","))
  }
}
