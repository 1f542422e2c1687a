import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

@Suite struct PlainTextJournalTests {
  static func text(_ header: ReportHeader, _ book: RandomBook) -> String {
    var text = ""
    PlainTextJournal(header, chart: book.chart, currency: .xof, lines: book.lines).write(to: &text)
    return text
  }

  @Test func `an entry and its reversal are written so`() throws {
    let visit = try entry(
      "2025-03-09", "facture [7], é; x", "visit",
      "4191 SAV-BENKADI 500 person:secret, 4011 SAV-BENKADI -500 provider:CSCOM-1, 905 GEN 80,"
        + "915 GEN -80, 5712-A GEN 7, 7011 GEN -7")
    let undone = try ["2025-03-10", "2025-04-01"].map { visit.reversal(on: try day($0)) }
    let lines = lines([visit] + undone, firstRecord: 17)
    let header = try ReportHeader(
      through: day("2025-03-31"), knownAt: Moment(iso: "2025-05-01T08:00Z"), record: key(19),
      checkpoint: "7K2MNPQRSTVW")
    var text = ""
    PlainTextJournal(header, chart: Chart(.sycebnl), currency: .xof, lines: lines).write(to: &text)
    #expect(text == Self.golden)
  }

  static let golden = """
    ; through: 2025-03-31
    ; known at: 2025-05-01T08:00:00.000Z
    ; record: #19
    ; checkpoint: 7K2MNPQRSTVW

    commodity XOF

    tag record
    tag reversal
    tag type
    tag voucher
    tag party
    payee visit

    account 4011:SAV-BENKADI
        ; type: L
    account 4191:SAV-BENKADI
        ; type: L
    account 5712-A:GEN
        ; type: C
    account 7011:GEN
        ; type: R
    account 905:GEN
    account 915:GEN

    2025-03-09 * (OD-2025-17) visit
        ; record: #17
        ; voucher: facture _7__ __ x
        4191:SAV-BENKADI  500 XOF
        4011:SAV-BENKADI  -500 XOF
        ; party: provider:CSCOM-1
        905:GEN  80 XOF
        915:GEN  -80 XOF
        5712-A:GEN  7 XOF
        7011:GEN  -7 XOF

    2025-03-10 * (OD-2025-18) visit
        ; record: #18
        ; voucher: facture _7__ __ x
        ; reversal: yes
        4191:SAV-BENKADI  -500 XOF
        4011:SAV-BENKADI  500 XOF
        ; party: provider:CSCOM-1
        905:GEN  -80 XOF
        915:GEN  80 XOF
        5712-A:GEN  -7 XOF
        7011:GEN  7 XOF


    """

  @Test(arguments: [23])
  func `the text is plain ASCII and names no person or household`(seed: UInt64) throws {
    let book = try RandomBook(seed: seed, records: 300)
    let text = Self.text(try header(), book)
    #expect(text.utf8.allSatisfy { $0 == 10 || (32...126).contains($0) })
    for party in book.savers + book.households { #expect(!text.contains(party.key)) }
    #expect(text.contains("; party: provider:CSCOM-1"))
  }

  @Test func `amounts have as many decimals as the currency`() throws {
    let table: [(Int64, String, String)] = [
      (12_500, "XOF", "12500"), (-1, "XOF", "-1"), (12_500, "EUR", "125.00"), (5, "EUR", "0.05"),
      (-5, "TND", "-0.005"), (-12_345, "TND", "-12.345"), (100, "EUR", "1.00"),
    ]
    for (units, code, expected) in table {
      let line = PostedLine(
        record: key(1), part: 1, journal: .miscellaneous, number: 1, day: try day("2025-01-01"),
        voucher: "V", label: "x", isReversal: false, account: .providers, fund: try fund("GEN"),
        amount: Money(units))
      let currency = try #require(Currency(code: code))
      var text = ""
      PlainTextJournal(try header(), chart: Chart(.group), currency: currency, lines: [line])
        .write(to: &text)
      #expect(text.contains("    4011:GEN  \(expected) \(code)\n"))
    }
  }
}

/// What others make of our export: the same balances, under their strictest reading.
@Suite struct OtherProgramTests {
  static let seeds: [UInt64] = [24, 25, 26]

