/// What items are put in order by; small, so that the items themselves are moved once.
private struct SortKey: Comparable {
  let key: (Int, Int)
  let position: Int

  static func == (left: SortKey, right: SortKey) -> Bool { left.position == right.position }

  /// Equal keys keep the order of their elements.
  static func < (left: SortKey, right: SortKey) -> Bool {
    left.key == right.key ? left.position < right.position : left.key < right.key
  }
}

extension Array {
  /// The elements in the order of small keys; what is in order is not moved.
  func ordered(by key: (Element) -> (Int, Int)) -> [Element] {
    let isOrdered = indices.dropFirst().allSatisfy { key(self[$0 - 1]) <= key(self[$0]) }
    if isOrdered { return self }
    let keys = indices.map { SortKey(key: key(self[$0]), position: $0) }
    return keys.sorted().map { self[$0.position] }
  }
}
