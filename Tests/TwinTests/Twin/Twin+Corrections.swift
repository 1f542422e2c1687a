extension Twin {
  mutating func reverse(
    _ number: Int, _ on: Int?, _ reason: String
  ) throws(TwinRefusal) -> TwinAnswer {
    guard !reason.isEmpty else { throw TwinRefusal("reasonMissing") }
    guard number > 0, number <= last else { throw TwinRefusal("recordUnknown \(number)") }
    guard let original = records[number],
      let latest = original.entries.map(\.day).max()
        ?? original.visit.flatMap({ visits[$0]?.asked.day }) ?? original.count?.day ?? original.day
    else {
      throw TwinRefusal("recordWithoutEntries \(number)")
    }
    guard !original.isReversal else { throw TwinRefusal("reversalOfReversal \(number)") }
    if let by = original.reversedBy { throw TwinRefusal("alreadyReversed \(number) \(by)") }
    if let by = standsOn(original) ?? standing(onCount: number) ?? standing(onHonour: number) {
      throw TwinRefusal("reversalBlocked \(number) \(by)")
    }
    let day = on ?? openDay(from: latest, original)
    try check(day: day)
    let entries = original.entries.map {
      Entry(journal: $0.journal, day: day, postings: $0.postings.map { -$0 })
    }
    try checkParties(entries, day)
    try check(entries)
    records[number]?.reversedBy = last + 1
    for (code, household) in households where household.paid.values.contains(number) {
      households[code]?.paid = household.paid.filter { $0.value != number }
    }
    for place in dues.indices where dues[place].record == number { dues[place].undoneOn = day }
    for code in visits.keys {
      for place in visits[code]?.shares.indices ?? 0..<0 {
        if visits[code]?.shares[place].honouredBy == number {
          visits[code]?.shares[place].honouredBy = nil
        }
        if visits[code]?.shares[place].settledBy == number {
          visits[code]?.shares[place].settledBy = nil
          visits[code]?.shares[place].isConverted = false
        }
      }
    }
    let answer = write(entries)
    records[last]?.isReversal = true
    return answer
  }

  /// What would hang in the air: a withdrawal for the visit, an aid of it that was paid out, a share
  /// that was settled, a promise that was honoured.
  private func standsOn(_ record: Record) -> Int? {
    guard let number = record.visit, let visit = visits[number] else { return nil }
    let paid = standing(withdrawalsFor: number) + standing(aidFor: number)
    let records =
      paid.map(\.record)
      + visit.shares.flatMap { [$0.settledBy, $0.honouredBy] }
      .compactMap(\.self)
    return records.min()
  }

  /// A later count, or a signature: of the count's own day, or since then of a month that has a movement
  /// which it settled.
  private func standing(onCount number: Int) -> Int? {
    guard let count = records[number]?.count, let last = lastCount(of: count.box) else {
      return nil
    }
    if last.day > count.day { return last.record }
    if let by = signature(freezing: count.day, of: count.box) { return by }
    let settled = movements(of: count.box).filter { count.settled.contains($0.id) }.map(\.day)
    guard let first = settled.min() else { return nil }
    return signed[count.box]?.first {
      $0.record > number && TwinCalendar.lastDay(of: $0.month) >= first
    }?.record
  }

  /// The first day from one on whose month is open, and signed for no account that is moved.
  private func openDay(from day: Int, _ record: Record) -> Int {
    let accounts = Set(record.entries.flatMap(\.postings).map(\.account))
    var day = day
    while TwinCalendar.month(of: day) <= closed.last ?? 0
      || accounts.contains(where: { signature(freezing: day, of: $0) != nil })
    {
      day = TwinCalendar.firstDay(of: TwinCalendar.month(of: day) + 1)
    }
    return day
  }

  /// Savers and clinics are never below what they were given since.
  private func checkParties(_ entries: [Entry], _ day: Int) throws(TwinRefusal) {
    for account in ["4191", "4011"] {
      var taken: [String: Int] = [:]
      for posting in entries.flatMap(\.postings) where posting.account == account {
        if posting.amount > 0 {
          taken["\(posting.fund) \(posting.party)", default: 0] += posting.amount
        }
      }
      for (key, amount) in taken.sorted(by: { $0.key < $1.key }) {
        let words = key.split(separator: " ").map(String.init)
        let held = lowest(account, words[0], words[1], from: day, sign: -1).value
        guard amount > held else { continue }
        throw TwinRefusal(
          account == "4191"
            ? "savingsShort \(words[1]) \(held) \(amount)" : "overPayable \(key) \(held)")
      }
    }
  }

  /// At the end of a closed month, deferred income is the dues paid for later months.
  mutating func close(_ month: Int) throws(TwinRefusal) -> TwinAnswer {
    let end = TwinCalendar.lastDay(of: month)
    guard end >= start else { throw TwinRefusal("dayBeforeStart \(end)") }
    guard month > closed.last ?? 0 else { throw TwinRefusal("monthClosed \(month)") }
    guard end < today else { throw TwinRefusal("monthNotOver \(month)") }
    let open = monthsWithEntries.filter { $0 < month && $0 > closed.last ?? 0 }.min()
    if let open { throw TwinRefusal("earlierMonthOpen \(open)") }
    let ahead = dues.reduce(0) { sum, dues in
      let later = dues.months.count { $0 > month } * dues.monthly
      let isUndone = dues.undoneOn.map { $0 <= end } ?? false
      return sum + (dues.day <= end ? later : 0) - (isUndone ? later : 0)
    }
    let deferred = -(course("477", general).prefix(max(0, end - start + 1)).last ?? 0)
    let amount = deferred - ahead
    guard amount.magnitude <= Self.bound else { throw TwinRefusal("entry") }
    var entries: [Entry] = []
    if amount != 0 {
      entries.append(
        Entry(
          journal: "OD", day: end,
          postings: [
            Posting(account: "477", fund: general, amount: amount),
            Posting(account: "7011", fund: general, amount: -amount),
          ]))
    }
    closed.append(month)
    return write(entries)
  }

  mutating func reopen(_ month: Int, _ reason: String) throws(TwinRefusal) -> TwinAnswer {
    guard !reason.isEmpty else { throw TwinRefusal("reasonMissing") }
    guard month <= closed.last ?? 0 else { throw TwinRefusal("monthNotClosed \(month)") }
    closed.removeAll { $0 >= month }
    return write([])
  }
}
