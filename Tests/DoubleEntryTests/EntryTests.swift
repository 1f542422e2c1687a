import DoubleEntry
import LedgerValues
import Testing

@Suite struct EntryTests {
  /// Each row: voucher, label, postings as `account fund amount`, then what the entry answers.
  static let table = """
    -  |          |                                            | tooFewPostings 0
    -  |          | 5711 GEN 0                                 | tooFewPostings 1
    -  | a name   | 5711 GEN 0, 4191 GEN 1                     | voucherMissing
    R1 |          | 5711 GEN 0, 4191 GEN 1                     | labelNotAWord
    R1 | Awa T.   | 5711 GEN 0, 4191 GEN 1                     | labelNotAWord
    R1 | 1visit   | 5711 GEN 0, 4191 GEN 1                     | labelNotAWord
    R1 | saved    | 5711 GEN 1000000000000, 4191 GEN 0         | zeroAmount 4191
    R1 | saved    | 5711 GEN 1, 4191 GEN -1000000000000        | amountOutOfBounds 4191
    R1 | saved    | 5711 GEN MIN, 4191 GEN MAX, 4191 GEN 1     | amountOutOfBounds 5711
    R1 | saved    | 5711 GEN 500, 4191 GEN -499                | unbalanced GEN 1
    R1 | saved    | 5711 GEN 500, 4191 SOL -500                | unbalanced GEN 500
    R1 | saved    | 5711 SOL 500, 4191 GEN -500                | unbalanced GEN -500
    R1 | saved    | 5711 GEN 5, 4191 GEN -5, 5711 SOL 2, 4191 SOL -3 | unbalanced SOL -1
    R1 | saved    | 5711 GEN 500, 4191 GEN -500                | recorded
    R1 | saved_2-x| 5711 GEN -999999999999, 4191 GEN 999999999999 | recorded
    R1 | visit    | 6011 GEN 4500, 4011 GEN -4500, 6521 SOL 1500, 4011 SOL -1500 | recorded
    """

  @Test(arguments: table.split(separator: "\n").map(String.init))
  func `refusals come in their order`(row: String) throws {
    let cells = row.split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed)
    try #require(cells.count == 4)
    let postings = try cells[2].split(separator: ",").map { try Self.posting(String($0)) }
    #expect(try Self.answer(cells[0], cells[1], postings) == cells[3])
  }

  @Test func `a label of forty letters is the longest`() throws {
    let postings = try Self.saving(500)
    for length in [39, 40] {
      let label = String(repeating: "a", count: length)
      #expect(try Self.answer("R1", label, postings) == "recorded")
    }
    let label = String(repeating: "a", count: 41)
    #expect(try Self.answer("R1", label, postings) == "labelNotAWord")
    #expect(try Self.answer("R1", "épargne", postings) == "labelNotAWord")
  }

  @Test func `a movement is what one entry does to a treasury account over all funds`() throws {
    let entry = try Entry(
      journal: .miscellaneous, day: day("2025-03-09"), voucher: "V1", label: "payment",
      postings: [
        .debit(.providers, fund("GEN"), 4_500), .credit(account("5521"), fund("GEN"), 4_500),
        .debit(.providers, fund("SOL"), 1_500), .credit(account("5521"), fund("SOL"), 1_500),
        .debit(.mobileMoneyFees, fund("GEN"), 60), .credit(account("5521"), fund("GEN"), 60),
      ])
    #expect(try entry.movement(on: account("5521")) == -6_060)
    #expect(try entry.movement(on: account("5711")) == nil)
  }

  @Test func `a loan between funds in one box is a movement of nothing`() throws {
    let entry = try Entry(
      journal: .miscellaneous, day: day("2025-03-09"), voucher: "PV 7", label: "loan",
      postings: [
        .debit(.betweenFunds, fund("GEN"), 20_000), .credit(account("5711"), fund("GEN"), 20_000),
        .debit(account("5711"), fund("SOL"), 20_000), .credit(.betweenFunds, fund("SOL"), 20_000),
      ])
    #expect(try entry.movement(on: account("5711")) == .zero)
  }

  static func saving(_ amount: Money) throws -> [Posting] {
    [
      .debit(try account("5711"), try fund("GEN"), amount),
      .credit(.healthSavings, try fund("GEN"), amount),
    ]
  }

  private static func trimmed(_ cell: Substring) -> String {
    let inner = cell.drop { $0 == " " }
    return String(inner.reversed().drop { $0 == " " }.reversed())
  }

  private static func posting(_ text: String) throws -> Posting {
    let words = text.split(separator: " ").map(String.init)
    try #require(words.count == 3)
    let units: Int64
    switch words[2] {
    case "MIN": units = .min
    case "MAX": units = .max
    default: units = try #require(Int64(words[2]))
    }
    return Posting(try account(words[0]), try fund(words[1]), Money(units))
  }

  private static func answer(
    _ voucher: String, _ label: String, _ postings: [Posting]
  ) throws -> String {
    let day = try day("2025-03-09")
    do throws(EntryError) {
      _ = try Entry(
        journal: .miscellaneous, day: day, voucher: voucher == "-" ? "" : voucher, label: label,
        postings: postings)
      return "recorded"
    } catch {
      switch error {
      case .tooFewPostings(let count): return "tooFewPostings \(count)"
      case .voucherMissing: return "voucherMissing"
      case .labelNotAWord: return "labelNotAWord"
      case .zeroAmount(let account): return "zeroAmount \(account)"
      case .amountOutOfBounds(let account): return "amountOutOfBounds \(account)"
      case .unbalanced(let fund, let difference): return "unbalanced \(fund) \(difference.units)"
      case .malformed(let key): return "malformed \(key)"
      }
    }
  }
}
