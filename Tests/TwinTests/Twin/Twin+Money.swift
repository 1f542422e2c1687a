extension Twin {
  mutating func subsidy(
    _ voucher: TwinVoucher, _ fund: String, _ amount: Int, _ into: String
  ) throws(TwinRefusal) -> TwinAnswer {
    try check(amount: amount)
    try check(paper: voucher.number)
    try check(bounds: amount)
    let source: String
    switch try kind(of: fund) {
    case .general: source = "713"
    case .restricted: source = "1681"
    case .programme: source = "4492"
    case .savings: throw TwinRefusal("subsidyIntoSavings")
    }
    try check(treasury: into)
    let fields = fields(voucher, ["fund": fund, "amount": "\(amount)", "into": into])
    if let known = try existing("subsidy \(voucher.number)", fields) { return known }
    try check(day: voucher.day)
    let against = Posting(account: source, fund: fund, amount: -amount)
    let entry = moved(into, fund, amount, against: against).entry(voucher.day)
    try checkSigned([entry])
    references["subsidy \(voucher.number)"] = (last + 1, fields)
    return write([entry])
  }

  mutating func dues(
    _ voucher: TwinVoucher, _ code: String, _ amount: Int, _ from: Int?, _ months: Int,
    _ into: String
  ) throws(TwinRefusal) -> TwinAnswer {
    try check(amount: amount)
    guard (1...24).contains(months) else { throw TwinRefusal("monthsOutOfRange") }
    guard amount % months == 0 else { throw TwinRefusal("monthsDoNotDivide") }
    try check(bounds: amount)
    guard let household = households[code] else { throw TwinRefusal("householdUnknown \(code)") }
    try check(treasury: into)
    var fields = fields(
      voucher,
      [
        "kind": "dues", "household": code, "amount": "\(amount)", "months": "\(months)",
        "into": into,
      ])
    if let from { fields["from"] = "\(from)" }
    if let known = try existing("receipt \(voucher.number)", fields) { return known }
    try check(day: voucher.day)
    let joined = TwinCalendar.month(of: household.joined)
    // The calendar ends with the year 2999.
    let end = 2999 * 12 + 11
    let first = from ?? min(end, max(joined, (household.paid.keys.max() ?? 0) + 1))
    guard first + months - 1 <= end else { throw TwinRefusal("monthsOutOfRange") }
    guard voucher.day >= household.joined else {
      throw TwinRefusal("notYetJoined \(code) \(household.joined)")
    }
    let covered = Array(first..<first + months)
    if let twice = covered.first(where: { household.paid[$0] != nil }) {
      throw TwinRefusal("monthAlreadyPaid \(code) \(twice)")
    }
    let ahead = covered.filter { $0 > TwinCalendar.month(of: voucher.day) }
    let monthly = amount / months
    var entry = Entry(journal: journal(into), day: voucher.day, postings: [])
    entry.postings.append(Posting(account: into, fund: general, amount: amount))
    for (account, part) in [("7011", months - ahead.count), ("477", ahead.count)] where part > 0 {
      entry.postings.append(Posting(account: account, fund: general, amount: -monthly * part))
    }
    try checkSigned([entry])
    fields["from"] = "\(first)"
    references["receipt \(voucher.number)"] = (last + 1, fields)
    for month in covered { households[code]?.paid[month] = last + 1 }
    dues.append(Dues(day: voucher.day, record: last + 1, months: ahead, monthly: monthly))
    return write([entry])
  }

  mutating func deposit(
    _ voucher: TwinVoucher, _ code: String, _ person: String, _ amount: Int, _ into: String
  ) throws(TwinRefusal) -> TwinAnswer {
    try check(amount: amount)
    try check(bounds: amount)
    guard let household = households[code] else { throw TwinRefusal("householdUnknown \(code)") }
    guard let known = persons[person] else { throw TwinRefusal("personUnknown \(person)") }
    guard known.household == code else { throw TwinRefusal("personElsewhere \(person) \(code)") }
    guard let group = household.group else { throw TwinRefusal("groupMissing \(code)") }
    try check(treasury: into)
    let fields = fields(
      voucher,
      [
        "kind": "savings", "household": code, "person": person, "amount": "\(amount)",
        "into": into,
      ])
    if let known = try existing("receipt \(voucher.number)", fields) { return known }
    try check(day: voucher.day)
    guard voucher.day >= known.since else {
      throw TwinRefusal("notYetJoined \(person) \(known.since)")
    }
    let owed = Posting(account: "4191", fund: group, party: person, amount: -amount)
    let entry = moved(into, group, amount, against: owed).entry(voucher.day)
    try checkSigned([entry])
    references["receipt \(voucher.number)"] = (last + 1, fields)
    return write([entry])
  }

  mutating func transfer(
    _ voucher: TwinVoucher, _ from: String, _ to: String, _ fund: String, _ amount: Int, _ fee: Int
  ) throws(TwinRefusal) -> TwinAnswer {
    try check(amount: amount)
    guard fee >= 0 else { throw TwinRefusal("feeNegative") }
    try check(paper: voucher.number)
    guard from != to else { throw TwinRefusal("sameAccount") }
    try check(bounds: amount, fee)
    _ = try kind(of: fund)
    try check(treasury: from)
    try check(treasury: to)
    let fields = fields(
      voucher,
      ["from": from, "to": to, "fund": fund, "amount": "\(amount)", "fee": "\(fee)"])
    if let known = try existing("transfer \(voucher.number)", fields) { return known }
    try check(fee: fee, fund)
    try check(day: voucher.day)
    let transit = Posting(account: "585", fund: fund, amount: amount)
    var leaving = moved(from, fund, -amount, against: transit)
    leaving.postings += feePostings(fee, from, fund)
    let arriving = moved(to, fund, amount, against: -transit)
    let entries = [leaving.entry(voucher.day), arriving.entry(voucher.day)]
    try check(entries)
    references["transfer \(voucher.number)"] = (last + 1, fields)
    return write(entries)
  }

  mutating func withdraw(
    _ voucher: TwinVoucher, _ code: String, _ number: String, _ amount: Int, _ from: String
  ) throws(TwinRefusal) -> TwinAnswer {
    try check(amount: amount)
    try check(paper: voucher.number)
    try check(bounds: amount)
    guard let person = persons[code] else { throw TwinRefusal("personUnknown \(code)") }
    let group = try group(of: code)
    try check(treasury: from)
    let fields = fields(
      voucher, ["person": code, "visit": number, "amount": "\(amount)", "from": from])
    if let known = try existing("withdrawal \(voucher.number)", fields) { return known }
    guard let visit = visits[number], records[visit.record]?.reversedBy == nil else {
      throw TwinRefusal("visitUnknown \(number)")
    }
    guard persons[visit.asked.person]?.household == person.household else {
      throw TwinRefusal("visitOfAnother \(number) \(code)")
    }
    try check(day: voucher.day)
    let left = visit.household - standing(withdrawalsFor: number).reduce(0) { $0 + $1.amount }
    guard amount <= left else { throw TwinRefusal("withdrawalAboveShare \(number) \(left)") }
    let saved = lowest("4191", group, code, from: voucher.day, sign: -1).value
    guard amount <= saved else { throw TwinRefusal("savingsShort \(code) \(saved) \(amount)") }
    let owed = Posting(account: "4191", fund: group, party: code, amount: amount)
    let entry = moved(from, group, -amount, against: owed).entry(voucher.day)
    try check([entry])
    references["withdrawal \(voucher.number)"] = (last + 1, fields)
    withdrawals.append((last + 1, number, amount))
    return write([entry])
  }

  mutating func pay(
    _ voucher: TwinVoucher, _ provider: String, _ from: String, _ parts: [TwinPart], _ fee: Int
  ) throws(TwinRefusal) -> TwinAnswer {
    guard let first = parts.first else { throw TwinRefusal("nothingToPay") }
    for part in parts { try check(amount: part.amount) }
    for (place, part) in parts.enumerated()
    where parts[..<place].contains(where: { $0.fund == part.fund }) {
      throw TwinRefusal("fundTwice")
    }
    guard fee >= 0 else { throw TwinRefusal("feeNegative") }
    try check(paper: voucher.number)
    for part in parts { try check(bounds: part.amount) }
    try check(bounds: fee)
    for part in parts { _ = try kind(of: part.fund) }
    guard providers.contains(provider) else { throw TwinRefusal("providerUnknown \(provider)") }
    try check(treasury: from)
    let fields = fields(
      voucher,
      [
        "provider": provider, "from": from, "fee": "\(fee)",
        "parts": parts.map { "\($0.fund) \($0.amount)" }.joined(separator: ","),
      ])
    if let known = try existing("payment \(voucher.number)", fields) { return known }
    try check(fee: fee, first.fund)
    try check(day: voucher.day)
    var entry = Entry(journal: journal(from), day: voucher.day, postings: [])
    for part in parts {
      let owed = lowest("4011", part.fund, provider, from: voucher.day, sign: -1).value
      guard part.amount <= owed else {
        throw TwinRefusal("overPayable \(part.fund) \(provider) \(owed)")
      }
      entry.postings += [
        Posting(account: "4011", fund: part.fund, party: provider, amount: part.amount),
        Posting(account: from, fund: part.fund, amount: -part.amount),
      ]
    }
    entry.postings += feePostings(fee, from, first.fund)
    try check([entry])
    references["payment \(voucher.number)"] = (last + 1, fields)
    return write([entry])
  }
}

