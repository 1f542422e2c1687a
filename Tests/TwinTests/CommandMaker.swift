import LedgerTestSupport

/// Draws commands, right and wrong ones, near the limits that the twin knows of.
struct CommandMaker {
  var random: SeededGenerator
  /// How many commands a year of closings is spread over.
  private let commands: Int
  private var numbers = 0
  /// Acts that were accepted, to be said again, perhaps not quite the same.
  private(set) var said: [TwinCommand] = []
  /// What is said next, in its order, each drawn when its turn comes.
  var planned: [Draw] = []
  /// Where the next command is to fall, as far as it can choose.
  var aim: (day: Int, account: String)?

  typealias Draw = (inout CommandMaker, Twin) -> TwinCommand

  init(seed: UInt64, commands: Int) {
    random = SeededGenerator(seed: seed)
    self.commands = commands
  }

  mutating func next(_ twin: Twin) -> TwinCommand {
    aim = nil
    guard planned.isEmpty else { return planned.removeFirst()(&self, twin) }
    let draws: [(weight: Int, make: Draw)] = [
      (2_000, { .visit($0.visit($1)) }), (1_300, { $0.deposit($1) }), (1_400, { $0.dues($1) }),
      (900, { $0.subsidy($1) }), (700, { $0.transfer($1) }), (900, { $0.withdrawal($1) }),
      (900, { $0.payment($1) }), (300, { $0.count($1) }), (600, { $0.reverse($1) }),
      (250, { $0.honour($1) }), (500, { $0.settle($1) }), (400, { $0.aid($1) }),
      (40, { $0.price($1) }), (120, { $0.evidence($1) }), (600, { $0.again($1) }),
      (300_000 / commands, { $0.sign($1) }), (100_000 / commands, { $0.reopenPeriod($1) }),
      (150_000 / commands, { $0.endMonth($1) }),
      (300_000 / commands, { $0.close($1) }), (100_000 / commands, { $0.reopen($1) }),
    ]
    var place = Int.random(in: 0..<draws.reduce(0) { $0 + $1.weight }, using: &random)
    for draw in draws {
      if place < draw.weight { return draw.make(&self, twin) }
      place -= draw.weight
    }
    return visitOfNobody
  }

  /// Remembers an act that was accepted.
  mutating func accepted(_ command: TwinCommand) {
    if said.count < 400 {
      said.append(command)
    } else {
      said[Int.random(in: 0..<said.count, using: &random)] = command
    }
  }

  static let boxes = ["5711", "5712-A", "5712-B"]

  private var visitOfNobody: TwinCommand {
    .visit(
      TwinVisit(day: 0, number: "", person: "", provider: "", lines: [], answers: [:]))
  }
}

// Dice.
extension CommandMaker {
  /// Once in so many times.
  mutating func once(in times: Int) -> Bool {
    Int.random(in: 0..<times, using: &random) == 0
  }

  mutating func pick<Value>(_ values: [Value], or other: Value) -> Value {
    values.randomElement(using: &random) ?? other
  }

  mutating func day(_ twin: Twin) -> Int {
    if let aim { return aim.day }
    let open =
      twin.closed.last.map { max(twin.start, TwinCalendar.firstDay(of: $0 + 1)) } ?? twin.start
    switch Int.random(in: 0..<100, using: &random) {
    case 0:
      return pick([twin.start - 1, twin.start - 400, twin.today + 8, twin.today + 500], or: 0)
    case 1..<4: return Int.random(in: twin.start...twin.today + 7, using: &random)
    case 4..<12: return Int.random(in: min(open, twin.today)...twin.today + 7, using: &random)
    default: return min(open + Int.random(in: 0..<75, using: &random), twin.today + 7)
    }
  }

  mutating func voucher(_ day: Int, prefix: String) -> TwinVoucher {
    numbers += 1
    let number = once(in: 120) && prefix != "R1-" ? "" : "\(prefix)\(numbers)"
    return TwinVoucher(day: day, number: number, reference: once(in: 3) ? "OM\(numbers)" : nil)
  }

  mutating func amount(upTo most: Int = 9_000) -> Int {
    switch Int.random(in: 0..<150, using: &random) {
    case 0: 0
    case 1: -1 - Int.random(in: 0..<1_000, using: &random)
    case 2: Twin.bound + 1
    case 3: Int.random(in: 0..<2, using: &random) == 0 ? Int(Int64.max) : Int(Int64.min)
    case 4..<20: 1
    default: Int.random(in: 1...most, using: &random)
    }
  }

