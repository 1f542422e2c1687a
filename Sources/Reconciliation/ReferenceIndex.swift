import LedgerValues

/// Movements by the identity of a reference and amount: a chained hash table that holds no keys, so that it stays in
/// the processor's caches. Who visits it compares.
struct ReferenceIndex {
  private struct Entry {
    let mark: UInt32
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
    entries.reserveCapacity(capacity * 2)
  }

  mutating func add(_ identity: UInt64, _ amount: Money, _ target: Int) {
    let hash = Self.hash(identity, amount)
    let slot = Int(hash & mask)
    entries.append(
      Entry(
        mark: UInt32(truncatingIfNeeded: hash >> 32), target: Int32(target), next: heads[slot]))
    heads[slot] = Int32(entries.count - 1)
  }

  /// Visits all movements of an identity and amount, and by a rare chance others.
  func visit(_ identity: UInt64, _ amount: Money, _ body: (Int) -> Void) {
    let hash = Self.hash(identity, amount)
    let mark = UInt32(truncatingIfNeeded: hash >> 32)
    var next = heads[Int(hash & mask)]
    while next >= 0 {
      let entry = entries[Int(next)]
      if entry.mark == mark { body(Int(entry.target)) }
      next = entry.next
    }
  }

  /// A fixed mixing, so that not even the time taken depends on the process.
  private static func hash(_ identity: UInt64, _ amount: Money) -> UInt64 {
    var mixed = identity ^ (UInt64(bitPattern: amount.units) &* 0x9e37_79b9_7f4a_7c15)
    mixed = (mixed ^ (mixed >> 32)) &* 0xbf58_476d_1ce4_e5b9
    return mixed ^ (mixed >> 29)
  }
}
