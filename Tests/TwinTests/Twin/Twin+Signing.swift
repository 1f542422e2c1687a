extension Twin {
  /// Three records, where nothing stands in the way.
  mutating func sign(_ box: String, _ month: Int) throws(TwinRefusal) -> TwinAnswer {
    if let by = signed[box]?.first(where: { $0.month >= month })?.record {
      throw TwinRefusal("alreadySigned \(month) \(by)")
    }
    let findings = findings(box, month)
    guard findings == 0 else { throw TwinRefusal("notReady \(month) \(findings)") }
    last += 3
    signed[box, default: []].append(Signature(month: month, record: last))
    return .done(last, isNew: true)
  }

  mutating func reopen(_ box: String, _ month: Int) throws(TwinRefusal) -> TwinAnswer {
    guard signed[box]?.contains(where: { $0.month == month }) ?? false else {
      throw TwinRefusal("notSigned \(month)")
    }
    signed[box]?.removeAll { $0.month >= month }
    last += 1
    return .done(last, isNew: true)
  }

  /// How many things stand between a month of a box and its signature.
  private func findings(_ box: String, _ month: Int) -> Int {
    let end = TwinCalendar.lastDay(of: month)
    let movements = movements(of: box)
    let before = signed[box]?.last
    let next = before.map { $0.month + 1 } ?? movements.map { TwinCalendar.month(of: $0.day) }.min()
    let start = signed[box]?.last { $0.month < month }.map { TwinCalendar.lastDay(of: $0.month) }
    let isWithin = { (day: Int) in day <= end && day > start ?? Int.min }
    let counts = countsStanding(of: box)
    var findings = end >= today ? 1 : 0
    if let next, next < month { findings += 1 }
    if movements.contains(where: { isWithin($0.day) }),
      !counts.contains(where: { isWithin($0.day) })
    {
      findings += 1
    }
    // What went to suspense, and was not undone.
    findings += records.values.count { record in
      record.count?.box == box && record.reversedBy == nil
        && record.entries.contains { end - $0.day > 60 }
    }
    let shown = counts.filter { $0.day <= end }.reduce(into: Set()) { $0.formUnion($1.settled) }
    return findings + movements.count { end - $0.day > 90 && !shown.contains($0.id) }
  }

  func countsStanding(of box: String) -> [Count] {
    records.values.filter { $0.reversedBy == nil }.compactMap(\.count).filter { $0.box == box }
  }

  /// What each entry does to an account over all funds, where it does anything.
  func movements(of account: String) -> [(id: [Int], day: Int)] {
    records.flatMap { number, record in
      record.entries.enumerated().compactMap { part, entry in
        let sum = entry.postings.filter { $0.account == account }.reduce(0) { $0 + $1.amount }
        return sum == 0 ? nil : ([number, part], entry.day)
      }
    }
  }

  /// The signature that keeps a day of an account as it is.
  func signature(freezing day: Int, of account: String) -> Int? {
    signed[account]?.last { TwinCalendar.lastDay(of: $0.month) >= day }?.record
  }

  func checkSigned(_ entries: [Entry]) throws(TwinRefusal) {
    for entry in entries {
      for account in Set(entry.postings.map(\.account)).sorted() {
        if let by = signature(freezing: entry.day, of: account) {
          throw TwinRefusal("periodSigned \(account) \(entry.day) \(by)")
        }
      }
    }
  }
}
