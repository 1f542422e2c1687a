import LedgerValues

/// One person's illness or accident, as the health centre finds it.
struct Illness: Sendable {
  let reason: Reason
  let triage: Triage
  let isReferral: Bool
  let pregnant: Bool?
  let items: [PriceList.Item]

  init(_ person: Person, on day: Day, _ chance: inout SplitMix64) {
    let months = person.months(on: day)
    let finding = Finding(person, months: months, on: day, &chance)
    let isPregnant = person.isPregnant(on: day)
    items = finding.items(isChild: months.upperBound < 180, &chance)
    isReferral = finding == .referred
    reason =
      finding == .accident ? .accident : months.upperBound < 2 ? .newborn : .illness
    triage = finding.triage(&chance)
    // Whether a woman is pregnant decides who pays for malaria from five years on. Below that age
    // nobody asks; elsewhere it is asked now and then, and decides nothing.
    let matters = finding.isMalaria && months.upperBound >= 60
    let isAsked = person.sex == .woman && months.lowerBound >= 180 && chance.happens(percent: 30)
    pregnant = matters || isAsked ? isPregnant : nil
  }

  func visit(of person: Int, on day: Day, at provider: Int) -> Visit {
    Visit(
      day: day, person: person, provider: provider, isReferral: isReferral, reason: reason,
      triage: triage, pregnant: pregnant, items: items)
  }
}

/// What the nurse finds; it is no diagnosis and is written nowhere.
enum Finding: Sendable {
  case malaria, severeMalaria, cough, diarrhoea, worms, accident, pressure, infection, planning
  case referred

  init(_ person: Person, months: ClosedRange<Int>, on day: Day, _ chance: inout SplitMix64) {
    // A birth known to the year may leave open whether a child is five: then the State's part of a
    // malaria treatment could not be decided, and such a visit could not be recorded.
    let agesDecide = months.upperBound < 60 || months.lowerBound >= 60
    let percent = SampleYear.malariaPercent[day.month - 1]
    let isSmall = months.upperBound < 60
    let isNewborn = months.upperBound < 2
    if agesDecide, !isNewborn, chance.happens(percent: isSmall ? percent : percent * 6 / 10) {
      self = chance.happens(percent: 7) ? .severeMalaria : .malaria
      return
    }
    if isSmall {
      let weights = isNewborn ? [70, 30, 0, 0, 0] : [42, 30, 16, 6, 6]
      self = [.cough, .diarrhoea, .worms, .accident, .referred][chance.index(weights: weights)]
    } else if person.isPregnant(on: day) {
      self = .cough
    } else if person.sex == .woman, (190...560).contains(months.lowerBound) {
      self =
        [.planning, .infection, .cough, .accident, .referred][
          chance.index(weights: [30, 14, 32, 8, 16])]
    } else if months.lowerBound >= 600 {
      self = [.pressure, .cough, .accident, .referred][chance.index(weights: [45, 25, 8, 22])]
    } else {
      self = [.cough, .worms, .accident, .referred][chance.index(weights: [50, 18, 22, 10])]
    }
  }

  var isMalaria: Bool { self == .malaria || self == .severeMalaria }

  func triage(_ chance: inout SplitMix64) -> Triage {
    switch self {
    case .severeMalaria: chance.happens(percent: 30) ? .red : .orange
    case .accident: [.green, .orange, .red][chance.index(weights: [70, 25, 5])]
    case .malaria, .cough, .diarrhoea, .worms, .pressure, .infection, .planning, .referred:
      chance.happens(percent: 3) ? .orange : .green
    }
  }

  func items(isChild: Bool, _ chance: inout SplitMix64) -> [PriceList.Item] {
    let first: PriceList.Item = isChild ? .childConsultation : .consultation
    switch self {
    case .malaria:
      return [first, .malariaTest, .malariaTablets] + chance.maybe(.paracetamol, percent: 65)
    case .severeMalaria:
      return [first, .malariaTest, .malariaInjection] + chance.maybe(.rehydration, percent: 50)
    case .cough: return [first, .amoxicillin] + chance.maybe(.paracetamol, percent: 60)
    case .diarrhoea: return [first, .rehydration] + chance.maybe(.bloodCount, percent: 8)
    case .worms: return [first, .worming] + chance.maybe(.ironTablets, percent: 30)
    case .accident:
      return chance.maybe(first, percent: 70) + [.dressing] + chance.maybe(.suture, percent: 35)
        + chance.maybe(.paracetamol, percent: 60)
    case .pressure: return [first, .pressureTablets] + chance.maybe(.sugarTest, percent: 30)
    case .infection: return [first, .infection] + chance.maybe(.confidentialTest, percent: 40)
    case .planning: return [.familyPlanning]
    case .referred:
      return [.referral] + chance.maybe(.bloodCount, percent: 55)
        + chance.maybe(.scan, percent: isChild ? 15 : 40)
        + chance.maybe(.transport, percent: 8)
    }
  }
}
