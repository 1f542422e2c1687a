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
    spread.map { ($0 * 1_000).text(2).padded(10) }.joined()
  }

  /// The same in microseconds.
  var microseconds: String { spread.map { ($0 * 1e6).text(2).padded(12) }.joined() }

  /// How many of a count there are in a second: median, slowest and fastest.
  func rate(_ name: String, _ count: Int) -> String {
    let rates = [spread[0], spread[2], spread[1]].map { Double(count) / $0 }
    return name.label + rates.map { $0.text(0).padded(12) }.joined()
  }

  private var spread: [Double] { [median, seconds.min() ?? 0, seconds.max() ?? 0] }

  /// How long something takes.
  static func seconds(_ body: () -> Void) -> Double {
    let time = ContinuousClock().measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
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
