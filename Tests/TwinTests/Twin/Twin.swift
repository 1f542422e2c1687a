/// The books of a fund, told again from their rules: lists and sums in memory, and nothing shared with
/// the program that they are held against.
struct Twin {
  enum Kind { case general, restricted, programme, savings }

  struct Household {
    let group: String?
    let joined: Int
    /// The record that paid each month.
    var paid: [Int: Int] = [:]
    var classes: [(from: Int, record: Int, value: String)] = []
  }

  struct Person {
    let household: String
    /// From the earliest to the latest day of birth; nothing where nobody knows.
    let birth: ClosedRange<Int>?
    let since: Int
  }

  struct Service {
    let act: String
    let isMalaria: Bool
    let isSensitive: Bool
    var fees: [(from: Int, fee: Int, record: Int)] = []
  }

  struct Posting {
    var account: String
    var fund: String
    var party = ""
    var amount: Int
  }

  struct Entry {
    var journal: String
    var day: Int
    var postings: [Posting]
  }

  struct Record {
    var entries: [Entry]
    var isReversal = false
    var reversedBy: Int?
    var visit: String?
    var count: Count?
    /// The day of what moves no money and can be undone all the same.
    var day: Int?
  }

  struct Count {
    let box: String
    let day: Int
    /// The movements that it has shown: the record and the part of each.
    let settled: Set<[Int]>
  }

  struct Signature {
    let month: Int
    let record: Int
  }

  struct Key: Hashable {
    var account: String
    var fund: String
    var party: String
  }

  struct Dues {
    let day: Int
    let record: Int
    let months: [Int]
    let monthly: Int
    var undoneOn: Int?
  }

  // What was there before the first command.
  let start: Int
  let today: Int
  let rules: ClosedRange<Int>
  let general: String
  var funds: [String: Kind]
  var providers: Set<String>
  var households: [String: Household]
  var persons: [String: Person]
  var services: [String: Service]

  // What the commands made of it.
  var last: Int
  var records: [Int: Record] = [:]
  /// By scope and number: the record, and what was asked, field by field.
  var references: [String: (record: Int, fields: [String: String])] = [:]
  var daily: [Key: [Int]] = [:]
  var entries: [String: Int] = [:]
  var dues: [Dues] = []
  var visits: [String: Visit] = [:]
  var withdrawals: [(record: Int, visit: String, amount: Int)] = []
  var aidPayments: [(record: Int, visit: String, amount: Int)] = []
  /// Everything up to this month is closed.
  var closed: [Int] = []
  var monthsWithEntries: Set<Int> = []
  /// What is signed of each account, oldest first.
  var signed: [String: [Signature]] = [:]

  static let treasury: Set = ["5211", "5212", "5521", "5711", "5712-A", "5712-B"]
  static let others: Set = ["4011", "477", "7011"]
  static let bound = 999_999_999_999
  /// Refusals that are kept as records, because somebody overstepped.
  static let kept: Set = [
    "monthClosed", "treasuryShort", "savingsShort", "fundShort", "overPayable",
    "withdrawalAboveShare", "alreadyReversed", "periodSigned",
  ]

  mutating func answer(_ command: TwinCommand) -> TwinAnswer {
    do throws(TwinRefusal) {
      return try perform(command)
    } catch {
      if Self.kept.contains(String(error.text.prefix { $0 != " " })) { last += 1 }
      return .refused(error.text)
    }
  }

