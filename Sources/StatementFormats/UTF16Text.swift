import TabularText

/// Brings a file of UTF-16 into UTF-8 as its bytes come in.
struct UTF16Text {
  let encoding: TextEncoding
  private var pending: [UInt8] = []
  private var highHalf: UInt16?

  /// - Parameter encoding: What the byte order mark announced; the mark itself is not taken.
  init(_ encoding: TextEncoding) {
    self.encoding = encoding
  }

  /// The encoding of a file in UTF-16 that begins with its mark or with `<`; nothing for any other.
  static func encoding(ofMarkup bytes: [UInt8]) -> TextEncoding? {
    if let marked = TextEncoding.marked(bytes) { return marked }
    if bytes.starts(with: [0x3c, 0]) { return .utf16LittleEndian }
    return bytes.starts(with: [0, 0x3c]) ? .utf16BigEndian : nil
  }

  /// The text of the next bytes; half a letter waits for its other half.
  mutating func utf8(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    pending += bytes
    var units: [UInt16] = []
    units.reserveCapacity(pending.count / 2 + 1)
    if let highHalf { units.append(highHalf) }
    highHalf = nil
    for index in stride(from: 0, to: pending.count - 1, by: 2) {
      let (first, second) = (UInt16(pending[index]), UInt16(pending[index + 1]))
      units.append(encoding == .utf16BigEndian ? first << 8 | second : second << 8 | first)
    }
    pending.removeFirst(pending.count / 2 * 2)
    if let last = units.last, UTF16.isLeadSurrogate(last) { highHalf = units.popLast() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}

/// Leads from places in the UTF-8 text of a file to those in its UTF-16 bytes.
struct UTF16Places {
  private let text: [UInt8]
  /// Units before each so many bytes.
  private let marks: [Int]
  private static let step = 1_024

  init(_ text: [UInt8]) {
    self.text = text
    var (marks, units) = ([Int](), 0)
    for (index, byte) in text.enumerated() {
      if index % Self.step == 0 { marks.append(units) }
      units += Self.units(byte)
    }
    self.marks = marks + [units]
  }

  func range(_ range: Range<Int>) -> Range<Int> {
    offset(range.lowerBound)..<offset(range.upperBound)
  }

  /// After the byte order mark, two bytes a unit.
  private func offset(_ offset: Int) -> Int {
    let offset = min(offset, text.count)
    let mark = offset / Self.step
    let rest = text[(mark * Self.step)..<offset].reduce(0) { $0 + Self.units($1) }
    return 2 + 2 * (marks[min(mark, marks.count - 1)] + rest)
  }

  /// A letter counts where it begins; one of four bytes is two units.
  private static func units(_ byte: UInt8) -> Int {
    byte & 0xc0 == 0x80 ? 0 : byte >= 0xf0 ? 2 : 1
  }
}

extension StatementReading {
  /// The same, with its places in the UTF-16 file and not in the text made of it.
  func placed(by places: UTF16Places, encoding: TextEncoding) -> StatementReading {
    StatementReading(
      profile: profile, encoding: encoding,
      statements: statements.map { statement in
        Statement(
          figures: statement.figures,
          lines: statement.lines.map { $0.at(places.range($0.byteRange)) })
      },
      leftOut: leftOut.map { row in
        RowOutcome(
          row: row.row, byteRange: places.range(row.byteRange), fate: row.fate, amount: row.amount)
      }, tally: tally)
  }
}

extension StatementLine {
  fileprivate func at(_ range: Range<Int>) -> StatementLine {
    StatementLine(
      row: row, byteRange: range, day: day, moment: moment, amount: amount, balance: balance,
      reference: reference, isFee: isFee, details: details)
  }
}
