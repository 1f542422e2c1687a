import LedgerValues
import SampleFund
import Testing

/// A fund of a size and a seed, with its files by name.
struct Sample: Sendable, CustomTestStringConvertible {
  let households: Int
  let seed: UInt64
  let files: [String: String]

  init(households: Int, seed: UInt64) {
    self.households = households
    self.seed = seed
    files = Dictionary(
      uniqueKeysWithValues: SampleFund.files(households: households, seed: seed)
        .map { ($0.name, $0.text) })
  }

  var testDescription: String { "\(households) households, seed \(seed)" }

  func rows(_ name: String) throws -> [Row] { try Rows(#require(files[name])).rows }

  static let sikoro = Sample(households: 400, seed: 1)

  /// The smallest with a second health centre.
  static let twoCentres = Sample(households: 2_001, seed: 9)

  /// Sizes and seeds that every promise is held against: Sikoro, a few of note, and many small.
  static let all: [Sample] =
    [
      sikoro, Sample(households: 1, seed: 1), Sample(households: 400, seed: 42),
    ] + (1...24).map { Sample(households: $0 * $0 / 8 + 2, seed: UInt64($0)) }
}

/// A CSV file, read by a reader of the tests' own.
struct Rows {
  let names: [String]
  let rows: [Row]

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.cells)
    lines.removeLast()
    names = lines.removeFirst()
    let names = names
    rows = lines.map { Row(cells: Dictionary(uniqueKeysWithValues: zip(names, $0))) }
  }

  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for byte in line.unicodeScalars {
      switch byte {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].unicodeScalars.append(byte)
      }
    }
    return cells
  }
}

/// A row of a file, by column.
struct Row {
  let cells: [String: String]

  subscript(_ name: String) -> String { cells[name] ?? "" }
  func francs(_ name: String) -> Int { Int(self[name]) ?? 0 }

  func day(_ name: String = "day") throws -> Day {
    try #require(Day(iso: self[name]), "\(name) of \(cells)")
  }
}
