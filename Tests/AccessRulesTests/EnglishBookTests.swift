import AccessRules
import LedgerValues
import Testing

@Suite struct EnglishBookTests {
  private static let text = """
    # A small rule book
    - rule book : small
    - version : 1
    - in force : 2025-01-01 .. 2025-12-31
    - adopted : 2024-12-01, Minutes 1
    - cash : by 5 F, to the nearest

    ## Facts

    | fact | of | type | comes from | silence | sensitive |
    |---|---|---|---|---|---|
    | Age | person | integer 0..1440 | book : months since birth | stay unknown | no |
    | Sex | person | female, male | book : sex | stay unknown | no |
    | Pregnant | person | yes, no | intake | ask | yes |
    | Class | household | A < B < C, not applicable | evidence : minutes | suppose not applicable | no |
    | Months valid | household | integer 0..120, not applicable | book : months since the evidence Class | suppose not applicable | no |
    | Taken | person | money | book : sum FUND by person, calendar year | stay unknown | no |
    | Paid | household | money | book : sum household by household, calendar month | stay unknown | no |
    | Act | line | visit, drug | price list : act | ask | no |

    impossible : Pregnant = yes and Sex = male

    ## Parameters

    | parameter | since | value | reference |
    |---|---|---|---|
    | Limit | 2025-01-01 | 60 | Minutes 1 |
    | Limit | 2025-07-01 | 72 | Minutes 2 |

    ## Payers

    | payer | name | fund | mode | if the fund is short |
    |---|---|---|---|---|
    | FUND | Common fund | GEN | benefit | commitment up to 100 F, then next payer |
    | POOR | Solidarity | SOL | waiver | household |

    ## Article 1. Who is helped

    decision : Help

    | U | Age | Pregnant | Class | Months valid | Act | Help | # Why |
    |---|---|---|---|---|---|---|---|
    | 1 | < Limit | - | - | - | - | 100 % | a small child |
    | 2 | >= Limit | yes | - | - | - | 50 % | pregnant |
    | 3 | >= Limit | no | A, B | < 12 | except drug | 25 % | poor |
    | 4 | otherwise | | | | | 0 % | |

    ## Who pays, in order

    | n | payer | takes | at most | article |
    |---|---|---|---|---|
    | 1 | FUND | Help of the rest | 900 F - Taken | 1 |
    | 2 | POOR | what exceeds 400 F - Paid, provisional 3 days | | 1 |
    | 3 | household | the rest | | |

    ## When in doubt

    | F | Pregnant | doubt |
    |---|---|---|
    | 1 | yes | for the household |
    | 2 | otherwise | hold |
    """

  private func book() throws -> RuleBook {
    let reading = RuleBook.read(Self.text)
    #expect(reading.mistakes == [])
    return try #require(reading.book)
  }

  private func care(_ day: Day?, _ facts: [String: FactState], available: Money) throws -> CareCase
  {
    var known: [String: FactState] = [
      "Age": .value(.integer(65)), "Sex": .value(.choice("F")), "Pregnant": .value(.choice("non")),
      "Taken": .value(.integer(100)), "Paid": .value(.integer(0)),
    ]
    known.merge(facts) { $1 }
    return CareCase(
      day: try #require(day), facts: known.mapValues { Fact($0) },
      lines: [CareLine(fee: 1_000, facts: ["Act": Fact(.value(.choice("visit")))])],
      available: ["GEN": available, "SOL": 10_000])
  }

  @Test func `an English book keeps its words`() throws {
    let book = try book()
    #expect(book.language == .english)
    #expect(RuleBook.read(lines: book.lines).book?.digest == book.digest)
    let words = ["## Who pays, in order", "impossible : Pregnant = yes and Sex = male"]
    #expect(words.allSatisfy(book.lines.contains))
    #expect(
      book.lines.contains(
        "| 2 | POOR | what exceeds 400 F - Paid, provisional 3 days | | 1 |"))
  }

  @Test func `a parameter moves the boundary on its day`() throws {
    let book = try book()
    let june = try book.decide(try care(Day(2025, 6, 30), [:], available: 10_000))
    let july = try book.decide(try care(Day(2025, 7, 1), [:], available: 10_000))
    #expect(june.shares?.total(of: "FUND") == 0)
    // 100 % of 1 000 F, but 900 F less the 100 F already taken.
    #expect(july.shares?.total(of: "FUND") == 800)
    #expect(july.shares?.caps.count == 1)
  }

  @Test func `what exceeds a limit is provisional, and a short fund commits up to its limit`()
    throws
  {
    let book = try book()
    let care = try care(Day(2025, 7, 1), ["Paid": .value(.integer(350))], available: 500)
    let decision = try book.decide(care)
    let shares = try #require(decision.shares?.lines.first?.shares)
    #expect(shares.map(\.amount) == [500, 100, 350])
    #expect(shares.map(\.isCommitment) == [false, true, false])
    #expect(shares.map(\.provisionalDays) == [nil, nil, 3])
    #expect(decision.shares?.household == 50)
    let text = book.explanation(of: decision, for: care, in: .english).text
    #expect(text.contains("article 1: what exceeds 400\u{A0}F - Paid"), "\(text)")
    #expect(try CareCase(json: care.json(book)) == care)
  }
}
