/// A source of chance that gives the same numbers for the same seed on every machine.
///
/// The standard library's own drawing may change between versions of Swift; files that are
/// committed and compared byte for byte may not.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators"
/// (2014).
struct SplitMix64: Sendable {
  private var state: UInt64

  /// A stream of its own for each topic, so that a change to one leaves the others as they were.
  init(seed: UInt64, topic: String) {
    // FNV-1a over the topic's bytes.
    let hash = topic.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    state = seed ^ hash
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, the bound.
  mutating func number(below bound: Int) -> Int {
    precondition(bound > 0, "a number below \(bound)")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.count)
  }

  mutating func happens(percent: Int) -> Bool { number(below: 100) < percent }

  /// The element, in so many of a hundred cases.
  mutating func maybe<Element>(_ element: Element, percent: Int) -> [Element] {
    happens(percent: percent) ? [element] : []
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// An index, as often as its weight says.
  mutating func index(weights: [Int]) -> Int {
    var left = number(below: weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if left < weight { return index }
      left -= weight
    }
    return weights.count - 1
  }
}
