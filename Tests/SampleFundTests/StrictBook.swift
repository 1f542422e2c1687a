import LedgerValues
import Testing

/// A strict book, written from the rule book's articles and the rules of the house; it shares no
/// code with the generator.
///
/// Within a day it takes what goes out first and what comes in last, so that a sample it accepts is
/// accepted in any order. What it finds wrong it keeps, to be shown all at once.
struct StrictBook {
  let files: [String: Rows]
  private(set) var findings: [String] = []

  private(set) var cash: [String: Int] = [:]
  private(set) var savings: [String: Int] = [:]
  /// By fund and provider.
  private(set) var owed: [String: Int] = [:]
  /// What a fund has left for care: what came in, less what it bears and promised.
  private(set) var available: [String: Int] = [:]
  /// Commitments: the days on which a fund was short, by fund.
  private(set) var shortDays: [String: [Day]] = [:]
  /// What each fund bears or promised of a visit, by fund and visit.
  private(set) var shares: [String: Int] = [:]
  /// Whether the household's dues cover the day of a visit.
  private(set) var isUpToDate: [String: Bool] = [:]
  /// Household shares, less savings used and withdrawn, by visit.
  private var shareLeft: [String: Int] = [:]
  private var ownerOfVisit: [String: String] = [:]
  private var paidThrough: [String: Month] = [:]
  private var borne: [String: Int] = [:]
  private var running: [String: Int] = [:]

  let people: [String: Row]
  private let joined: [String: Day?]
  private let acts: [String: (act: String, programme: String)]
  private let places: [String: String]
  /// Whether dues of a day count for the visits of that day.
  private let duesFirst: Bool

  init(_ files: [String: String], duesFirst: Bool) throws {
    let read = files.filter { $0.key.hasSuffix(".csv") }.mapValues(Rows.init)
    func rows(_ name: String) -> [Row] { read[name]?.rows ?? [] }
    self.files = read
    self.duesFirst = duesFirst
    people = Dictionary(uniqueKeysWithValues: rows("households.csv").map { ($0["person"], $0) })
    joined = Dictionary(
      rows("households.csv").map { ($0["household"], Day(iso: $0["joined"])) },
      uniquingKeysWith: { first, _ in first })
    acts = Dictionary(
      rows("prices.csv").map { ($0["service"], ($0["act"], $0["programme"])) },
      uniquingKeysWith: { first, _ in first })
    places = Dictionary(
      uniqueKeysWithValues: rows("providers.csv").map { ($0["provider"], $0["place"]) })
    try live()
  }

  func rows(_ name: String) -> [Row] { files[name]?.rows ?? [] }

  private func byDay(_ name: String) throws -> [Day: [Row]] {
    try Dictionary(grouping: rows(name)) { row in try row.day() }
  }

  private mutating func live() throws {
    let payments = try byDay("payments.csv")
    let transfers = try byDay("transfers.csv")
    let withdrawals = try byDay("withdrawals.csv")
    let visits = try byDay("visits.csv")
    let contributions = try byDay("contributions.csv")
    let subsidies = try byDay("subsidies.csv")
    for number in 0..<365 {
      let day = try #require(Day(2025, 1, 1)).adding(days: number)
      for row in payments[day] ?? [] { pay(row) }
      var arriving: [(place: String, fund: String, amount: Int)] = []
      for row in transfers[day] ?? [] {
        take(row.francs("amount") + row.francs("fee"), row["from"], row["fund"], row)
        available[row["fund"], default: 0] -= row.francs("fee")
        arriving.append((row["to"], row["fund"], row.francs("amount")))
      }
      for row in withdrawals[day] ?? [] { withdraw(row) }
      let dues = (contributions[day] ?? []).filter { $0["kind"] == "dues" }
      if duesFirst { for row in dues { cover(row) } }
      for row in visits[day] ?? [] { try care(row, on: day) }
      if !duesFirst { for row in dues { cover(row) } }
      for (place, fund, amount) in arriving { cash[place + " " + fund, default: 0] += amount }
      for row in subsidies[day] ?? [] {
        cash[row["into"] + " " + row["fund"], default: 0] += row.francs("amount")
        available[row["fund"], default: 0] += row.francs("amount")
      }
      for row in contributions[day] ?? [] { receive(row) }
    }
  }

