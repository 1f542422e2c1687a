import DoubleEntry
import LedgerValues

extension Phrase: ExpressibleByStringInterpolation {
  init(stringLiteral words: String) {
    pieces = words.isEmpty ? [] : [.words(words)]
  }

  init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
  }

  /// Collects the pieces of a sentence as it is written in the source.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    mutating func appendLiteral(_ words: String) {
      if !words.isEmpty { pieces.append(.words(words)) }
    }

    mutating func appendInterpolation(_ money: Money) { append(.money(money)) }
    mutating func appendInterpolation(bare money: Money) { append(.bareMoney(money)) }
    mutating func appendInterpolation(_ rate: Rate) { append(.rate(rate)) }
    mutating func appendInterpolation(_ count: Int) { append(.count(count)) }
    mutating func appendInterpolation(_ day: Day) { append(.day(day)) }
    mutating func appendInterpolation(_ month: Month) { append(.month(month)) }
    mutating func appendInterpolation(_ moment: Moment) { append(.moment(moment)) }
    mutating func appendInterpolation(name: String) { append(.name(name)) }
    mutating func appendInterpolation(quoted: String) { append(.quoted(quoted)) }
    mutating func appendInterpolation(code: String) { append(.code(code)) }
    mutating func appendInterpolation(_ code: AccountCode) { append(.code(code.text)) }
    mutating func appendInterpolation(_ code: FundCode) { append(.code(code.text)) }
    mutating func appendInterpolation(_ code: CheckedCode) { append(.code(code.description)) }
    mutating func appendInterpolation(_ key: RecordKey) { append(.code(key.description)) }
    mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

    mutating func appendInterpolation(_ count: Int, _ one: String, _ many: String) {
      pieces.append(.counted(count, one: one, many: many))
    }

    private mutating func append(_ value: Value) { pieces.append(.value(value)) }
  }
}