  /// An amount at, about or below a limit.
  private mutating func amount(near limit: Int) -> Int {
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: max(1, limit)
    case 2: limit + 1
    case 3: amount()
    default: Int.random(in: 1...max(1, limit), using: &random)
    }
  }

  private mutating func fee() -> Int {
    once(in: 3) ? Int.random(in: 1...60, using: &random) : once(in: 150) ? -5 : 0
  }

  /// In a restricted fund at times a franc more than its resources.
  private mutating func fee(_ fund: String, _ day: Int, _ twin: Twin) -> Int {
    guard twin.funds[fund] == .restricted, once(in: 3) else { return fee() }
    return max(1, twin.resources(of: fund, from: day) + 1)
  }

  mutating func account() -> String {
    if let aim { return aim.account }
    return once(in: 90)
      ? pick(["4011", "7011", "999", "5999"], or: "") : pick(Twin.treasury.sorted(), or: "")
  }

  /// Another account than one that the command is aimed at.
  private mutating func elsewhere(_ from: String) -> String {
    guard let aim, aim.account == from else { return account() }
    return pick(Twin.treasury.subtracting([from]).sorted(), or: "")
  }

  private mutating func fund(_ twin: Twin) -> String {
    once(in: 120) ? "NONE" : pick(twin.funds.keys.sorted(), or: "")
  }

  /// A fund and an account, mostly where the fund has money.
  private mutating func purse(_ twin: Twin) -> (fund: String, account: String) {
    let full = twin.daily.filter { key, days in
      Twin.treasury.contains(key.account) && key.party.isEmpty && days.reduce(0, +) > 0
    }.keys.map { ($0.fund, $0.account) }.sorted { $0 < $1 }
    let other = (fund(twin), account())
    if let aim {
      let held = full.first { $0.1 == aim.account }
      return (held?.0 ?? other.0, aim.account)
    }
    return once(in: 6) ? other : pick(full, or: other)
  }

  mutating func household(_ twin: Twin) -> String {
    once(in: 120) ? "M0000-0" : pick(twin.households.keys.sorted(), or: "")
  }

  private mutating func person(_ twin: Twin) -> String {
    once(in: 120) ? "P0000-0" : pick(twin.persons.keys.sorted(), or: "")
  }
}

// Money in.
extension CommandMaker {
  mutating func deposit(_ twin: Twin) -> TwinCommand {
    let person = person(twin)
    let known = twin.persons[person]?.household
    let other = once(in: 6) ? "M0000-0" : household(twin)
    let household = once(in: 60) ? other : known ?? other
    return .deposit(
      voucher(day(twin), prefix: "R1-"), household: household, person: person,
      amount: once(in: 2_000) ? Twin.bound : amount(), into: account())
  }

  mutating func dues(_ twin: Twin) -> TwinCommand {
    let months =
      once(in: 60) ? pick([0, 25, -1], or: 0) : pick([1, 1, 1, 1, 2, 2, 3, 6, 12, 24], or: 1)
    let day = day(twin)
    let month = TwinCalendar.month(of: min(max(day, 0), 40_000))
    let from: Int? =
      once(in: 3)
      ? nil
      : once(in: 1_000) ? 2999 * 12 + 11 : month + Int.random(in: -3...4, using: &random)
    return .dues(
      voucher(day, prefix: "R1-"), household: household(twin),
      amount: once(in: 25) ? amount() : months * pick([50, 100, 333], or: 1), from: from,
      months: months, into: account())
  }

  mutating func subsidy(_ twin: Twin) -> TwinCommand {
    // Little enough for waivers and free care to run short.
    let fund = fund(twin)
    let most = ["SOL": 900, "STA": 4_000][fund] ?? 6_000
    return .subsidy(
      voucher(day(twin), prefix: "S"), fund: fund,
      amount: fund == "AID" && once(in: 30) ? Twin.bound : amount(upTo: most), into: account())
  }
}

// Money out.
extension CommandMaker {
  mutating func transfer(_ twin: Twin) -> TwinCommand {
    let (fund, from) = purse(twin)
    let day = day(twin)
    let fee = fee(fund, day, twin)
    let held = twin.lowest(from, fund, from: day).value
    return .transfer(
      voucher(day, prefix: "T"), from: from, to: once(in: 80) ? from : elsewhere(from), fund: fund,
      amount: amount(near: held - max(0, fee)), fee: once(in: 60) && held > 0 ? held : fee)
  }

