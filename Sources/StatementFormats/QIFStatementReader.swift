import LedgerValues
import TabularText

/// Reads a QIF file: no balances, no account, and days whose order the file does not say.
///
/// Source: Quicken Interchange Format, as Intuit published it.
struct QIFStatementReader {
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

  private let encoding: TextEncoding
  private let currency: Currency
  private let normalize: (String) -> String
  private let items: [Item]

  init(_ bytes: [UInt8], currency: Currency, normalize: @escaping (String) -> String) {
    encoding = TextEncoding.ofText(bytes)
    self.currency = currency
    self.normalize = normalize
    items = Self.items(of: bytes, encoding)
  }

  /// - Throws: `dayOrderUnknown` where no day tells its order and the caller does not either.
  func reading(dayOrder: DayOrder?) throws(StatementError) -> StatementReading {
    guard let order = dayOrder ?? self.dayOrder else { throw .dayOrderUnknown }
    var (lines, rows): ([StatementLine], [RowOutcome]) = ([], [])
    var opening: Money? = nil
    for item in items {
      do throws(RowRejection) {
        let line = try line(item, order)
        let isOpening = lines.isEmpty && FoldedName(item.values[0x50] ?? "") == Self.openingName
        if isOpening { opening = line.amount }
        let fate: RowFate =
          isOpening ? .filtered(.balance) : line.amount.isZero ? .filtered(.zero) : .line
        if fate == .line { lines.append(line) }
        rows.append(
          RowOutcome(row: item.row, byteRange: item.range, fate: fate, amount: line.amount))
      } catch {
        rows.append(RowOutcome(row: item.row, byteRange: item.range, fate: .rejected(error)))
      }
    }
    let statement = Statement(currency: currency, opening: opening, closing: nil, lines: lines)
    return StatementReading(
      profile: "qif 1", encoding: encoding, statements: [statement], rows: rows)
  }

  private static let openingName = FoldedName("Opening Balance")

  /// Seen from days past the twelfth; nothing where none is, or where they disagree.
  private var dayOrder: DayOrder? {
    let days = items.compactMap { $0.values[0x44] }.map(Self.day)
    let fits = DayOrder.allCases.filter { order in
      days.allSatisfy { DayText(order: order).reading($0) != nil }
    }
    return fits.count == 1 ? fits.first : nil
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
      money = try StatementAmount(decimal: .either, currency: currency).amount(amount)
    } catch {
      throw .amount(
        CellPlace(line: item.row, column: nil, name: "T"), value: String(amount.prefix(40)), error)
    }
    let words = [item.values[0x50], item.values[0x4d]].compactMap { $0 }.joined(separator: " ")
    return StatementLine(
      row: item.row, byteRange: item.range, day: day, amount: money,
      reference: item.values[0x4e].map(normalize),
      details: LineDetails(label: words.isEmpty ? nil : normalize(words)))
  }

  /// Items of account lists and headers have no day and no amount, and are none.
  private static func items(of bytes: [UInt8], _ encoding: TextEncoding) -> [Item] {
    var items: [Item] = []
    var open: Item? = nil
    var (start, row) = (0, 1)
    func finish() {
      if let item = open, item.values[0x44] != nil || item.values[0x54] != nil {
        items.append(item)
      }
      open = nil
    }
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if let code = line.first {
        if code == UInt8(ascii: "^") {
          finish()
        } else if code == UInt8(ascii: "!") {
          open = nil
        } else {
          var item = open ?? Item(row: row, range: start..<line.endIndex)
          item.range = item.range.lowerBound..<line.endIndex
          let value = encoding.text(line.dropFirst())
          if item.values[code] == nil, !value.isEmpty { item.values[code] = value }
          open = item
        }
      }
      start = end + 1
      row += 1
    }
    finish()
    return items
  }
}
