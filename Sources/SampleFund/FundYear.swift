import LedgerValues

/// The year of the fund, lived day by day: what comes in, what care costs, what is paid.
///
/// Each day spends only what the days before it left: see `Treasury`.
struct FundYear: Sendable {
  let year: SampleYear
  let population: Population
  let providers: Providers
  let contributions: ContributionPlan
  let care: CarePlan
  let subsidies: [Subsidy]

  var treasury = Treasury()
  var owed: Owed
  /// What each person has saved, up to the day before.
  var savings: [Int]
  /// Deposits of the day, by person.
  var deposits: [(saver: Int, amount: Int)] = []
  let isSaver: [Bool]
  /// What the solidarity fund still has for waivers, at least.
  var solidarityRoom = 0
  /// Withdrawals that wait for their day of the year.
  var withdrawalsDue: [[Withdrawal]]

  var books: Books
  var claims: Claims
  var counts: CashCounts
  var references: References
  var chance: SplitMix64
  var movements: (wallet: [Movement], bank: [Movement]) = ([], [])

  init(households: Int, seed: UInt64, year: SampleYear) {
    self.year = year
    population = Population(households: households, seed: seed, year: year)
    providers = Providers(households: households)
    contributions = ContributionPlan(population, seed: seed, year: year)
    let visits = VisitPlan(population, providers, seed: seed, year: year)
    care = CarePlan(visits, population, contributions)
    subsidies =
      SubsidyPlan(care, contributions, year: year, step: households < 200 ? 5_000 : 50_000)
      .subsidies
    owed = Owed(providers: providers.all.count)
    savings = Array(repeating: 0, count: population.people.count)
    var isSaver = [Bool](repeating: false, count: population.people.count)
    for saver in population.savers { isSaver[saver] = true }
    self.isSaver = isSaver
    withdrawalsDue = Array(repeating: [], count: year.dayCount)
    books = Books(population, providers)
    claims = Claims(population, providers, year: year)
    counts = CashCounts(year: year, households: households)
    references = References(seed: seed)
    chance = SplitMix64(seed: seed, topic: "year")
    for index in 0..<year.dayCount { live(index) }
  }

  private mutating func live(_ index: Int) {
    let day = year.day(at: index)
    if day.dayOfMonth == 1 { owed.closeMonth() }
    pay(on: day)
    transfer(on: day)
    withdraw(on: day)
    giveCare(on: day)
    for subsidy in subsidies where subsidy.day == day { receive(subsidy) }
    for contribution in contributions.byDay[index] { receive(contribution) }
    treasury.closeDay()
    if day == day.calendarMonth.lastDay { counts.note(treasury) }
    for deposit in deposits { savings[deposit.saver] += deposit.amount }
    deposits.removeAll(keepingCapacity: true)
  }
}

extension FundYear {
  private mutating func receive(_ subsidy: Subsidy) {
    treasury.receive(subsidy.amount, into: subsidy.account, subsidy.fund)
    if subsidy.fund == .solidarity { solidarityRoom += subsidy.amount }
    let reference = references.bank(.credit)
    books.enter(subsidy, reference: reference)
    if subsidy.account == .bank {
      movements.bank.append(
        Movement(
          day: subsidy.day, minute: 0, reference: reference, label: "Virement reçu",
          amount: subsidy.amount, fee: 0))
    }
  }

  private mutating func receive(_ contribution: Contribution) {
    let group = SavingsGroup.all[population.households[contribution.household].group]
    let isDues = contribution.saver == nil
    let till = contribution.isByWallet ? Till.wallet : isDues ? .cash : group.box
    treasury.receive(contribution.amount, into: till.account, isDues ? .general : group.fund)
    var reference = ""
    if contribution.isByWallet {
      let given = references.wallet(on: contribution.day)
      reference = given.text
      movements.wallet.append(
        Movement(
          day: contribution.day, minute: given.minute, reference: reference,
          label: isDues ? "Cotisation" : "Épargne", amount: contribution.amount, fee: 0))
    }
    if let saver = contribution.saver { deposits.append((saver, contribution.amount)) }
    books.enter(contribution, at: till, reference: reference)
  }
}
