/// One CSV file as it grows: UTF-8, commas, a line feed after each row.
struct Sheet: Sendable {
  let name: String
  private(set) var text: String

  init(_ name: String, header: String) {
    self.name = name
    text = header + "\n"
  }

  mutating func add(_ cells: String...) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(",") }
      if cell.utf8.contains(where: { $0 == 44 || $0 == 34 }) {
        let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false)
        text += "\"" + doubled.joined(separator: "\"\"") + "\""
      } else {
        text += cell
      }
    }
    text.append("\n")
  }
}

extension Int {
  /// The number in so many digits at least, with zeros before it.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