  private mutating func perform(_ command: TwinCommand) throws(TwinRefusal) -> TwinAnswer {
    switch command {
    case .price(let service, let fee, let from): try price(service, fee, from)
    case .evidence(let household, let value, let from): try evidence(household, value, from)
    case .subsidy(let voucher, let fund, let amount, let into):
      try subsidy(voucher, fund, amount, into)
    case .dues(let voucher, let household, let amount, let from, let months, let into):
      try dues(voucher, household, amount, from, months, into)
    case .deposit(let voucher, let household, let person, let amount, let into):
      try deposit(voucher, household, person, amount, into)
    case .transfer(let voucher, let from, let to, let fund, let amount, let fee):
      try transfer(voucher, from, to, fund, amount, fee)
    case .visit(let visit): try record(visit)
    case .withdrawal(let voucher, let person, let visit, let amount, let from):
      try withdraw(voucher, person, visit, amount, from)
    case .payment(let voucher, let provider, let from, let parts, let fee):
      try pay(voucher, provider, from, parts, fee)
    case .count(let voucher, let box, let notes, let coins, let witnesses):
      try count(voucher, box, notes, coins, witnesses)
    case .sign(let box, let month): try sign(box, month)
    case .reopenPeriod(let box, let month): try reopen(box, month)
    case .reverse(let record, let on, let reason): try reverse(record, on, reason)
    case .close(let month): try close(month)
    case .reopen(let month, let reason): try reopen(month, reason)
    case .honour(let fund, let on): try honour(fund, on)
    case .settle(let visit, let converts, let on): try settle(visit, converts, on)
    case .aid(let voucher, let visit, let from): try payAid(voucher, visit, from)
    }
  }
}

// What stands on the accounts.
extension Twin {
  /// The sums of an account at the end of each day.
  func course(_ account: String, _ fund: String, _ party: String = "") -> [Int] {
    var sum = 0
    let days = daily[Key(account: account, fund: fund, party: party)] ?? [0]
    return days.map { change in
      sum += change
      return sum
    }
  }

  /// The lowest value from a day to the end, and the first day of it; times the sign.
  func lowest(
    _ account: String, _ fund: String, _ party: String = "", from day: Int, sign: Int = 1
  ) -> (value: Int, day: Int) {
    let course = course(account, fund, party)
    var lowest = (value: Int.max, day: day)
    for (place, value) in course.enumerated().dropFirst(max(0, min(day - start, course.count - 1)))
    where value * sign < lowest.value { lowest = (value * sign, max(day, start + place)) }
    return lowest
  }

  struct Numbers: Equatable {
    var resources = 0
    var cash = 0
    var payable = 0
    var commitments = 0
  }

  /// The numbers of a fund at the end of each day.
  func numbers(of fund: String) -> [Numbers] {
    var numbers = [Numbers](repeating: Numbers(), count: today + 8 - start)
    for key in daily.keys where key.fund == fund && key.party.isEmpty {
      for (place, value) in course(key.account, fund).enumerated() {
        switch key.account.first {
        case "1", "6", "7": numbers[place].resources -= value
        case "5": numbers[place].cash += value
        case "4" where ["4011", "4191", "4195", "47122"].contains(key.account):
          numbers[place].payable -= value
        default: if key.account == "905" { numbers[place].commitments += value }
        }
      }
    }
    return numbers
  }

  /// The numbers of a fund from a day to the end.
  private func numbers(of fund: String, from day: Int) -> ArraySlice<Numbers> {
    let numbers = numbers(of: fund)
    return numbers.dropFirst(max(0, min(day - start, numbers.count - 1)))
  }

  /// The lowest that the resources of a fund are from a day on.
  func resources(of fund: String, from day: Int) -> Int {
    numbers(of: fund, from: day).map(\.resources).min() ?? 0
  }

  /// What may be spent from a day on, later days looked at; with or without what is promised.
  func available(_ fund: String, on day: Int, promised: Bool = true) -> Int {
    numbers(of: fund, from: day).map { numbers in
      let free = numbers.cash - numbers.payable - (promised ? numbers.commitments : 0)
      return funds[fund] == .restricted ? min(free, numbers.resources) : free
    }.min() ?? 0
  }

