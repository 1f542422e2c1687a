import DoubleEntry
import LedgerValues
import TabularText

extension RowReader {
  mutating func fundAct() -> Act? {
    let code = fund("fund")
    let kind = choice(
      "kind", Fund.Kind.self,
      french: [
        "général": .general, "affecté": .restricted, "programme": .programme, "épargne": .savings,
      ])
    let titles = (text("title_fr"), text("title_en"))
    guard let code, let kind, let french = titles.0, let english = titles.1 else { return nil }
    return .fund(
      Fund(
        code: code, kind: kind, frenchTitle: french, englishTitle: english,
        funder: optional("funder")))
  }

  mutating func providerAct() -> Act? {
    let (code, title, place) = (text("provider"), text("title"), text("place"))
    guard let code, let title, let place else { return nil }
    return .provider(Provider(code: code, title: title, place: place))
  }

  mutating func priceAct() -> Act? {
    let service = text("service")
    let titles = (text("title_fr"), text("title_en"))
    let (act, programme) = (text("act"), text("programme"))
    let (fee, from) = (amount("fee"), day("from"))
    guard let service, let french = titles.0, let english = titles.1, let act, let programme,
      let fee, let from
    else { return nil }
    return .price(
      Price(
        service: service, frenchTitle: french, englishTitle: english, act: act,
        programme: programme, fee: fee, from: from, neutral: optional("neutral")))
  }

  /// The first row of a household opens it; each row brings a person, and the class that the
  /// committee's minutes give the household.
  mutating func householdActs(_ state: inout FundReadingState) -> [Act] {
    let (code, joined) = (text("household"), day("joined"))
    var group: FundCode? = nil
    if optional("group") != nil { group = fund("group") }
    guard let code, let joined, let person = person(of: code, since: joined) else { return [] }
    let said = [row["group"], row["joined"], row["class"], row["class_day"]]
    if let known = state.households[code] {
      if let index = said.indices.first(where: { said[$0] != known[$0] }) {
        refuse(["group", "joined", "class", "class_day"][index], .disagrees)
      }
      return [.person(person)]
    }
    state.households[code] = said
    var acts: [Act] = [
      .household(Household(code: code, group: group, joined: joined)), .person(person),
    ]
    if optional("class") != nil, let evidence = householdClass(of: code) {
      acts.append(.evidence(evidence))
    }
    return acts
  }

  private mutating func person(of household: String, since: Day) -> Person? {
    let (code, name) = (text("person"), text("name"))
    let role = choice(
      "role", Person.Role.self,
      french: [
        "adhérent": .subscriber, "adhérente": .subscriber, "chef": .head, "cheffe": .head,
        "conjoint": .spouse, "conjointe": .spouse, "enfant": .child, "à charge": .dependant,
      ])
    let sex = choice(
      "sex", Person.Sex.self, french: ["femme": .female, "homme": .male, "h": .male])
    var birth: PartialDate? = nil
    if let text = optional("birth") {
      birth = PartialDate(iso: text)
      if birth == nil { refuse("birth", .notADate, hidesValue: true) }
    }
    guard let code, let name, let role, let sex else { return nil }
    return Person(
      code: code, household: household, role: role, sex: sex, since: since,
      details: Person.Details(name: name, birth: birth, phone: optional("phone")))
  }

  private mutating func householdClass(of household: String) -> Evidence? {
    guard let value = text("class"), let from = day("class_day") else { return nil }
    return try? Evidence(
      subject: household, fact: Evidence.householdClass, value: value, from: from,
      source: "PV \(from)")
  }
}