  private mutating func find(_ what: String, _ row: Row) {
    findings.append(
      "\(what): \(row.cells.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value })")
  }

  private mutating func take(_ amount: Int, _ account: String, _ fund: String, _ row: Row) {
    cash[account + " " + fund, default: 0] -= amount
    if cash[account + " " + fund, default: 0] < 0 { find("below zero", row) }
    if amount <= 0 { find("not an amount", row) }
  }

  private mutating func pay(_ row: Row) {
    let key = row["fund"] + " " + row["provider"]
    take(row.francs("amount") + row.francs("fee"), row["from"], row["fund"], row)
    available[row["fund"], default: 0] -= row.francs("fee")
    owed[key, default: 0] -= row.francs("amount")
    if owed[key, default: 0] < 0 { find("paid more than owed", row) }
  }
}

extension StrictBook {
  private mutating func receive(_ row: Row) {
    let fund = row["kind"] == "dues" ? "GEN" : people[row["person"]]?["group"] ?? "?"
    cash[row["into"] + " " + fund, default: 0] += row.francs("amount")
    if row["kind"] == "dues" {
      available["GEN", default: 0] += row.francs("amount")
    } else {
      savings[row["person"], default: 0] += row.francs("amount")
      if people[row["person"]]?["household"] != row["household"] { find("not hers", row) }
      if row["person"].isEmpty || !row["months"].isEmpty { find("not a deposit", row) }
    }
  }

  /// Dues begin with the month after the last one paid; the first with January or with joining.
  private mutating func cover(_ row: Row) {
    let months = row.francs("months")
    guard months > 0, row.francs("amount") == 500 * months, let from = Month(iso: row["from"]),
      let first = Month(2025, 1), let joined = joined[row["household"]] ?? nil,
      let day = Day(iso: row["day"])
    else { return find("not dues", row) }
    let expected =
      paidThrough[row["household"]]?.adding(months: 1) ?? max(first, joined.calendarMonth)
    if from != expected { find("dues not contiguous", row) }
    if day < joined { find("dues before joining", row) }
    paidThrough[row["household"]] = from.adding(months: months - 1)
  }

  private mutating func withdraw(_ row: Row) {
    take(row.francs("amount"), row["from"], people[row["person"]]?["group"] ?? "?", row)
    savings[row["person"], default: 0] -= row.francs("amount")
    shareLeft[row["visit"], default: 0] -= row.francs("amount")
    if savings[row["person"], default: 0] < 0 { find("savings below zero", row) }
    if shareLeft[row["visit"], default: 0] < 0 { find("more than the household's share", row) }
    if ownerOfVisit[row["visit"]] != row["person"] { find("not a visit of hers before", row) }
  }
}

