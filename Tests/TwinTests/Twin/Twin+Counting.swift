extension Twin {
  /// A box is counted: what is missing or too much goes to suspense, in the general fund as far as it
  /// has money there.
  mutating func count(
    _ voucher: TwinVoucher, _ box: String, _ notes: Int, _ coins: Int, _ witnesses: [String]
  ) throws(TwinRefusal) -> TwinAnswer {
    guard Set(witnesses.map { $0.lowercased() }).count > 1 else { throw TwinRefusal("oneWitness") }
    try check(paper: voucher.number)
    guard box.hasPrefix("57") else { throw TwinRefusal("notACashBox") }
    let total = notes * 10_000 + coins * 5
    try check(bounds: total)
    try check(treasury: box)
    let fields = fields(
      voucher,
      [
        "account": box, "pieces": "\(notes) \(coins)",
        "witnesses": witnesses.joined(separator: ","),
      ], withoutReference: true)
    if let known = try existing("count \(voucher.number)", fields) { return known }
    try check(day: voucher.day)
    if let by = signature(freezing: voucher.day, of: box) {
      throw TwinRefusal("periodSigned \(box) \(voucher.day) \(by)")
    }
    if let last = lastCount(of: box), last.day >= voucher.day {
      throw TwinRefusal("boxCounted \(box) \(last.day) \(last.record)")
    }
    var entry = Entry(journal: journal(box), day: voucher.day, postings: [])
    for (fund, amount) in try bearers(box, voucher.day, total) where amount != 0 {
      try check(bounds: abs(amount))
      entry.postings += [
        Posting(account: box, fund: fund, amount: amount),
        Posting(account: amount > 0 ? "47122" : "47113", fund: fund, amount: -amount),
      ]
    }
    references["count \(voucher.number)"] = (last + 1, fields)
    let shown = countsStanding(of: box).reduce(into: Set()) { $0.formUnion($1.settled) }
    let answer = write(entry.postings.isEmpty ? [] : [entry])
    let open = movements(of: box).filter { $0.day <= voucher.day && !shown.contains($0.id) }
    records[last]?.count = Count(box: box, day: voucher.day, settled: Set(open.map(\.id)))
    return answer
  }

  func lastCount(of box: String) -> (record: Int, day: Int)? {
    records.filter { $0.value.count?.box == box && $0.value.reversedBy == nil }
      .compactMap { record, value in value.count.map { (record, $0.day) } }
      .max { $0.1 < $1.1 }
  }

  /// Each fund's part of the difference.
  private func bearers(
    _ box: String, _ day: Int, _ total: Int
  ) throws(TwinRefusal) -> [(fund: String, amount: Int)] {
    let difference = total - held(in: box, on: day)
    let free = funds.keys.sorted().map { (fund: $0, cash: lowest(box, $0, from: day).value) }
    let own = free.first { $0.fund == general }?.cash ?? 0
    let others = free.filter { $0.fund != general && $0.cash > 0 }
    let all = others.reduce(0) { $0 + $1.cash }
    if difference >= 0 {
      return own > 0 || all == 0 ? [(general, difference)] : shared(difference, others)
    }
    guard -difference <= own + all else {
      throw TwinRefusal("treasuryShort \(box) \(general) \(day) \(-difference - own - all)")
    }
    let borne = min(own, -difference)
    return [(general, -borne)] + shared(difference + borne, others)
  }

  func held(in box: String, on day: Int) -> Int {
    funds.keys.reduce(0) { sum, fund in
      sum + (course(box, fund).prefix(max(0, day - start + 1)).last ?? 0)
    }
  }

  /// Rounded towards zero; what is left goes franc by franc to the largest remainders, the first fund
  /// before the later ones.
  private func shared(
    _ amount: Int, _ funds: [(fund: String, cash: Int)]
  ) -> [(fund: String, amount: Int)] {
    let all = funds.reduce(0) { $0 + $1.cash }
    guard all > 0 else { return [] }
    let (whole, sign) = (abs(amount), amount < 0 ? -1 : 1)
    let shares = funds.map {
      (Int128(whole) * Int128($0.cash)).quotientAndRemainder(dividingBy: Int128(all))
    }
    var parts = shares.map { Int($0.quotient) }
    let order = funds.indices.sorted {
      (-shares[$0].remainder, $0) < (-shares[$1].remainder, $1)
    }
    for place in order.prefix(whole - parts.reduce(0, +)) { parts[place] += 1 }
    return zip(funds, parts).map { ($0.fund, $1 * sign) }
  }
}
