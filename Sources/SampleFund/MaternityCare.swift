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
      [.antenatal] + chance.maybe(.malariaPrevention, percent: 75)
        + chance.maybe(.ironTablets, percent: 60)
    case .delivery:
      [.delivery] + chance.maybe(.paracetamol, percent: 45)
        + chance.maybe(.ironTablets, percent: 50)
    case .caesarean:
      [.caesarean, .caesareanKit] + chance.maybe(.transport, percent: 70)
    case .postnatal:
      [.postnatal] + chance.maybe(.ironTablets, percent: 40)
        + chance.maybe(.familyPlanning, percent: 35)
    }
  }
}
