extension JSON {
  /// Reads canonical bytes, and nothing else: a blank, an escape too many, keys out of order or
  /// twice, a leading zero are refused where they stand.
  ///
  /// - Throws: The first met, from the left.
  public init(canonical bytes: [UInt8]) throws(JSONError) {
    var reader = CanonicalReader(bytes: bytes)
    self = try reader.value(depth: 0)
    guard reader.isAtEnd else { throw .malformed(at: reader.offset) }
  }
}

private struct CanonicalReader {
  let bytes: [UInt8]
  var offset = 0

  var isAtEnd: Bool { offset == bytes.count }
  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    switch next {
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "t"):
      try expect("true")
      return .bool(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .bool(false)
    default: return .integer(try integer())
    }
  }

  private mutating func expect(_ word: StaticString) throws(JSONError) {
    let start = offset
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw .malformed(at: start) }
      offset += 1
    }
  }

  /// Most texts have nothing to unescape: they are taken whole.
  private mutating func text() throws(JSONError) -> String {
    let start = offset
    offset += 1
    let first = offset
    var isASCII = true
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte != UInt8(ascii: "\\") else {
        offset = first
        return try escapedText(from: start)
      }
      guard !JSON.isControl(byte, after: bytes[offset - 1]) else { throw .malformed(at: offset) }
      if byte >= 0x80 { isASCII = false }
      offset += 1
    }
    guard !isAtEnd else { throw .malformed(at: offset) }
    let content = bytes[first..<offset]
    offset += 1
    if isASCII { return String(decoding: content, as: UTF8.self) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw .malformed(at: start)
    }
    return text
  }

  private mutating func escapedText(from start: Int) throws(JSONError) -> String {
    var content: [UInt8] = []
    var previous: UInt8 = 0
    while let byte = next {
      guard !JSON.isControl(byte, after: previous) else { throw .malformed(at: offset) }
      offset += 1
      if byte == UInt8(ascii: "\"") {
        guard let text = String(validating: content, as: UTF8.self) else {
          throw .malformed(at: start)
        }
        return text
      }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = next, escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\")
        else { throw .notCanonical(at: offset) }
        content.append(escaped)
        offset += 1
        previous = escaped
      } else {
        content.append(byte)
        previous = byte
      }
    }
    throw .malformed(at: offset)
  }

  private mutating func integer() throws(JSONError) -> Int64 {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    let digits = offset
    while let byte = next, (48...57).contains(byte) { offset += 1 }
    guard offset > digits else { throw .malformed(at: start) }
    let isNegative = digits > start
    let isZero = bytes[digits] == UInt8(ascii: "0")
    guard !isZero || (offset == digits + 1 && !isNegative) else { throw .notCanonical(at: start) }
    guard let value = Int64(String(decoding: bytes[start..<offset], as: UTF8.self)),
      value.magnitude <= JSON.integerBound.magnitude
    else { throw .integerOutOfBounds }
    return value
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSON] {
    guard depth < JSON.depthBound else { throw .tooDeep(at: offset) }
    offset += 1
    var items: [JSON] = []
    if next == UInt8(ascii: "]") {
      offset += 1
      return items
    }
    while true {
      items.append(try value(depth: depth + 1))
      if next == UInt8(ascii: "]") {
        offset += 1
        return items
      }
      try expect(",")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> [String: JSON] {
    guard depth < JSON.depthBound else { throw .tooDeep(at: offset) }
    offset += 1
    var members = [String: JSON](minimumCapacity: 6)
    var last: String? = nil
    if next == UInt8(ascii: "}") {
      offset += 1
      return members
    }
    while true {
      let start = offset
      guard next == UInt8(ascii: "\"") else { throw .malformed(at: start) }
      let key = try text()
      guard JSON.isKey(key.utf8) else { throw .key(key) }
      guard last.map({ $0 < key }) ?? true else { throw .notCanonical(at: start) }
      try expect(":")
      members[key] = try value(depth: depth + 1)
      last = key
      if next == UInt8(ascii: "}") {
        offset += 1
        return members
      }
      try expect(",")
    }
  }
}
