import LedgerValues
import TabularText

/// Reads a QIF file: no balances, no account, and days whose order the file does not say.
///
/// Source: Quicken Interchange Format, as Intuit published it.
struct QIFStatementReader: StatementReader {
  private struct Item {
    let row: Int
    var range: Range<Int>
    var values: [UInt8: String] = [:]
  }

  static func isLikely(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes[...]
    let words = String(decoding: start.prefix(64), as: UTF8.self).lowercased()
    return words.hasPrefix("!type:") || words.hasPrefix("!account") || words.hasPrefix("!option:")
  }

  private static let openingName = FoldedName("Opening Balance")
  /// What begins a list of accounts or categories, up to the next type.
  private static let lists = ["!account", "!type:cat", "!type:class", "!type:memorized"]
  /// Letters of a value that are kept; a name or number longer than this is none.
  private static let valueBound = 1_024

  private let dayOrder: DayOrder
  private let normalize: (String) -> String
  private var watch = EncodingWatch(allowsLegacy: true)
  private var draft: StatementDraft
  private var open: Item?
  private var row = 1
  /// Whether the items here are no operations.
  private var isInList = false

  /// - Parameter dayOrder: The file does not say it; see `dayOrder(in:)`.
  init(
    dayOrder: DayOrder, currency: Currency, keepsLines: Bool,
    normalize: @escaping (String) -> String
  ) {
    self.dayOrder = dayOrder
    self.normalize = normalize
    draft = StatementDraft(currency: currency, keepsLines: keepsLines)
  }

  var format: String { "qif" }
  var profile: String { "qif 1" }
  var encoding: TextEncoding { watch.encoding }

  /// What the days at the beginning of a file show; nothing where they may be read either way, or
  /// disagree.
  static func dayOrder(in head: [UInt8]) -> DayOrder? {
    var evidence = DayOrderEvidence()
    for line in head.split(whereSeparator: isLineEnd)
    where line.first == UInt8(ascii: "D") {
      evidence.add(day(String(decoding: line.dropFirst().prefix(40), as: UTF8.self)))
    }
    return evidence.order(isFrench: false)
  }

  mutating func read(
    _ piece: FilePiece, into gathering: inout StatementGathering
  ) throws(StatementError) -> Int {
    let end = piece.wholeLines
    do {
      try watch.take(piece.bytes, upTo: end, line: row)
    } catch {
      throw .table(error)
    }
    var start = piece.origin == 0 && piece.bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    while start < end {
      let lineEnd = piece.bytes[start..<end].firstIndex(where: Self.isLineEnd) ?? end
      take(piece.bytes[start..<lineEnd], at: piece.origin, into: &gathering)
      let isPair = piece.bytes[lineEnd..<end].starts(with: [0x0d, 0x0a])
      start = lineEnd + (isPair ? 2 : 1)
      row += 1
    }
    if piece.isLast {
      // Without its line end, the last number may lack digits.
      finish(isCut: !(piece.bytes.last.map(Self.isLineEnd) ?? true), into: &gathering)
      gathering.add([draft])
    }
    return end
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }

  private mutating func take(
    _ line: ArraySlice<UInt8>, at origin: Int, into gathering: inout StatementGathering
  ) {
    switch line.first {
    case UInt8(ascii: "^"): finish(isCut: false, into: &gathering)
    case UInt8(ascii: "!"):
      open = nil
      let word = String(decoding: line.prefix(16), as: UTF8.self).lowercased()
      if Self.lists.contains(where: word.hasPrefix) {
        isInList = true
      } else if word.hasPrefix("!type:") {
        isInList = false
      }
    case _ where isInList: break
    case let code?:
      let end = origin + line.endIndex
      var item = open ?? Item(row: row, range: origin + line.startIndex..<end)
      item.range = item.range.lowerBound..<end
      let value = encoding.text(line.dropFirst().prefix(Self.valueBound))
      if item.values[code] == nil, !value.isEmpty { item.values[code] = value }
      open = item
    case nil: break
    }
  }

  /// Items without a day and an amount are none.
  private mutating func finish(isCut: Bool, into gathering: inout StatementGathering) {
    guard let item = open else { return }
    open = nil
    guard item.values[0x44] != nil || item.values[0x54] != nil else { return }
    var fate = RowFate.line
    var amount: Money?
    do throws(RowRejection) {
      let line = try line(item, dayOrder)
      amount = line.amount
      let isOpening = draft.figures.entries == 0 && draft.figures.opening == nil
      if isCut {
        throw .cut(CellPlace(line: item.row, column: nil, name: "^"))
      } else if isOpening, FoldedName(item.values[0x50] ?? "") == Self.openingName {
        draft.figures.opening = line.amount
        fate = .filtered(.balance)
      } else if line.amount.isZero {
        fate = .filtered(.zero)
      } else if !draft.add(line) {
        throw .amount(CellPlace(line: item.row, column: nil, name: "T"), value: "", .overflow)
      }
    } catch {
      fate = .rejected(error)
    }
    gathering.add(RowOutcome(row: item.row, byteRange: item.range, fate: fate, amount: amount))
  }

  /// `1/15'09` and `1/ 5/09` are written with slashes and without blanks.
  private static func day(_ text: String) -> String {
    text.replacing("'", with: "/").filter { $0 != " " }
  }

  private func line(_ item: Item, _ order: DayOrder) throws(RowRejection) -> StatementLine {
    let text = item.values[0x44] ?? ""
    guard let day = DayText(order: order).reading(Self.day(text))?.day else {
      throw .day(
        CellPlace(line: item.row, column: nil, name: "D"), value: String(text.prefix(40)))
    }
    let amount = item.values[0x54] ?? item.values[0x55] ?? ""
    let money: Money
    do throws(MoneyError) {
      money = try StatementAmount(decimal: .either, currency: draft.figures.currency).amount(amount)
    } catch {
      throw .amount(
        CellPlace(line: item.row, column: nil, name: "T"), value: String(amount.prefix(40)), error)
    }
    let reference = try StatementReference.checked(
      item.values[0x4e], at: CellPlace(line: item.row, column: nil, name: "N"))
    let words = [item.values[0x50], item.values[0x4d]].compactMap { $0 }.joined(separator: " ")
    return StatementLine(
      row: item.row, byteRange: item.range, day: day, amount: money,
      reference: reference.map(normalize),
      details: LineDetails(label: words.isEmpty ? nil : normalize(words)))
  }
}
