/// Where the entries of a CAMT document stand in its bytes, in the document's order: `nafa-xml` says
/// lines and columns, and a bank may write all on one line.
public enum CamtEntries {
  /// From each `<Ntry` to the end of its `</Ntry>`, under whatever prefix.
  public static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var offset = 0
    while let open = bytes[offset...].firstIndex(of: UInt8(ascii: "<")) {
      // A comment or a text may hold a mark of its own; what follows it is looked at again.
      offset = open + 1
      let tag = bytes[offset...].prefix(tagBound)
      switch name(tag) {
      case "Ntry": start = open
      case "/Ntry":
        if let start, let close = tag.firstIndex(of: UInt8(ascii: ">")) {
          ranges.append(start..<(close + 1))
        }
        start = nil
      default: break
      }
    }
    return ranges
  }

  /// Bytes in which an end tag ends, so that looking for its end is a step, not a pass.
  private static let tagBound = 64

  /// The name with which a tag begins, without its prefix; nothing where it is not looked for.
  private static func name(_ tag: ArraySlice<UInt8>) -> String? {
    let isEnd = tag.first == UInt8(ascii: "/")
    let word = tag.dropFirst(isEnd ? 1 : 0).prefix { $0 > 0x20 && $0 != 0x2f && $0 != 0x3e }
    let local = word.lastIndex(of: UInt8(ascii: ":")).map { word[($0 + 1)...] } ?? word
    guard local.elementsEqual("Ntry".utf8) else { return nil }
    return isEnd ? "/Ntry" : "Ntry"
  }
}