extension StrictBook {
  /// One line of a visit, by articles 1 to 5.
  private mutating func care(_ row: Row, on day: Day) throws {
    let person = try #require(people[row["person"]])
    let household = person["household"]
    let fee = row.francs("fee")
    let (act, programme) = try #require(acts[row["service"]])
    let birth = try #require(PartialDate(iso: person["birth"]))
    let age = try #require(birth.ageInMonths(on: day))
    let joined = try person.day("joined")
    if joined >= day { find("care before joining", row) }
    var rest = fee

    var free = act == "césarienne" || programme == "VIH"
    if programme == "paludisme" {
      let isUnderFive = age.upperBound < 60
      if !isUnderFive && age.lowerBound < 60 && row["Enceinte"] != "oui" { find("age open", row) }
      if !isUnderFive && row["Enceinte"].isEmpty { find("pregnancy open", row) }
      free = isUnderFive || row["Enceinte"] == "oui"
    }
    if free { rest -= bear(rest, "STA", row, on: day) }

    let wait = ["maladie": 90, "accouchement": 270, "accident": 0, "nouveau-né": 0][row["Motif"]]
    let isCovered = paidThrough[household].map { $0 >= day.calendarMonth } ?? false
    isUpToDate[row["visit"]] = isCovered
    let waited = day.days(since: joined) >= (try #require(wait))
    if act != "transport", isCovered, waited, places[row["provider"]] == "CSCom" {
      let room =
        [
          15_000 - borne[row["visit"], default: 0], 60_000 - borne[row["person"], default: 0],
          200_000 - borne[household, default: 0],
        ].min() ?? 0
      let part = bear(max(0, min(part(of: rest, 75, "GEN", row), room)), "GEN", row, on: day)
      rest -= part
      for counter in [row["visit"], row["person"], household] { borne[counter, default: 0] += part }
    }
    rest -= try waive(rest, act, person, row, on: day)
    if act == "transport", places[row["provider"]] == "CSRéf" {
      rest -= bear(rest, "TRA", row, on: day)
    }
    rest -= relieve(rest, household + " \(day.calendarMonth)", row, on: day)
    use(row, rest: rest, person)
  }

  /// A percentage of a line, floored on the running sum of the bill.
  private mutating func part(
    of rest: Int, _ percent: Int, _ fund: String, _ row: Row
  ) -> Int {
    let before = running[fund + " " + row["visit"], default: 0]
    running[fund + " " + row["visit"]] = before + rest
    return (before + rest) * percent / 100 - before * percent / 100
  }

  /// A fund's part of a line: owed at once, or a commitment where the fund is short.
  private mutating func bear(_ part: Int, _ fund: String, _ row: Row, on day: Day) -> Int {
    guard part > 0 else { return 0 }
    shares[fund + " " + row["visit"], default: 0] += part
    if available[fund, default: 0] >= part {
      owed[fund + " " + row["provider"], default: 0] += part
    } else {
      shortDays[fund, default: []].append(day)
    }
    available[fund, default: 0] -= part
    return part
  }

  private mutating func waive(
    _ rest: Int, _ act: String, _ person: Row, _ row: Row, on day: Day
  ) throws -> Int {
    guard act != "transport", ["A", "B"].contains(person["class"]) else { return 0 }
    let decided = try person.day("class_day")
    let isA = person["class"] == "A"
    guard decided <= day, day.months(since: decided) < (isA ? 24 : 12) else { return 0 }
    let waived = "waived " + person["household"]
    let room = (isA ? 100_000 : 40_000) - borne[waived, default: 0]
    let part = bear(
      max(0, min(part(of: rest, isA ? 100 : 50, "SOL", row), room)), "SOL", row, on: day)
    borne[waived, default: 0] += part
    return part
  }

  /// Articles 10 and 6: what passes the household's ceiling of the month, and in an emergency what
  /// is left of it.
  private mutating func relieve(
    _ rest: Int, _ month: String, _ row: Row, on day: Day
  ) -> Int {
    let before = running["aid " + row["visit"], default: 0]
    running["aid " + row["visit"]] = before + rest
    let paidBefore =
      borne["paid " + month, default: 0] - borne["paid " + row["visit"], default: 0]
    let room = max(0, 7_500 - paidBefore)
    let excess = max(0, before + rest - room) - max(0, before - room)
    let aid = bear(min(excess, 30_000 - borne["aid " + month, default: 0]), "SOL", row, on: day)
    borne["aid " + month, default: 0] += aid
    var advance = 0
    if row["Triage"] != "vert" {
      let left = 25_000 - borne["advance " + month, default: 0]
      advance = bear(min(rest - aid, left), "SOL", row, on: day)
      borne["advance " + month, default: 0] += advance
    }
    for key in ["paid " + month, "paid " + row["visit"]] {
      borne[key, default: 0] += rest - aid - advance
    }
    return aid + advance
  }

  private mutating func use(_ row: Row, rest: Int, _ person: Row) {
    let used = row.francs("savings")
    savings[row["person"], default: 0] -= used
    if savings[row["person"], default: 0] < 0 { find("savings below zero", row) }
    if used > rest { find("more than the household's share", row) }
    owed[person["group"] + " " + row["provider"], default: 0] += used
    shareLeft[row["visit"], default: 0] += rest - used
    ownerOfVisit[row["visit"]] = row["person"]
  }
}
