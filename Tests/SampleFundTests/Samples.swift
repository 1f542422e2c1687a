import LedgerValues
import SampleFund
import Testing

/// Samples made once for all tests, as files by name.
enum Samples {
  static let sikoro = files(households: 400, seed: 1)

  static func files(households: Int, seed: UInt64) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: SampleFund.files(households: households, seed: seed)
        .map { ($0.name, $0.text) })
  }

  /// Sizes and seeds that every promise is held against; the first is Sikoro.
  static let all: [Sample] = [
    Sample(households: 400, seed: 1), Sample(households: 1, seed: 1),
    Sample(households: 2, seed: 77), Sample(households: 7, seed: 5),
    Sample(households: 40, seed: 1), Sample(households: 40, seed: 2),
    Sample(households: 150, seed: 3), Sample(households: 400, seed: 42),
    Sample(households: 2_001, seed: 9),
  ]
}

/// A size and a seed.
struct Sample: Sendable, CustomTestStringConvertible {
  let households: Int
  let seed: UInt64

  var testDescription: String { "\(households) households, seed \(seed)" }
  var files: [String: String] { Samples.files(households: households, seed: seed) }
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