  mutating func payment(_ twin: Twin) -> TwinCommand {
    let provider = once(in: 90) ? "NOBODY" : pick(twin.providers.sorted(), or: "")
    let day = day(twin)
    var parts: [TwinPart] = []
    for fund in twin.funds.keys.sorted().shuffled(using: &random)
    where parts.count < 3
      && (once(in: 12) || twin.daily[.init(account: "4011", fund: fund, party: provider)] != nil)
    {
      let owed = twin.lowest("4011", fund, provider, from: day, sign: -1).value
      parts.append(TwinPart(fund: fund, amount: amount(near: owed)))
      if once(in: 2) { break }
    }
    if once(in: 60), let first = parts.first { parts.append(first) }
    if once(in: 90) { parts.append(TwinPart(fund: "NONE", amount: 1)) }
    let full = Twin.treasury.sorted().filter { account in
      parts.first.map { twin.lowest(account, $0.fund, from: day).value >= $0.amount } ?? false
    }
    let fee = fee(parts.first?.fund ?? "", day, twin)
    return .payment(
      voucher(day, prefix: "P"), provider: provider,
      from: once(in: 5) || aim != nil ? account() : pick(full, or: "5711"), parts: parts, fee: fee)
  }

  /// Mostly what the books say, to the next coin below; often a little else.
  mutating func count(_ twin: Twin) -> TwinCommand {
    let box =
      aim?.account
      ?? (once(in: 60)
        ? pick(["5211", "5799", "4011"], or: "") : pick(Self.boxes, or: ""))
    let day = day(twin)
    let held = twin.held(in: box, on: day)
    let found = once(in: 8) ? Int.random(in: 0...max(1, held), using: &random) : held
    let total = max(0, found + (once(in: 2) ? Int.random(in: -90...90, using: &random) : 0))
    let notes = once(in: 150) ? 200_000_000 : once(in: 3) ? min(total / 10_000, 90_000_000) : 0
    let rest = notes == 200_000_000 ? 0 : (total - notes * 10_000) / 5
    return .count(
      voucher(day, prefix: "C"), box: box, notes: notes, coins: min(rest, 900_000_000),
      witnesses: once(in: 60) ? ["Awa", "AWA"] : ["Awa", "Moussa"])
  }

  mutating func withdrawal(_ twin: Twin) -> TwinCommand {
    let open = twin.visits.values.filter { $0.household > 0 }.map(\.asked.number).sorted()
    let number = once(in: 60) ? "V0" : pick(open, or: "V0")
    let visit = twin.visits[number]
    let person = once(in: 25) ? person(twin) : visit?.asked.person ?? person(twin)
    let day = day(twin)
    let group = twin.persons[person].flatMap { twin.households[$0.household]?.group } ?? "SAV-A"
    let saved = twin.lowest("4191", group, person, from: day, sign: -1).value
    let full = Twin.treasury.sorted().filter { twin.lowest($0, group, from: day).value > 0 }
    return .withdrawal(
      voucher(day, prefix: "W"), person: person, visit: number,
      amount: amount(near: once(in: 3) ? visit?.household ?? 1 : min(visit?.household ?? 1, saved)),
      from: once(in: 8) || aim != nil ? account() : pick(full, or: "5711"))
  }
}

// Care.
extension CommandMaker {
  mutating func visit(_ twin: Twin) -> TwinVisit {
    numbers += 1
    let day = day(twin)
    let person = person(twin)
    var lines: [TwinLine] = []
    let group = twin.persons[person].flatMap { twin.households[$0.household]?.group } ?? ""
    let saved = max(0, twin.lowest("4191", group, person, from: day, sign: -1).value)
    for _ in 0..<pick([1, 1, 2, 2, 3], or: 1) {
      let service =
        once(in: 90)
        ? "NONE" : once(in: 25) ? "BIG" : pick(["CONS", "DRUG", "TEST", "PALU"], or: "")
      let listed = twin.services[service]?.fees.filter { $0.from <= day }.max { $0.from < $1.from }
      let savings = once(in: 4) ? pick([1, 100, 300, saved, saved + 1, saved / 2], or: 1) : 0
      lines.append(
        TwinLine(
          service: service,
          fee: once(in: 3) ? once(in: 30) ? amount() : listed?.fee : nil,
          savings: once(in: 200) ? -1 : savings))
    }
    if once(in: 150) { lines = [] }
    var answers: [String: String] =
      once(in: 100)
      ? ["Taille": "1"]
      : once(in: 100)
        ? ["Enceinte": "peut-être"] : once(in: 8) ? [:] : ["Enceinte": once(in: 5) ? "oui" : "non"]
    if once(in: 4) { answers["Urgence"] = once(in: 5) ? "non" : "oui" }
    return TwinVisit(
      day: day, number: once(in: 150) ? "" : "V\(numbers)", person: person,
      provider: once(in: 90) ? "NOBODY" : pick(twin.providers.sorted(), or: ""), lines: lines,
      answers: answers)
  }
}
