/// A piece of the rule book's text, with the line it is on.
struct SourceText {
  let text: Substring
  let line: Int

  var kept: String { Spelling.kept(text) }
  var folded: String { Spelling.folded(text) }
  var isEmpty: Bool { text.isEmpty }

  /// A part of it, on the same line.
  func part(_ text: Substring) -> SourceText { SourceText(text: text.trimmedBlanks, line: line) }

  func mistake(_ problem: RuleBookMistake.Problem) -> RuleBookMistake {
    let base = text.base.unicodeScalars
    var column = 1
    var index = text.startIndex
    while index > base.startIndex {
      index = base.index(before: index)
      if base[index] == "\n" { break }
      column += 1
    }
    // What is shown to a person is bounded, whatever was written.
    return RuleBookMistake(
      problem: problem, line: line, column: column, text: String(Spelling.kept(text).prefix(120)))
  }
}

/// A Markdown table, its cells not understood yet.
struct SourceTable {
  let header: [SourceText]
  var rows: [[SourceText]]
  /// Which of the rows of the text each is, from 1: one that cannot be read is left out.
  let ordinals: [Int]
  /// The canonical spelling of each cell, by row; filled by the readers that know its type.
  var spelled: [[String]]
  var spelledHeader: [String]
}

/// The rule book cut into headings, entries, tables and prose, in order.
struct RuleBookOutline {
  enum Block {
    case blank
    case heading(level: Int, SourceText)
    case entry(Entry)
    /// A place in `tables`.
    case table(Int)
    case prose(SourceText)
  }

  /// `- key : value`, and `key : value` for `décision` and `impossible`.
  struct Entry {
    let key: SourceText
    let value: SourceText
    let whole: SourceText
    let isListed: Bool
  }

  var blocks: [Block] = []
  var tables: [SourceTable] = []
  var mistakes: [RuleBookMistake] = []
  private var cellCount = 0
  private var open: [SourceText] = []

  init(_ text: String) {
    guard text.utf8.count <= RuleBookLimit.bytes.bound else {
      mistakes.append(SourceText(text: text.prefix(40), line: 1).mistake(.tooLarge(.bytes)))
      return
    }
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard number <= RuleBookLimit.lines.bound else {
        mistakes.append(SourceText(text: Substring(line), line: number).mistake(.tooLarge(.lines)))
        return
      }
      add(SourceText(text: Substring(line).trimmedBlanks, line: number))
    }
    closeTable()
    while case .blank? = blocks.last { blocks.removeLast() }
  }

  private mutating func add(_ line: SourceText) {
    if line.text.unicodeScalars.contains(where: Self.isObeyed) {
      mistakes.append(line.mistake(.controlCharacter))
      return
    }
    if line.text.utf8.first == UInt8(ascii: "|") {
      open.append(line)
      return
    }
    closeTable()
    guard !line.isEmpty else {
      // Two blank lines say no more than one.
      if let last = blocks.last, case .blank = last { return }
      if !blocks.isEmpty { blocks.append(.blank) }
      return
    }
    if line.text.utf8.first == UInt8(ascii: "#") {
      let level = line.text.utf8.prefix { $0 == UInt8(ascii: "#") }.count
      blocks.append(.heading(level: level, line.part(line.text.dropBytes(level))))
    } else if let entry = Self.entry(line) {
      blocks.append(.entry(entry))
    } else {
      blocks.append(.prose(line))
    }
  }

  /// What a terminal or an editor obeys rather than shows; scripts such as N'Ko spell with the two
  /// joiners.
  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", " "..."~", "\u{200C}", "\u{200D}": return false
    default: break
    }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// `- key : value`; unlisted only where the key is a word of the grammar, since prose has colons
  /// too.
  private static func entry(_ line: SourceText) -> Entry? {
    let isListed = line.text.utf8.starts(with: "- ".utf8)
    let body = isListed ? line.text.dropBytes(2) : line.text
    guard let colon = body.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let key = line.part(body[..<colon])
    guard isListed || Vocabulary.announcing.contains(where: { $0.matches(key.folded) }) else {
      return nil
    }
    let value = line.part(body[body.utf8.index(after: colon)...])
    return Entry(key: key, value: value, whole: line, isListed: isListed)
  }

  private mutating func closeTable() {
    guard let first = open.first else { return }
    defer { open = [] }
    let header = Self.cells(first)
    guard header.count <= RuleBookLimit.columns.bound else {
      mistakes.append(first.mistake(.tooLarge(.columns)))
      return
    }
    var body = open.dropFirst()
    if let second = body.first, Self.isSeparator(second.text) {
      body.removeFirst()
    } else {
      mistakes.append((body.first ?? first).mistake(.missingSeparator))
    }
    guard body.count <= RuleBookLimit.rows.bound else {
      mistakes.append(first.mistake(.tooLarge(.rows)))
      return
    }
    cellCount += header.count * (body.count + 1)
    guard cellCount <= RuleBookLimit.cells.bound else {
      mistakes.append(first.mistake(.tooLarge(.cells)))
      return
    }
    var rows: [[SourceText]] = []
    var ordinals: [Int] = []
    for (place, line) in body.enumerated() {
      let cells = Self.cells(line)
      if cells.count == header.count {
        rows.append(cells)
        ordinals.append(place + 1)
      } else {
        mistakes.append(line.mistake(.wrongCellCount(expected: header.count)))
      }
    }
    blocks.append(.table(tables.count))
    tables.append(
      SourceTable(
        header: header, rows: rows, ordinals: ordinals, spelled: rows.map { $0.map(\.kept) },
        spelledHeader: header.map(\.kept)))
  }

  private static func cells(_ line: SourceText) -> [SourceText] {
    var inner = line.text.dropBytes(1)
    if inner.utf8.last == UInt8(ascii: "|") {
      inner = inner[..<inner.utf8.index(before: inner.endIndex)]
    }
    return inner.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { line.part(Substring($0)) }
  }

  private static func isSeparator(_ text: Substring) -> Bool {
    var hasDash = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "): break
      default: return false
      }
    }
    return hasDash
  }
}

extension Substring {
  /// Without plain blanks, tabs and carriage returns at its ends.
  var trimmedBlanks: Substring {
    var (low, high) = (utf8.startIndex, utf8.endIndex)
    while low < high, Self.isBlank(utf8[low]) { low = utf8.index(after: low) }
    while low < high {
      let before = utf8.index(before: high)
      guard Self.isBlank(utf8[before]) else { break }
      high = before
    }
    return self[low..<high]
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0d
  }

  func dropBytes(_ count: Int) -> Substring {
    self[utf8.index(startIndex, offsetBy: count)...]
  }

  /// The parts between a separator of one byte, trimmed.
  func parts(separatedBy separator: Character) -> [Substring] {
    guard let byte = separator.asciiValue else { return [self] }
    return utf8.split(separator: byte, omittingEmptySubsequences: false)
      .map { Substring($0).trimmedBlanks }
  }
}
