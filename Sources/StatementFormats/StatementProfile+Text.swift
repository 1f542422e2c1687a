import LedgerValues
import TabularText

/// A profile as a person keeps it in a file: a line for each column of the statement and each rule.
///
///     name: caisse
///     day: Date opération
///     amount: Montant
///     decimal: comma
///
/// Several names of one column stand between semicolons; what is not said is as in a new profile.
/// A line that begins with `#` is a comment.
extension StatementProfile {
  /// The profile as text; `init(text:)` reads it back.
  public var text: String {
    var lines = ["name: \(name)", "version: \(version)"]
    for field in StatementField.allCases {
      if let names = columns[field], !names.isEmpty {
        lines.append("\(field.rawValue): \(names.joined(separator: "; "))")
      }
    }
    let needed = StatementField.allCases.filter(required.contains).map(\.rawValue)
    lines.append("required: \(needed.joined(separator: "; "))")
    lines += signs.textLines
    lines.append("fees: \(fees.rawValue)")
    if let dayOrder { lines.append("day_order: \(dayOrder.rawValue)") }
    lines.append("decimal: \(decimal.rawValue)")
    lines.append("default_currency: \(currency.code)")
    lines.append("order: \(order.rawValue)")
    lines.append("preamble: \(preamble)")
    if !keptStatuses.isEmpty {
      lines.append("kept_statuses: \(keptStatuses.sorted().joined(separator: "; "))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Reads a profile that a person keeps in a file.
  ///
  /// - Throws: `profileText`, naming the first line that cannot be read; line 0 where one is missing.
  public init(text: String) throws(StatementError) {
    var said = ProfileLines()
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      try said.take(line, number: index + 1)
    }
    self = try said.profile()
  }

  /// Lines of a profile's file beyond this many are none of a profile.
  static let lineBound = 200
}

/// The lines of a profile's file while it is read.
private struct ProfileLines {
  private var values: [String: (line: Int, items: [String])] = [:]

  private static let rules: Set<String> = [
    "name", "version", "required", "signs", "in", "out", "fees", "day_order", "decimal",
    "default_currency", "order", "preamble", "kept_statuses",
  ]

  mutating func take(_ line: Substring, number: Int) throws(StatementError) {
    let words = line.trimmingSpaces()
    guard !words.isEmpty, !words.hasPrefix("#") else { return }
    guard number <= StatementProfile.lineBound, let colon = words.firstIndex(of: ":") else {
      throw .profileText(line: number, key: String(words.prefix(40)))
    }
    let key = String(words[..<colon].trimmingSpaces())
    let items = words[words.index(after: colon)...].split(separator: ";")
      .map { String($0.trimmingSpaces()) }.filter { !$0.isEmpty }
    guard Self.rules.contains(key) || StatementField(rawValue: key) != nil, values[key] == nil,
      !items.isEmpty
    else { throw .profileText(line: number, key: String(key.prefix(40))) }
    values[key] = (number, items)
  }

  func profile() throws(StatementError) -> StatementProfile {
    var columns: [StatementField: [String]] = [:]
    for field in StatementField.allCases {
      if let said = values[field.rawValue] { columns[field] = said.items }
    }
    let required = try set("required") { StatementField(rawValue: $0) }
    guard columns[.day] != nil else { throw .profileText(line: 0, key: "day") }
    guard required.isSubset(of: columns.keys) else { throw wrong("required") }
    let usual: Set<StatementField> = [.day, .amount, .debit, .credit]
    let name = try one("name") { $0.utf8.count <= 64 ? $0 : nil }
    guard let name else { throw .profileText(line: 0, key: "name") }
    var profile = StatementProfile(
      name: name, version: try number("version", 1...1_000) ?? 1, columns: columns,
      required: required.isEmpty ? usual.intersection(columns.keys) : required)
    profile.signs = try signs(columns)
    profile.fees = try one("fees") { FeeRule(rawValue: $0) } ?? .beside
    profile.dayOrder = try one("day_order") { DayOrder(rawValue: $0) }
    profile.decimal = try one("decimal") { DecimalMark(rawValue: $0) } ?? .either
    profile.currency = try one("default_currency") { Currency(code: $0) } ?? .xof
    profile.order = try one("order") { RowOrder(rawValue: $0) } ?? .automatic
    profile.preamble = try number("preamble", 0...100) ?? 20
    profile.keptStatuses = Set(
      values["kept_statuses"]?.items.map { FoldedName($0).description } ?? [])
    return profile
  }

  private func signs(_ columns: [StatementField: [String]]) throws(StatementError) -> SignRule {
    let words = { (key: String) in Set(values[key]?.items.map { FoldedName($0).description } ?? [])
    }
    let hasSides = columns[.debit] != nil && columns[.credit] != nil
    guard hasSides || columns[.amount] != nil else { throw .profileText(line: 0, key: "amount") }
    let rule = try one("signs") { (name) -> SignRule? in
      switch name {
      case "written" where columns[.amount] != nil: .written
      case "sides" where hasSides: .sides
      case "sides_with_minus" where hasSides: .sidesWithMinus
      case "words" where columns[.amount] != nil && columns[.label] != nil:
        .words(in: words("in"), out: words("out"))
      default: nil
      }
    }
    return rule ?? (hasSides ? .sides : .written)
  }

  private func wrong(_ key: String) -> StatementError {
    .profileText(line: values[key]?.line ?? 0, key: key)
  }

  /// What a key says; nothing where it is not there.
  private func one<Value>(
    _ key: String, _ read: (String) -> Value?
  ) throws(StatementError) -> Value? {
    guard let said = values[key] else { return nil }
    guard said.items.count == 1, let value = read(said.items[0]) else { throw wrong(key) }
    return value
  }

  private func number(_ key: String, _ range: ClosedRange<Int>) throws(StatementError) -> Int? {
    try one(key) { Int($0).flatMap { range.contains($0) ? $0 : nil } }
  }

  private func set<Value: Hashable>(
    _ key: String, _ read: (String) -> Value?
  ) throws(StatementError) -> Set<Value> {
    guard let said = values[key] else { return [] }
    let read = said.items.compactMap(read)
    guard read.count == said.items.count else { throw wrong(key) }
    return Set(read)
  }
}

extension SignRule {
  fileprivate var textLines: [String] {
    switch self {
    case .written: ["signs: written"]
    case .sides: ["signs: sides"]
    case .sidesWithMinus: ["signs: sides_with_minus"]
    case .words(let words, let out):
      ["signs: words"]
        + [("in", words), ("out", out)].compactMap { key, words in
          words.isEmpty ? nil : "\(key): \(words.sorted().joined(separator: "; "))"
        }
    }
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> Substring {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
