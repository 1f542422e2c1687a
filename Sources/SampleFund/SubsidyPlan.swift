import LedgerValues

/// Outside money with a purpose, into a fund.
struct Subsidy: Sendable {
  let day: Day
  let fund: Fund
  let funder: String
  let amount: Int
  let account: Treasury.Account
  let purpose: String
}

/// Subsidies that keep the general and the State's fund from ever being short, and let the
/// solidarity fund run dry in November.
///
/// Amounts are rounded up as a funder would; they follow from what care will cost, which a real
/// fund can only guess.
struct SubsidyPlan: Sendable {
  static let donor = "Fondation Kalanso"
  static let twinTown = "Comité de jumelage de Sikoro"
  static let townHall = "Mairie de la Commune I"
  static let state = "État, direction régionale"

  private(set) var subsidies: [Subsidy] = []
  private let year: SampleYear
  /// What subsidies are multiples of.
  private let step: Int

  init(_ care: CarePlan, _ contributions: ContributionPlan, year: SampleYear, step: Int) {
    (self.year, self.step) = (year, step)
    let general = care.mostByDay.indices.map { day in
      care.mostByDay[day].general - Self.dues(of: contributions, dayBefore: day)
    }
    let quarters = [year.day(1, 2), year.day(4, 2), year.day(7, 2), year.day(10, 2)]
    addFully(
      needs: general, on: quarters,
      Source(.general, Self.townHall, .bank, "Appui aux soins du fonds commun"))
    // The State pays, but later than it said.
    let late = [quarters[0]] + quarters.dropFirst().map { $0.adding(days: 8) }
    addFully(
      needs: care.mostByDay.map(\.state), on: late,
      Source(.state, Self.state, .restrictedBank, "Avance sur les gratuités"))
    addFully(
      needs: care.mostByDay.map(\.transport), on: [quarters[0]],
      Source(.transport, Self.twinTown, .restrictedBank, "Évacuations vers le CSRéf"))
    addSolidarity(care.mostByDay.map(\.solidarity))
    subsidies.sort { $0.day < $1.day }
  }

  private struct Source {
    let fund: Fund
    let funder: String
    let account: Treasury.Account
    let purpose: String

    init(_ fund: Fund, _ funder: String, _ account: Treasury.Account, _ purpose: String) {
      (self.fund, self.funder, self.account, self.purpose) = (fund, funder, account, purpose)
    }
  }

  private mutating func add(_ amount: Int, on day: Day, _ source: Source) {
    guard amount > 0 else { return }
    subsidies.append(
      Subsidy(
        day: day, fund: source.fund, funder: source.funder, amount: amount,
        account: source.account, purpose: source.purpose))
  }

  /// Before each stretch of days, as much as its dearest moment needs, and a twentieth more.
  private mutating func addFully(needs: [Int], on days: [Day], _ source: Source) {
    var rest = 0
    for (index, day) in days.enumerated() {
      // What arrives on a day may be spent from the next, so a stretch ends on its last day.
      let start = index == 0 ? 0 : year.index(of: day) + 1
      let end = index + 1 < days.count ? year.index(of: days[index + 1]) + 1 : needs.count
      var (sum, peak, turnover) = (0, 0, 0)
      for need in needs[start..<end] {
        sum += need
        peak = max(peak, sum)
        turnover += max(0, need)
      }
      let lacking = peak + turnover / 20 + step - rest
      let amount = lacking > 0 ? Self.roundedUp(lacking, step) : 0
      add(amount, on: day, source)
      rest += amount - sum
    }
  }

  /// Enough to the first days of November; the next gift comes in the second week of December.
  private mutating func addSolidarity(_ needs: [Int]) {
    let small = max(step / 10, 500)
    let source = Source(
      .solidarity, Self.donor, .restrictedBank, "Part des ménages les plus pauvres")
    func sum(_ from: Day, _ to: Day) -> Int {
      needs[year.index(of: from)...year.index(of: to)].reduce(0, +)
    }
    let first = Self.roundedUp(sum(year.first, year.day(7, 2)), small)
    let second = sum(year.first, year.day(11, 4)) - first
    add(first, on: year.day(1, 2), source)
    add(Self.roundedUp(max(0, second), small), on: year.day(7, 2), source)
    add(
      Self.roundedUp(sum(year.day(11, 5), year.last) + step, small), on: year.day(12, 9),
      Source(.solidarity, Self.twinTown, .restrictedBank, source.purpose))
  }

  private static func dues(of contributions: ContributionPlan, dayBefore index: Int) -> Int {
    guard index > 0 else { return 0 }
    return contributions.byDay[index - 1].reduce(0) { $1.months == nil ? $0 : $0 + $1.amount }
  }

  private static func roundedUp(_ amount: Int, _ step: Int) -> Int {
    (amount + step - 1) / step * step
  }
}
