/// A set of rows of a table, one bit a row.
///
/// The first 64 rows, which are all of nearly every table, lie in the value itself: narrowing a set
/// and asking it asks nothing of the heap.
struct RowSet: Hashable, Sendable {
  private var head: UInt64
  private var tail: [UInt64]

  /// The first so many rows.
  init(count: Int) {
    let words = Self.words(for: count)
    head = Self.word(0, of: count)
    tail = words == 1 ? [] : (1..<words).map { Self.word($0, of: count) }
  }

  /// How many 64-bit words a set of so many rows takes.
  static func words(for rows: Int) -> Int { max(1, (rows + 63) / 64) }

  /// A word of the set of the first so many rows.
  static func word(_ word: Int, of count: Int) -> UInt64 {
    let rest = count - word * 64
    return rest >= 64 ? .max : (1 << UInt64(max(0, rest))) - 1
  }

  /// Keeps the rows that are also in the set whose words lie in `words` from an offset on.
  mutating func narrow(to words: [UInt64], at offset: Int) {
    head &= words[offset]
    for word in tail.indices { tail[word] &= words[offset + 1 + word] }
  }

  var count: Int { tail.reduce(head.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  var first: Int? {
    if head != 0 { return head.trailingZeroBitCount }
    return tail.firstIndex { $0 != 0 }.map { ($0 + 1) * 64 + tail[$0].trailingZeroBitCount }
  }

  /// The rows, ascending.
  var rows: [Int] {
    var rows: [Int] = []
    for (index, word) in ([head] + tail).enumerated() {
      var rest = word
      while rest != 0 {
        rows.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return rows
  }
}
