import LedgerValues

/// Movements by what names them and amount: a chained hash table with the texts beside the places,
/// so that a look at a movement is a look into the table alone.
struct ReferenceIndex {
  private struct Entry {
    let text: String
    let mark: UInt64
    let target: Int32
    let next: Int32
  }

  private var entries: [Entry] = []
  private var heads: [Int32]
  private let mask: UInt64

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    heads = [Int32](repeating: -1, count: size)
    mask = UInt64(size - 1)
    entries.reserveCapacity(capacity)
  }

  mutating func add(_ text: String, _ key: ReferenceKey, _ amount: Money, _ target: Int) {
    let mark = Self.mark(key, amount)
    let slot = Int(mark & mask)
    entries.append(Entry(text: text, mark: mark, target: Int32(target), next: heads[slot]))
    heads[slot] = Int32(entries.count - 1)
  }

  /// Where a search begins; asked for many keys in one short loop, since the processor then waits for
  /// many places of memory at once.
  struct Start {
    fileprivate let mark: UInt64
    fileprivate let place: Int32
  }

  func start(_ key: ReferenceKey, _ amount: Money) -> Start {
    let mark = Self.mark(key, amount)
    return Start(mark: mark, place: place(of: mark, from: heads[Int(mark & mask)]))
  }

  /// The first entry with a mark, from one of its chain on.
  private func place(of mark: UInt64, from first: Int32) -> Int32 {
    var place = first
    while place >= 0, entries[Int(place)].mark != mark { place = entries[Int(place)].next }
    return place
  }

  /// Visits all movements of a key and amount, and by a rare chance others; who visits compares the
  /// texts. Where they name the same, the amounts are the same.
  func visit(from start: Start, _ body: (_ target: Int, _ text: String) -> Void) {
    var place = start.place
    while place >= 0 {
      let entry = entries[Int(place)]
      body(Int(entry.target), entry.text)
      place = self.place(of: start.mark, from: entry.next)
    }
  }

  /// Each step is one to one, so that of one identity different amounts have different marks; and
  /// fixed, so that not even the time taken depends on the process.
  private static func mark(_ key: ReferenceKey, _ amount: Money) -> UInt64 {
    var mixed = key.identity ^ (UInt64(bitPattern: amount.units) &* 0x9e37_79b9_7f4a_7c15)
    mixed = (mixed ^ (mixed >> 32)) &* 0xbf58_476d_1ce4_e5b9
    return mixed ^ (mixed >> 29)
  }
}
