import LedgerSQLite
import LedgerValues

extension Book {
  /// What is put behind a file's name for the list of what was erased.
  static let erasedSuffix = ".erased"

  /// The first line of such a list, before the book's identifier.
  private static let erasedTitle = "nafa-erased-1 "

  /// Writes the list of all erased commitments beside a file, where there are any.
  ///
  /// An old backup still has what was erased after it. The list has no personal data, and lets a
  /// restoring erase it again.
  func writeErased(beside path: String) throws(BookError) {
    let commitments = try connection.erased()
    guard !commitments.isEmpty else { return }
    let lines = [Self.erasedTitle + identifier.description] + commitments.map(\.hex)
    let text = lines.sorted(by: Self.titleFirst).joined(separator: "\n") + "\n"
    try stored { () throws(StorageFault) in
      try SideFile.write(Array(text.utf8), to: path + Self.erasedSuffix)
    }
  }

  private static func titleFirst(_ one: String, _ other: String) -> Bool {
    let (isTitle, isOther) = (one.hasPrefix(erasedTitle), other.hasPrefix(erasedTitle))
    return isTitle == isOther ? one < other : isTitle
  }

  /// The commitments of this book in all lists that lie in the folders of some files.
  func erasedCommitments(beside paths: [String]) throws(BookError) -> Set<Digest> {
    var commitments: Set<Digest> = []
    for path in Set(paths.flatMap(SideFile.neighbours(of:))).sorted()
    where path.hasSuffix(Self.erasedSuffix) {
      let bytes = try stored { () throws(StorageFault) in try SideFile.read(path) }
      guard let bytes else { continue }
      var lines = bytes.split(separator: UInt8(ascii: "\n")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard !lines.isEmpty, lines.removeFirst() == Self.erasedTitle + identifier.description
      else { continue }
      commitments.formUnion(lines.compactMap { Digest(hex: $0) })
    }
    return commitments
  }
}

extension Connection {
  /// The commitments whose details were erased.
  func erased() throws(BookError) -> [Digest] {
    try stored { () throws(StorageFault) in
      try all("SELECT commitment FROM erased ORDER BY commitment", as: [UInt8].self)
    }.compactMap { Digest(bytes: $0) }
  }
}
