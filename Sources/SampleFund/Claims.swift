import LedgerValues

/// What providers ask to be paid for, month by month: the invoice of each, with the faults that real
/// ones have.
struct Claims: Sendable {
  /// A service of a visit, as the provider's invoice says it.
  struct Line: Sendable {
    var day: Day
    var visit: String
    /// As an index into the people.
    var person: Int
    let service: String
    var fee: Int
    /// What the household paid at the desk.
    var charged: Int
    var amount: Int
    /// Whether the decision leaves the household nothing to pay.
    let isFree: Bool
  }

  private let population: Population
  private let providers: Providers
  private let year: SampleYear
  /// By month from 0, then by provider.
  private var lines: [[[Line]]]

  init(_ population: Population, _ providers: Providers, year: SampleYear) {
    (self.population, self.providers, self.year) = (population, providers, year)
    lines = Array(
      repeating: Array(repeating: [], count: providers.all.count), count: SampleYear.months.count)
  }

  /// Notes the lines of a visit of which the funds bear a part.
  mutating func note(_ estimated: CarePlan.EstimatedVisit, code: String, savings: [Int]) {
    let visit = estimated.visit
    for (index, item) in visit.items.enumerated() {
      let fee = visit.fee(of: item)
      let charged = estimated.household[index] - savings[index]
      guard charged < fee else { continue }
      lines[visit.day.month - 1][visit.provider].append(
        Line(
          day: visit.day, visit: code, person: visit.person,
          service: PriceList.service(item).code, fee: fee, charged: charged,
          amount: fee - charged, isFree: charged == 0))
    }
  }

  /// The invoices of a month, with their faults; none of a provider that nobody has visited.
  func sheets(ofMonth month: Int, _ chance: inout SplitMix64) -> [Sheet] {
    providers.all.indices.compactMap { provider in
      let claimed = lines[month - 1][provider]
      guard !claimed.isEmpty else { return nil }
      var sheet = Sheet(
        "\(year.month(month))/claim-\(providers.all[provider].code).csv",
        header: "jour,visite,personne,prestation,tarif,part du ménage,montant")
      for line in ClaimFault.faulty(claimed, month: month, population, year, &chance) {
        let (year, month, day) = line.day.civil
        sheet.add(
          "\(day.padded(to: 2))/\(month.padded(to: 2))/\(year)", line.visit,
          population.people[line.person].code, line.service, String(line.fee),
          String(line.charged), String(line.amount))
      }
      return sheet
    }
  }
}
