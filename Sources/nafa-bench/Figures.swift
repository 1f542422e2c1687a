/// The seconds of several runs of one thing.
struct Figures {
  private var seconds: [Double] = []

  mutating func add(_ value: Double) { seconds.append(value) }

  var median: Double {
    let sorted = seconds.sorted()
    let middle = sorted.count / 2
    guard let last = sorted.last else { return 0 }
    return sorted.count % 2 == 1
      ? sorted[middle] : middle == 0 ? last : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// Median, fastest and slowest, in milliseconds.
  var row: String {
    [median, seconds.min() ?? 0, seconds.max() ?? 0].map { ($0 * 1_000).text(2).padded(10) }
      .joined()
  }
}

extension Double {
  /// With so many decimals, and a point.
  func text(_ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((self * Double(scale)).rounded())
    let rest = String(scaled.magnitude % UInt(scale))
    let sign = scaled < 0 ? "-" : ""
    let whole = "\(sign)\(scaled.magnitude / UInt(scale))"
    return decimals == 0
      ? whole : whole + "." + String(repeating: "0", count: decimals - rest.count) + rest
  }
}

extension String {
  /// To the right of a column.
  func padded(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  /// To the left of the first column.
  var label: String { self + String(repeating: " ", count: max(1, 46 - count)) }

  static let head = "".label + ["median ms", "min", "max"].map { $0.padded(10) }.joined()
}
