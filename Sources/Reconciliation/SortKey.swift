/// What items are put in order by; small, so that the items themselves are moved once.
struct SortKey: Comparable {
  private let first: Int
  private let second: Int
  fileprivate var position = 0

  init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
  }

  /// Equal keys keep the order of their elements.
  static func < (left: SortKey, right: SortKey) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    return left.position < right.position
  }
}

extension Array {
  /// The elements in the order of small keys, one for each; what is in order is not moved.
  func ordered(by keys: [SortKey]) -> [Element] {
    var keys = keys
    var isOrdered = true
    for position in keys.indices {
      keys[position].position = position
      if isOrdered, position > 0, keys[position] < keys[position - 1] { isOrdered = false }
    }
    if isOrdered { return self }
    keys.sort()
    return keys.map { self[$0.position] }
  }
}
