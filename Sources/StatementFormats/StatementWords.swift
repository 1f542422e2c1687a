public import LedgerValues

/// What a statement says in words beside its figures: what payers wrote, and their numbers, by the
/// row of the file.
///
/// They name people: a book keeps them apart from its list, where they can be erased, and matching
/// does without them once they are.
public struct StatementWords: Hashable, Sendable {
  private let details: [Int: LineDetails]

  /// Nothing where the lines have none.
  public init?(of lines: [StatementLine]) {
    let said = lines.filter { !$0.details.isEmpty }
    guard !said.isEmpty else { return nil }
    details = Dictionary(said.map { ($0.row, $0.details.onOneLine) }) { first, _ in first }
  }

  /// What a row's lines say; nothing where they say none.
  public func details(ofRow row: Int) -> LineDetails? { details[row] }

  /// The form in which they are kept, in the order of the rows.
  public var json: JSON {
    .array(
      details.sorted { $0.key < $1.key }.map { row, details in
        var members: [String: JSON] = ["row": .integer(Int64(row))]
        members["label"] = details.label.map { .text($0) }
        members["phone"] = details.phone.map { .text($0) }
        return .object(members)
      })
  }

  /// Reads what `json` wrote.
  ///
  /// - Throws: `malformed` naming the key.
  public init(json: JSON) throws(StatementError) {
    guard let items = json.array else { throw .malformed(key: "words") }
    var details: [Int: LineDetails] = [:]
    for item in items {
      guard let row = item["row"]?.integer, row > 0 else { throw .malformed(key: "row") }
      details[Int(row)] = LineDetails(label: item["label"]?.text, phone: item["phone"]?.text)
    }
    self.details = details
  }
}

extension LineDetails {
  /// Line breaks and other controls as blanks: a kept text is one line.
  fileprivate var onOneLine: LineDetails {
    LineDetails(label: label.map(Self.onOneLine), phone: phone.map(Self.onOneLine))
  }

  private static func onOneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      line.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(line)
  }
}
