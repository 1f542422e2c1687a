extension Twin {
  /// A visit as it was recorded.
  struct Visit {
    let asked: TwinVisit
    let record: Int
    /// What is left for the household to pay, its savings taken off.
    var household = 0
    var shares: [Share] = []
  }

  struct Share {
    let payer: String
    let fund: String
    let amount: Int
    let isPromise: Bool
    var isProvisional = false
    /// Beside the bill, for the household.
    var isAid = false
    var honouredBy: Int?
    /// The record that confirmed it, or made it the household's debt.
    var settledBy: Int?
    var isConverted = false
  }

  mutating func price(
    _ code: String, _ fee: Int, _ from: Int
  ) throws(TwinRefusal) -> TwinAnswer {
    guard fee > 0, fee <= Self.bound else { throw TwinRefusal("amountNotPositive") }
    if let known = services[code]?.fees.first(where: { $0.from == from }) {
      guard known.fee == fee else { throw TwinRefusal("referenceUsed \(known.record) fee") }
      return .done(known.record, isNew: false)
    }
    services[code]?.fees.append((from, fee, last + 1))
    return write([])
  }

  mutating func evidence(
    _ code: String, _ value: String, _ from: Int
  ) throws(TwinRefusal) -> TwinAnswer {
    guard let household = households[code] else { throw TwinRefusal("householdUnknown \(code)") }
    if let known = household.classes.first(where: { $0.from == from && $0.value == value }) {
      return .done(known.record, isNew: false)
    }
    households[code]?.classes.append((from, last + 1, value))
    return write([])
  }

  mutating func record(_ asked: TwinVisit) throws(TwinRefusal) -> TwinAnswer {
    guard !asked.lines.isEmpty else { throw TwinRefusal("visitWithoutLines") }
    for line in asked.lines {
      if let fee = line.fee { try check(amount: fee) }
      guard line.savings >= 0 else { throw TwinRefusal("savingsNegative") }
    }
    try check(paper: asked.number)
    guard let person = persons[asked.person] else {
      throw TwinRefusal("personUnknown \(asked.person)")
    }
    guard providers.contains(asked.provider) else {
      throw TwinRefusal("providerUnknown \(asked.provider)")
    }
    if asked.lines.contains(where: { $0.savings > 0 }) { _ = try group(of: asked.person) }
    if let known = visits[asked.number] { return try same(asked, known) }
    try check(day: asked.day)
    guard asked.day >= person.since else {
      throw TwinRefusal("notYetJoined \(asked.person) \(person.since)")
    }
    let fees = try fees(of: asked)
    guard rules.contains(asked.day) else { throw TwinRefusal("noRuleBook \(asked.day)") }
    let (shares, rest) = try shares(of: asked, fees, person)
    var left = rest
    for (place, line) in asked.lines.enumerated() where line.savings > left[place] {
      throw TwinRefusal("savingsAboveShare \(place + 1) \(left[place])")
    }
    let saved = asked.lines.reduce(0) { $0 + $1.savings }
    var postings: [Posting] = []
    if saved > 0 {
      let group = try group(of: asked.person)
      let held = lowest("4191", group, asked.person, from: asked.day, sign: -1).value
      guard saved <= held else {
        throw TwinRefusal("savingsShort \(asked.person) \(held) \(saved)")
      }
      postings += owed("4191", saved, group, asked, party: asked.person)
    }
    var billed = asked
    for (place, line) in shares.enumerated() {
      left[place] -= asked.lines[place].savings
      billed.lines[place].fee = fees[place]
      for share in line { postings += self.postings(share, asked, place) }
    }
    let aid = aid(of: asked)
    for share in aid {
      postings +=
        share.isPromise
        ? promised(share.amount, share.fund, person.household)
        : given(share.amount, share.fund, person.household)
    }
    let entries = postings.isEmpty ? [] : [Entry(journal: "OD", day: asked.day, postings: postings)]
    try check(entries)
    visits[asked.number] = Visit(
      asked: billed, record: last + 1, household: left.reduce(0, +),
      shares: shares.flatMap(\.self) + aid)
    return write(entries, visit: asked.number)
  }

  private func same(_ asked: TwinVisit, _ known: Visit) throws(TwinRefusal) -> TwinAnswer {
    let used = { (field: String) in TwinRefusal("referenceUsed \(known.record) \(field)") }
    guard asked.day == known.asked.day else { throw used("day") }
    guard asked.person == known.asked.person else { throw used("person") }
    guard asked.provider == known.asked.provider else { throw used("provider") }
    guard asked.lines.count == known.asked.lines.count else { throw used("lines") }
    for (line, known) in zip(asked.lines, known.asked.lines) {
      guard line.service == known.service else { throw used("service") }
      guard line.fee == nil || line.fee == known.fee else { throw used("fee") }
      guard line.savings == known.savings else { throw used("savings") }
    }
    guard asked.answers == known.asked.answers else { throw used("answers") }
    return .done(known.record, isNew: false)
  }

  /// The fee of each line: the last one listed on the day or before.
  private func fees(of visit: TwinVisit) throws(TwinRefusal) -> [Int] {
    var fees: [Int] = []
    for line in visit.lines {
      let listed = services[line.service]?.fees.filter { $0.from <= visit.day }
        .max { $0.from < $1.from }
      guard let fee = listed?.fee else {
        throw TwinRefusal("serviceUnknown \(line.service)")
      }
      guard line.fee == nil || line.fee == fee else {
        throw TwinRefusal("feeOffPriceList \(line.service) \(fee)")
      }
      fees.append(fee)
    }
    return fees
  }

  private func postings(_ share: Share, _ visit: TwinVisit, _ line: Int) -> [Posting] {
    guard !share.isPromise else { return promised(share.amount, share.fund, visit.provider) }
    let service = services[visit.lines[line].service]
    let act = service?.isSensitive == true ? "" : service?.act ?? ""
    switch share.payer {
    case "ETAT": return owed("4492", share.amount, share.fund, visit)
    case "SOL", "URGENCE":
      return owed("6521", share.amount, share.fund, visit) + released(share.amount, share.fund)
    default:
      let account = ["médicament": "6012", "analyse": "6015"][act] ?? "6011"
      return owed(account, share.amount, share.fund, visit)
    }
  }

  private func owed(
    _ account: String, _ amount: Int, _ fund: String, _ visit: TwinVisit, party: String = ""
  ) -> [Posting] {
    [
      Posting(account: account, fund: fund, party: party, amount: amount),
      Posting(account: "4011", fund: fund, party: visit.provider, amount: -amount),
    ]
  }

  func promised(_ amount: Int, _ fund: String, _ party: String) -> [Posting] {
    [
      Posting(account: "905", fund: fund, party: party, amount: amount),
      Posting(account: "915", fund: fund, party: party, amount: -amount),
    ]
  }

  private func given(_ amount: Int, _ fund: String, _ household: String) -> [Posting] {
    [
      Posting(account: "6522", fund: fund, amount: amount),
      Posting(account: "4195", fund: fund, party: household, amount: -amount),
    ]
  }

  /// Promises that no fund has paid, oldest first.
  func promises(of fund: String) -> [(visit: String, place: Int, share: Share)] {
    let open = visits.values.filter { records[$0.record]?.reversedBy == nil }
      .sorted { ($0.asked.day, $0.record) < ($1.asked.day, $1.record) }
    return open.flatMap { visit in
      visit.shares.enumerated().compactMap { place, share in
        share.isPromise && share.fund == fund && share.honouredBy == nil
          ? (visit.asked.number, place, share) : nil
      }
    }
  }

  mutating func honour(_ fund: String, _ day: Int) throws(TwinRefusal) -> TwinAnswer {
    _ = try kind(of: fund)
    try check(day: day)
    var free = available(fund, on: day, promised: false)
    var entries: [Entry] = []
    var honoured: [(visit: String, place: Int)] = []
    for (number, place, share) in promises(of: fund) {
      guard let visit = visits[number]?.asked, visit.day <= day, share.amount <= free else { break }
      free -= share.amount
      honoured.append((number, place))
      let household = persons[visit.person]?.household ?? ""
      var paid = promised(-share.amount, fund, share.isAid ? household : visit.provider)
      switch share.payer {
      case "REPAS": paid += given(share.amount, fund, household)
      case "ETAT": paid += owed("4492", share.amount, fund, visit)
      case "SOL", "URGENCE":
        paid += owed("6521", share.amount, fund, visit) + released(share.amount, fund)
      default: paid += owed("6011", share.amount, fund, visit)
      }
      entries.append(Entry(journal: "OD", day: day, postings: paid))
    }
    guard !entries.isEmpty else { return .nothing }
    try check(entries)
    for (number, place) in honoured { visits[number]?.shares[place].honouredBy = last + 1 }
    return write(entries)
  }
}
