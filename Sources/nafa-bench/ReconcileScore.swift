import Reconciliation

/// How much of a sample's truth was found, and how much of what was found is true.
///
/// A line is right where its group has the movement that the truth gives it, and no movement that
/// is another line's. Lines that came for two movements are not in the truth; they are told by their
/// numbers, and counted apart.
struct ReconcileScore {
  struct Part {
    var found = 0
    var right = 0
    var truths = 0

    var text: String {
      let precision = Double(right) / Double(max(1, found))
      let recall = Double(right) / Double(max(1, truths))
      return "precision \(precision.text(4)), recall \(recall.text(4)) (\(right) of \(found))"
    }
  }

  private(set) var confirmed = Part()
  /// Confirmed and suggested.
  private(set) var all = Part()
  private(set) var splits = Part()
  private(set) var questions = 0

  private let numberOfRow: (lines: [Int: Substring], movements: [Int: Substring])

  init(_ reconciling: Reconciling, in folder: String) {
    numberOfRow = (
      Self.numbers(in: folder + "/statement.csv"), Self.numbers(in: folder + "/ledger.csv")
    )
    let movementOf = Self.truth(in: folder + "/truth.csv")
    let rowOf = Dictionary(
      reconciling.lines.map { ($0.id, $0.row) }, uniquingKeysWith: { first, _ in first })
    let booked = Set(numberOfRow.movements.values)
    splits.truths = numberOfRow.lines.values.filter { booked.contains("L\($0.dropFirst())b") }.count
    (confirmed.truths, all.truths) = (movementOf.count, movementOf.count)
    questions = reconciling.result.questions.count
    for group in reconciling.result.groups {
      let lines = group.lines.compactMap { rowOf[$0].flatMap { numberOfRow.lines[$0] } }
      let movements = Set(group.movements.compactMap { numberOfRow.movements[$0.record] })
      if lines.count == 1, movements.count > 1 {
        add(split: lines[0], movements)
        continue
      }
      let expected = Set(lines.compactMap { movementOf[$0] })
      let right = expected == movements ? expected.count : 0
      all.found += lines.count
      all.right += right
      guard group.grade == .confirmed else { continue }
      confirmed.found += lines.count
      confirmed.right += right
    }
  }

  private mutating func add(split line: Substring, _ movements: Set<Substring>) {
    let number = "L\(line.dropFirst())"
    splits.found += 1
    if movements == [Substring(number), Substring(number + "b")] { splits.right += 1 }
  }

  /// By line of the file, the first cell.
  private static func numbers(in path: String) -> [Int: Substring] {
    let rows = TextFile.read(path).split(separator: "\n", omittingEmptySubsequences: false)
    var numbers: [Int: Substring] = [:]
    for (index, row) in rows.enumerated().dropFirst() where !row.isEmpty {
      numbers[index + 1] = row.prefix { $0 != "," }
    }
    return numbers
  }

  private static func truth(in path: String) -> [Substring: Substring] {
    var movementOf: [Substring: Substring] = [:]
    for row in TextFile.read(path).split(separator: "\n").dropFirst() {
      let cells = row.split(separator: ",")
      if cells.count == 2 { movementOf[cells[0]] = cells[1] }
    }
    return movementOf
  }
}
