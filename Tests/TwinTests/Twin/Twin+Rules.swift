// The rule book of the twin, said in code: the State pays malaria of the small and the pregnant, the
// common fund three quarters for those up to date, the solidarity fund waives for the poor, and bears
// what is left of an emergency until somebody has looked into it. Who stays with the sick eats.
extension Twin {
  private struct Step {
    let payer: String
    let fund: String
    /// What it may promise in one visit, beyond what its fund has.
    let promise: Int
    var isProvisional = false
  }

  /// The shares of each line, and what is left of it for the household.
  func shares(
    of visit: TwinVisit, _ fees: [Int], _ person: Person
  ) throws(TwinRefusal) -> (shares: [[Share]], left: [Int]) {
    let isFree = try malariaIsFree(visit, person)
    let share = fundShare(visit.day, person)
    let (rate, ceiling) = waiver(visit.day, person)
    var left = fees
    var shares = [[Share]](repeating: [], count: fees.count)
    let isEmergency = visit.answers["Urgence"] == "oui"
    var money: [String: Int] = [:]
    let steps = [
      (Step(payer: "ETAT", fund: "STA", promise: .max), Int.max),
      (Step(payer: "FONDS", fund: "GEN", promise: 5_000), Int.max),
      (Step(payer: "SOL", fund: "SOL", promise: 2_000), ceiling),
      (Step(payer: "URGENCE", fund: "SOL", promise: 1_000, isProvisional: true), 3_000),
    ]
    for (step, room) in steps {
      let rates = visit.lines.map { line in
        switch step.payer {
        case "ETAT": services[line.service]?.isMalaria == true && isFree ? 100 : 0
        case "FONDS": share
        case "URGENCE": isEmergency ? 100 : 0
        default: rate
        }
      }
      let free = money[step.fund] ?? max(0, available(step.fund, on: visit.day))
      money[step.fund] = take(step, rates, upTo: room, having: free, &left, &shares)
    }
    return (shares, left)
  }

  /// One payer takes its percentage of what is left, to the franc below of the running sum: first from
  /// what its fund has, then as a promise, and what it can do neither way stays.
  ///
  /// - Returns: What its fund still has.
  private func take(
    _ step: Step, _ rates: [Int], upTo ceiling: Int, having free: Int, _ left: inout [Int],
    _ shares: inout [[Share]]
  ) -> Int {
    var money = free
    var (promise, room) = (step.promise, ceiling)
    var sums: [Int: Int] = [:]
    for line in left.indices where rates[line] > 0 {
      let rate = rates[line]
      let before = sums[rate, default: 0]
      sums[rate] = before + left[line]
      let wanted = min(room, (before + left[line]) * rate / 100 - before * rate / 100)
      let paid = min(wanted, money)
      let promised = min(wanted - paid, promise)
      for (amount, isPromise) in [(paid, false), (promised, true)] where amount > 0 {
        left[line] -= amount
        shares[line].append(
          Share(
            payer: step.payer, fund: step.fund, amount: amount, isPromise: isPromise,
            isProvisional: step.isProvisional))
      }
      money -= paid
      promise -= promised
      room -= paid + promised
    }
    return money
  }

  /// The meals of an emergency: paid, then promised.
  func aid(of visit: TwinVisit) -> [Share] {
    guard visit.answers["Urgence"] == "oui" else { return [] }
    let paid = min(500, max(0, available("AID", on: visit.day)))
    return [(paid, false), (min(500 - paid, 300), true)].filter { $0.0 > 0 }.map {
      Share(payer: "REPAS", fund: "AID", amount: $0, isPromise: $1, isAid: true)
    }
  }

  /// Whether malaria is free for this person, where it is known.
  private func malariaIsFree(
    _ visit: TwinVisit, _ person: Person
  ) throws(TwinRefusal) -> Bool {
    for name in visit.answers.keys.sorted() where !["Enceinte", "Urgence"].contains(name) {
      throw TwinRefusal("factUnknown \(name)")
    }
    let answer = visit.answers["Enceinte"]
    guard answer == nil || answer == "oui" || answer == "non" else {
      throw TwinRefusal("factValue Enceinte")
    }
    guard visit.lines.contains(where: { services[$0.service]?.isMalaria == true }) else {
      return false
    }
    var ages = 0...1_440
    if let birth = person.birth, birth.lowerBound <= visit.day {
      ages =
        TwinCalendar.age(
          born: min(birth.upperBound, visit.day), on: visit.day)...TwinCalendar.age(
          born: birth.lowerBound, on: visit.day)
    }
    if ages.upperBound < 60 || answer == "oui" { return true }
    guard answer != nil else { throw TwinRefusal("undecided Enceinte") }
    guard ages.lowerBound >= 60 else { throw TwinRefusal("undecided ") }
    return false
  }

  private func fundShare(_ day: Int, _ person: Person) -> Int {
    guard let household = households[person.household] else { return 0 }
    let isPaid = household.paid[TwinCalendar.month(of: day)] != nil
    return isPaid && day - household.joined >= 90 ? 75 : 0
  }

  /// The waiver of the household's class, and what is left of its ceiling this year.
  private func waiver(_ day: Int, _ person: Person) -> (rate: Int, left: Int) {
    let last = households[person.household]?.classes.filter { $0.from <= day }
      .max { ($0.from, $0.record) < ($1.from, $1.record) }
    guard let terms = ["A": (100, 10_000), "B": (50, 4_000)][last?.value ?? ""] else {
      return (0, 0)
    }
    let year = TwinCalendar.civil(day).year
    let waived = visits.values.filter { visit in
      records[visit.record]?.reversedBy == nil
        && persons[visit.asked.person]?.household == person.household
        && TwinCalendar.civil(visit.asked.day).year == year
    }.flatMap(\.shares).filter { $0.payer == "SOL" }.reduce(0) { $0 + $1.amount }
    return (terms.0, max(0, terms.1 - waived))
  }
}
