/// Items by something that several may share: a list in the order of their keys, which few steps
/// make, and which is the same in every process.
struct KeyIndex<Key: Comparable> {
  typealias Entry = (key: Key, item: Int)

  private let entries: [Entry]

  /// - Parameter entries: Each item with each of its keys, items in their order.
  init(_ entries: [Entry]) {
    self.entries = entries.sorted { ($0.key, $0.item) < ($1.key, $1.item) }
  }

  /// The items of a key, in their order.
  subscript(key: Key) -> ArraySlice<Entry> {
    let start = entries.partitioningIndex { $0.key >= key }
    return entries[start...].prefix { $0.key == key }
  }

  /// Visits each key with its items.
  func visit(_ body: (_ key: Key, _ items: ArraySlice<Entry>) -> Void) {
    var rest = entries[...]
    while let first = rest.first {
      let items = rest.prefix { $0.key == first.key }
      body(first.key, items)
      rest = rest[items.endIndex...]
    }
  }
}

extension Sequence<Int> {
  /// These items by a key; those without one are left out.
  func indexed<Key: Comparable>(by key: (Int) -> Key?) -> KeyIndex<Key> {
    KeyIndex(compactMap { item in key(item).map { (key: $0, item: item) } })
  }
}
