import LedgerValues

/// What a mother comes for.
enum MaternityCare: Sendable {
  case firstAntenatal, antenatal, delivery, caesarean, postnatal

  func visit(
    of person: Int, on day: Day, at provider: Int, _ chance: inout SplitMix64
  ) -> Visit {
    Visit(
      day: day, person: person, provider: provider, isReferral: self == .caesarean,
      reason: reason, triage: self == .caesarean ? chance.pick([.orange, .red]) : .green,
      pregnant: self == .postnatal ? nil : true, items: items(&chance))
  }

  private var reason: Reason {
    switch self {
    case .delivery, .caesarean: .delivery
    case .firstAntenatal, .antenatal, .postnatal: .illness
    }
  }

  private func items(_ chance: inout SplitMix64) -> [PriceList.Item] {
    switch self {
    case .firstAntenatal:
      [.antenatal, .pregnancyTests, chance.happens(percent: 60) ? .ironTablets : .confidentialTest]
    case .antenatal:
      [.antenatal] + some(.malariaPrevention, 75, &chance) + some(.ironTablets, 60, &chance)
    case .delivery:
      [.delivery] + some(.paracetamol, 45, &chance) + some(.ironTablets, 50, &chance)
    case .caesarean:
      [.caesarean, .caesareanKit] + some(.transport, 70, &chance)
    case .postnatal:
      [.postnatal] + some(.ironTablets, 40, &chance) + some(.familyPlanning, 35, &chance)
    }
  }
}

/// A line that such a visit has in so many of a hundred cases.
func some(
  _ item: PriceList.Item, _ percent: Int, _ chance: inout SplitMix64
) -> [PriceList.Item] {
  chance.happens(percent: percent) ? [item] : []
}
