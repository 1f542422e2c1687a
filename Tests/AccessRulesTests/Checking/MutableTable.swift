/// A table of a rule book's text, cut into cells, that can be put back changed.
struct MutableTable {
  let header: [String]
  let rows: [[String]]
  /// The columns that a row decides.
  let outputs: Range<Int>
  private let place: Range<Int>

  static func tables(of lines: [String]) -> [MutableTable] {
    var tables: [MutableTable] = []
    var start = 0
    while let first = lines[start...].firstIndex(where: { $0.hasPrefix("|") }) {
      let end = lines[first...].firstIndex { !$0.hasPrefix("|") } ?? lines.count
      tables.append(MutableTable(lines, first..<end))
      start = end
    }
    return tables
  }

  private init(_ lines: [String], _ place: Range<Int>) {
    self.place = place
    header = Self.cells(lines[place.lowerBound])
    rows = lines[place].dropFirst(2).map(Self.cells)
    let end = header.last?.hasPrefix("#") == true ? header.count - 1 : header.count
    // Only a line `décision : A, B` just above names more than one.
    let said = lines[max(0, place.lowerBound - 2)..<place.lowerBound]
      .first { $0.hasPrefix("décision :") }
    outputs = end - (said?.split(separator: ",").count ?? 1)..<end
  }

  private static func cells(_ line: String) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { $0.trimmed }
  }

  var pairs: [(Int, Int)] {
    rows.indices.flatMap { first in
      rows.indices.filter { $0 > first }.map { (first, $0) }
    }
  }

  func replaced(in lines: [String], by rows: [[String]]) -> [String] {
    let head = lines[..<(place.lowerBound + 2)]
    return head + rows.map { "| " + $0.joined(separator: " | ") + " |" }
      + lines[place.upperBound...]
  }
}

extension [[String]] {
  /// The same rows, the first column counting them.
  var numbered: [[String]] {
    enumerated().map { place, row in ["\(place + 1)"] + row.dropFirst() }
  }
}

extension StringProtocol {
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
