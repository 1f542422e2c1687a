// What comes after a visit: its provisional shares are settled, its aid is paid out.
extension Twin {
  mutating func settle(
    _ number: String, _ converts: Bool, _ day: Int
  ) throws(TwinRefusal) -> TwinAnswer {
    guard let visit = visits[number] else { throw TwinRefusal("visitUnknown \(number)") }
    let isUndone = records[visit.record]?.reversedBy != nil
    let waiting = visit.shares.indices.filter { place in
      !isUndone && visit.shares[place].isProvisional && visit.shares[place].settledBy == nil
    }
    guard !waiting.isEmpty else { throw TwinRefusal("nothingProvisional \(number)") }
    try check(day: day)
    let until = visit.asked.day + 3
    if converts, day <= until { throw TwinRefusal("provisionalRunning \(number) \(until)") }
    let postings = waiting.flatMap { debt(visit.shares[$0], visit.asked) }
    let entries = converts ? [Entry(journal: "OD", day: day, postings: postings)] : []
    try check(entries)
    for place in waiting {
      visits[number]?.shares[place].settledBy = last + 1
      visits[number]?.shares[place].isConverted = converts
      if converts, visit.shares[place].isOpenPromise {
        visits[number]?.shares[place].honouredBy = last + 1
      }
    }
    let answer = write(entries)
    records[last]?.day = day
    return answer
  }

  /// A share that becomes the household's debt; a promise is only taken back.
  private func debt(_ share: Share, _ visit: TwinVisit) -> [Posting] {
    guard !share.isOpenPromise else {
      return promised(-share.amount, share.fund, visit.provider)
    }
    let household = persons[visit.person]?.household ?? ""
    return [
      Posting(account: "4112", fund: share.fund, party: household, amount: share.amount),
      Posting(account: "6521", fund: share.fund, amount: -share.amount),
    ] + released(-share.amount, share.fund)
  }

  mutating func payAid(
    _ voucher: TwinVoucher, _ number: String, _ from: String
  ) throws(TwinRefusal) -> TwinAnswer {
    try check(paper: voucher.number)
    try check(treasury: from)
    let fields = fields(voucher, ["visit": number, "from": from], withoutReference: true)
    if let known = try existing("aid \(voucher.number)", fields) { return known }
    guard let visit = visits[number], records[visit.record]?.reversedBy == nil else {
      throw TwinRefusal("visitUnknown \(number)")
    }
    try check(day: voucher.day)
    let owed = aidOwed(visit)
    guard owed > 0 else { throw TwinRefusal("aidNotOwed \(number)") }
    let household = persons[visit.asked.person]?.household ?? ""
    let right = Posting(account: "4195", fund: "AID", party: household, amount: owed)
    let entry = moved(from, "AID", -owed, against: right).entry(voucher.day)
    try check([entry])
    references["aid \(voucher.number)"] = (last + 1, fields)
    aidPayments.append((last + 1, number, owed))
    return write([entry])
  }

  func aidOwed(_ visit: Visit) -> Int {
    visit.shares.filter { $0.isAid && !$0.isOpenPromise }.reduce(0) { $0 + $1.amount }
      - standing(aidFor: visit.asked.number).reduce(0) { $0 + $1.amount }
  }

  func standing(aidFor visit: String) -> [(record: Int, visit: String, amount: Int)] {
    aidPayments.filter { $0.visit == visit && records[$0.record]?.reversedBy == nil }
  }

  /// What would hang in the air if promises were not honoured: a debt that one became, or an aid that
  /// was paid out since.
  func standing(onHonour record: Int) -> Int? {
    let honoured = visits.values.flatMap { visit in
      visit.shares.filter { $0.honouredBy == record && $0.settledBy != record }
        .map { (visit: visit, share: $0) }
    }
    let converted = honoured.filter(\.share.isConverted).compactMap(\.share.settledBy)
    let paid = honoured.filter(\.share.isAid).flatMap { standing(aidFor: $0.visit.asked.number) }
    return (converted + paid.map(\.record).filter { $0 > record }).min()
  }
}

extension Twin.Share {
  var isOpenPromise: Bool { isPromise && honouredBy == nil }
}
