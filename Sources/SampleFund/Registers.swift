import LedgerValues

/// The files that are there before the year begins: funds, providers, people, prices.
enum Registers {
  static func funds() -> Sheet {
    var sheet = Sheet("funds.csv", header: "fund,kind,title_fr,title_en,funder")
    sheet.add(Fund.general.code, "general", "Fonds commun", "Common fund", "")
    sheet.add(
      Fund.solidarity.code, "restricted", "Fonds de solidarité", "Solidarity fund",
      SubsidyPlan.donor)
    sheet.add(
      Fund.state.code, "programme", "Gratuités de l'État", "Free care of the State",
      SubsidyPlan.state)
    sheet.add(
      Fund.transport.code, "restricted", "Fonds de transport", "Transport fund",
      SubsidyPlan.twinTown)
    for group in SavingsGroup.all {
      sheet.add(
        group.fund.code, "savings", "Épargne santé \(group.name)", "Health savings \(group.name)",
        "")
    }
    return sheet
  }

  static func providers(_ providers: Providers) -> Sheet {
    var sheet = Sheet("providers.csv", header: "provider,title,place")
    for provider in providers.all { sheet.add(provider.code, provider.title, provider.place) }
    return sheet
  }

  /// In the order of their numbers; a household is opened by its subscriber's row.
  static func households(_ population: Population) -> Sheet {
    var sheet = Sheet(
      "households.csv",
      header: "household,group,joined,class,class_day,person,role,name,sex,birth,phone")
    for household in population.households {
      let group = SavingsGroup.all[household.group].fund.code
      let joined = household.joined.description
      let level = household.standing?.level.rawValue ?? ""
      let decided = household.standing?.decided.description ?? ""
      for index in household.people {
        let person = population.people[index]
        sheet.add(
          household.code, group, joined, level, decided, person.code, person.role.rawValue,
          person.name, person.sex.rawValue, person.birth.description, person.phone)
      }
    }
    return sheet
  }

  static func prices(year: SampleYear) -> Sheet {
    var sheet = Sheet(
      "prices.csv", header: "service,title_fr,title_en,act,programme,fee,from,neutral")
    func add(_ service: Service, fee: Int, from: Day) {
      sheet.add(
        service.code, service.titles.french, service.titles.english, service.act,
        service.programme, String(fee), from.description, service.neutral)
    }
    for service in PriceList.services { add(service, fee: service.fee, from: year.first) }
    for service in PriceList.services {
      if let fee = service.feeFromJuly { add(service, fee: fee, from: year.day(7, 1)) }
    }
    return sheet
  }
}