  /// Writes the next record: its entries, and what they come to.
  mutating func write(_ entries: [Entry], visit: String? = nil) -> TwinAnswer {
    last += 1
    records[last] = Record(entries: entries, visit: visit)
    for entry in entries {
      let (year, _, _) = TwinCalendar.civil(entry.day)
      self.entries["\(entry.journal) \(year)", default: 0] += 1
      monthsWithEntries.insert(TwinCalendar.month(of: entry.day))
      for posting in entry.postings {
        add(posting, "", on: entry.day)
        if !posting.party.isEmpty { add(posting, posting.party, on: entry.day) }
      }
    }
    return .done(last, isNew: true)
  }

  private mutating func add(_ posting: Posting, _ party: String, on day: Int) {
    let key = Key(account: posting.account, fund: posting.fund, party: party)
    daily[key, default: [Int](repeating: 0, count: today + 8 - start)][day - start] +=
      posting.amount
  }
}

// What is looked at before an act.
extension Twin {
  func check(day: Int) throws(TwinRefusal) {
    guard day >= start else { throw TwinRefusal("dayBeforeStart \(day)") }
    guard day <= today + 7 else { throw TwinRefusal("dayInFuture \(day)") }
    let month = TwinCalendar.month(of: day)
    guard month > closed.last ?? 0 else { throw TwinRefusal("monthClosed \(month)") }
  }

  func check(treasury account: String) throws(TwinRefusal) {
    guard Self.treasury.contains(account) else {
      throw TwinRefusal(
        (Self.others.contains(account) ? "accountNotTreasury " : "accountUnknown ") + account)
    }
  }

  func kind(of fund: String) throws(TwinRefusal) -> Kind {
    guard let kind = funds[fund] else { throw TwinRefusal("fundUnknown \(fund)") }
    return kind
  }

  func check(amount: Int) throws(TwinRefusal) {
    guard amount > 0 else { throw TwinRefusal("amountNotPositive") }
  }

  func check(bounds amounts: Int...) throws(TwinRefusal) {
    for amount in amounts where amount > Self.bound { throw TwinRefusal("amountOutOfBounds") }
  }

  func check(paper number: String) throws(TwinRefusal) {
    guard !number.isEmpty else { throw TwinRefusal("voucherMissing") }
  }

  /// No box, wallet or bank account below zero on any day to come, in any fund; nor a restricted fund
  /// that has spent what it does not have.
  func check(_ entries: [Entry]) throws(TwinRefusal) {
    guard let day = entries.map(\.day).min() else { return }
    try checkSigned(entries)
    var cash: [String: Int] = [:]
    var resources: [String: Int] = [:]
    for posting in entries.flatMap(\.postings) {
      if Self.treasury.contains(posting.account) {
        cash["\(posting.account) \(posting.fund)", default: 0] += posting.amount
      }
      if let first = posting.account.first, "167".contains(first),
        funds[posting.fund] == .restricted
      {
        resources[posting.fund, default: 0] -= posting.amount
      }
    }
    for (key, change) in cash.sorted(by: { $0.key < $1.key }) where change < 0 {
      let words = key.split(separator: " ").map(String.init)
      let low = lowest(words[0], words[1], from: day)
      guard low.value + change < 0 else { continue }
      throw TwinRefusal("treasuryShort \(key) \(low.day) \(-(low.value + change))")
    }
    for (fund, change) in resources.sorted(by: { $0.key < $1.key }) where change < 0 {
      let low = self.resources(of: fund, from: day)
      if low + change < 0 { throw TwinRefusal("fundShort \(fund) \(low) \(-change)") }
    }
  }

  /// The same paper with the same content is the same act; a field left out of `fields` may be any.
  func existing(
    _ reference: String, _ fields: [String: String]
  ) throws(TwinRefusal) -> TwinAnswer? {
    guard let known = references[reference] else { return nil }
    for (name, value) in fields.sorted(by: { $0.key < $1.key })
    where known.fields[name] != value {
      throw TwinRefusal("referenceUsed \(known.record) \(name)")
    }
    return .done(known.record, isNew: false)
  }
}
