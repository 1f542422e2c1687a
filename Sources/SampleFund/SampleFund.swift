import LedgerValues

/// An invented year of a fund around a community health centre in Bamako.
///
/// Everything in it is made by chance from a seed: the people, what they save and pay, what they
/// fall ill with. The same size, seed and year give the same bytes on every machine.
///
///     SampleFund.files(households: 400, seed: 1)  // the year of Examples/sikoro
///
/// The files are those that `import` and `reconcile import` read. A book that keeps every rule
/// takes them all: no treasury account is ever below zero, nobody spends more than was saved, and
/// no provider is paid more than is owed. Late in the year the solidarity fund is short for some
/// weeks, so that waivers become commitments. Statements, counts and claims have the faults of real
/// ones.
public enum SampleFund {
  /// Makes the files, each with its name and its text.
  ///
  /// Those of one month, by which a year is reconciled, are in a folder of that month: the statements,
  /// the counts of the cash boxes, and what each provider claims.
  ///
  /// Time and memory grow with the number of households, about five visits and twenty-two
  /// contributions each.
  ///
  /// - Precondition: at least one household; a year from 1910 to 2990. The rule book is that of
  ///   2025: other years need another one.
  public static func files(
    households: Int, seed: UInt64, year: Int = 2025
  ) -> [(name: String, text: String)] {
    let calendar = SampleYear(year)
    let lived = FundYear(households: households, seed: seed, year: calendar)
    var chance = SplitMix64(seed: seed, topic: "statements")
    let wallet = Statement(
      lived.movements.wallet, kept: .walletOperator, year: calendar, &chance)
    let bank = Statement(lived.movements.bank, kept: .bank, year: calendar, &chance)
    let books = lived.books
    let sheets = [
      Registers.funds(), Registers.providers(lived.providers),
      Registers.households(lived.population), Registers.prices(year: calendar),
      books.subsidies, books.contributions, books.transfers, books.withdrawals, books.visits,
      books.payments, wallet.walletSheet(), bank.bankSheet(),
    ]
    let months = SampleYear.months.flatMap { month in
      [
        wallet.walletSheet(ofMonth: calendar.month(month)),
        bank.bankSheet(ofMonth: calendar.month(month)),
      ]
    }
    var hands = SplitMix64(seed: seed, topic: "counts")
    let counts = SampleYear.months.map { lived.counts.sheet(ofMonth: $0, &hands) }
    chance = SplitMix64(seed: seed, topic: "claims")
    let claims = SampleYear.months.flatMap { lived.claims.sheets(ofMonth: $0, &chance) }
    return (sheets + months + counts + claims).map { ($0.name, $0.text) }
      + [("reglement.md", ruleBook)]
  }

  /// The rule book of the sample: `reglement.md`.
  public static let ruleBook = String(decoding: PackageResources.reglement_md, as: UTF8.self)
}