// The pieces of entries.
extension Twin {
  /// Savers are owed all that their fund holds.
  func check(fee: Int, _ fund: String) throws(TwinRefusal) {
    guard fee == 0 || funds[fund] != .savings else { throw TwinRefusal("feeFromSavings") }
  }

  func group(of person: String) throws(TwinRefusal) -> String {
    let code = persons[person]?.household ?? ""
    guard let group = households[code]?.group else { throw TwinRefusal("groupMissing \(code)") }
    return group
  }

  func standing(withdrawalsFor visit: String) -> [(record: Int, visit: String, amount: Int)] {
    withdrawals.filter { $0.visit == visit && records[$0.record]?.reversedBy == nil }
  }

  func fields(
    _ voucher: TwinVoucher, _ fields: [String: String], withoutReference: Bool = false
  ) -> [String: String] {
    var fields = fields
    fields["day"] = "\(voucher.day)"
    fields["reference"] = withoutReference ? "" : voucher.reference ?? ""
    return fields
  }

  /// A journal per account of money: its family, and what tells it from others of the family.
  func journal(_ account: String) -> String {
    let family = ["52": "BQ", "55": "ME", "57": "CA"][account.prefix(2)] ?? "TR"
    return family + account.dropFirst(2)
  }

  struct Move {
    var journal: String
    var postings: [Posting]

    func entry(_ day: Int) -> Entry { Entry(journal: journal, day: day, postings: postings) }
  }

  func moved(_ account: String, _ fund: String, _ amount: Int, against other: Posting) -> Move {
    Move(
      journal: journal(account),
      postings: [Posting(account: account, fund: fund, amount: amount), other])
  }

  func feePostings(_ fee: Int, _ from: String, _ fund: String) -> [Posting] {
    guard fee > 0 else { return [] }
    return [
      Posting(account: from.hasPrefix("55") ? "6312" : "6311", fund: fund, amount: fee),
      Posting(account: from, fund: fund, amount: -fee),
    ] + released(fee, fund)
  }

  /// Restricted money becomes income as it is spent.
  func released(_ amount: Int, _ fund: String) -> [Posting] {
    guard funds[fund] == .restricted else { return [] }
    return [
      Posting(account: "1681", fund: fund, amount: amount),
      Posting(account: "792", fund: fund, amount: -amount),
    ]
  }
}

extension Twin.Posting {
  static prefix func - (posting: Twin.Posting) -> Twin.Posting {
    var opposite = posting
    opposite.amount = -posting.amount
    return opposite
  }
}