  private static func expected(
    _ balance: TrialBalance, _ amount: KeyPath<SixColumns, Columns>
  ) -> [String: Int64] {
    Dictionary(
      uniqueKeysWithValues: balance.rows.map {
        ("\($0.account):\($0.fund)", $0.columns[keyPath: amount].balance.units)
      })
  }

  private static func byAccount(_ balance: TrialBalance) -> [String: Int64] {
    Dictionary(
      uniqueKeysWithValues: balance.accounts().map {
        ($0.account.text, $0.columns.closing.balance.units)
      })
  }

  @Test(
    .enabled(
      if: OtherProgram.isInstalled("hledger"), "hledger is not installed: its balances not compared"
    ), arguments: seeds)
  func `hledger computes our trial balance`(seed: UInt64) throws {
    let hledger = try #require(OtherProgram("hledger"))
    let book = try RandomBook(seed: seed, records: 400)
    let header = try header("2025-01-01", through: "2025-09-30")
    let text = PlainTextJournalTests.text(header, book)
    let balance = TrialBalance(header, lines: book.lines)
    let (status, said) = try hledger.run(on: text, ["check", "--strict", "payees"])
    #expect(status == 0, "\(said)")
    let flat = ["bal", "-O", "csv", "-N", "-E", "--flat"]
    #expect(try hledger.balances(of: text, flat) == Self.expected(balance, \.closing))
    let opening = try hledger.balances(of: text, flat + ["-e", "2025-01-01"])
    let movements = try hledger.balances(of: text, flat + ["-b", "2025-01-01"])
    for row in balance.rows {
      let name = "\(row.account):\(row.fund)"
      #expect(opening[name, default: 0] == row.columns.opening.balance.units, "\(seed) \(name)")
      #expect(movements[name, default: 0] == row.columns.movements.balance.units, "\(name)")
    }
    let deep = try hledger.balances(of: text, flat + ["--depth", "1"])
    #expect(deep == Self.byAccount(balance))
  }

  @Test(
    .enabled(
      if: OtherProgram.isInstalled("ledger"), "ledger is not installed: its balances not compared"),
    arguments: seeds)
  func `ledger computes our trial balance`(seed: UInt64) throws {
    let ledger = try #require(OtherProgram("ledger"))
    let book = try RandomBook(seed: seed, records: 400)
    let header = try header("2025-01-01", through: "2025-09-30")
    let text = PlainTextJournalTests.text(header, book)
    let balance = TrialBalance(header, lines: book.lines)
    let strict = ["--pedantic", "--explicit", "--check-payees"]
    let flat =
      strict + ["bal", "-E", "--flat", "--no-total"]
      + ["--format", "%(account),%(quantity(amount))\n"]
    #expect(try ledger.balances(of: text, flat) == Self.expected(balance, \.closing))
    let deep =
      strict + ["bal", "-E", "--depth", "1", "--no-total"]
      + ["--format", "%(account),%(quantity(display_total))\n"]
    #expect(try ledger.balances(of: text, deep) == Self.byAccount(balance))
  }

  @Test(
    .enabled(
      if: OtherProgram.isInstalled("hledger"), "hledger is not installed: its refusals not tried"))
  func `a journal that is a franc off is found by hledger, so that its agreement means something`()
    throws
  {
    let hledger = try #require(OtherProgram("hledger"))
    let text = PlainTextJournalTests.golden
    let strict = ["check", "--strict", "payees"]
    #expect(try hledger.run(on: text, strict).status == 0)
    let off = text.replacing("905:GEN  80 XOF", with: "905:GEN  81 XOF")
    #expect(try hledger.run(on: off, strict).status != 0)
    let undeclared = text.replacing("account 905:GEN\n", with: "")
    #expect(try hledger.run(on: undeclared, strict).status != 0)
  }

  @Test(
    .enabled(
      if: OtherProgram.isInstalled("ledger"), "ledger is not installed: its refusals not tried"))
  func `a journal that is a franc off is found by ledger too`() throws {
    let ledger = try #require(OtherProgram("ledger"))
    let text = PlainTextJournalTests.golden
    let strict = ["--pedantic", "--explicit", "--check-payees", "bal"]
    #expect(try ledger.run(on: text, strict).status == 0)
    let off = text.replacing("905:GEN  80 XOF", with: "905:GEN  81 XOF")
    #expect(try ledger.run(on: off, strict).status != 0)
    let undeclared = text.replacing("account 905:GEN\n", with: "")
    #expect(try ledger.run(on: undeclared, strict).status != 0)
  }
}
