import LedgerTestSupport

// A month as a committee ends it: the box is counted and signed, and only then is the month closed. Drawn
// one by one, the commands hardly ever come in this order, and nothing would be told to a month that is
// signed and still open.
extension CommandMaker {
  /// The next month of a box that can be signed; what stands in its way is taken back first.
  mutating func endMonth(_ twin: Twin) -> TwinCommand {
    let box = pick(Self.boxes, or: "")
    let first = twin.movements(of: box).map { TwinCalendar.month(of: $0.day) }.min()
    var month = (twin.signed[box]?.last?.month).map { $0 + 1 } ?? first ?? 2025 * 12
    // A difference that stays in suspense keeps later months from being signed.
    let doubtful = twin.records.filter { _, record in
      record.count?.box == box && record.reversedBy == nil && !record.entries.isEmpty
    }
    if let frozen = doubtful.compactMap({ $0.value.count?.day }).min().map(TwinCalendar.month),
      frozen < month
    {
      month = frozen
      plan { _, _ in .reopenPeriod(box: box, month: frozen) }
    }
    let end = TwinCalendar.lastDay(of: month)
    if month <= twin.closed.last ?? 0 {
      plan { _, _ in .reopen(month: month, reason: "oubli") }
    }
    let counts = twin.records.filter { _, record in
      record.reversedBy == nil
        && (record.count.map { $0.box == box && ($0.day >= end || !record.entries.isEmpty) }
          ?? false)
    }
    let doubt = counts.compactMap { $0.value.count?.day }.min() ?? Int.max
    let late = twin.records.filter { _, record in
      record.reversedBy == nil && (record.count.map { $0.box == box && $0.day >= doubt } ?? false)
    }
    for record in late.sorted(by: { ($0.value.count?.day ?? 0) > ($1.value.count?.day ?? 0) })
      .map(\.key)
    {
      plan { _, _ in .reverse(record: record, on: nil, reason: "recompter") }
    }
    planSignature(of: box, month, end)
    // What was reopened for it is closed again, so that the year goes on.
    let closed = twin.closed.last ?? 0
    if month <= closed {
      for month in month...closed { plan { _, _ in .close(month: month) } }
    } else if once(in: 2) {
      plan { _, _ in .close(month: month) }
    }
    return next(twin)
  }

  private mutating func planSignature(of box: String, _ month: Int, _ end: Int) {
    // The smallest coin is 5 F: a box of 4 F cannot be counted without a difference.
    plan { maker, twin in
      .subsidy(
        maker.voucher(end, prefix: "S"), fund: "AID", amount: 5 - twin.held(in: box, on: end) % 5,
        into: box)
    }
    plan { maker, twin in
      let held = twin.held(in: box, on: end)
      let notes = min(held / 10_000, 90_000_000)
      return .count(
        maker.voucher(end, prefix: "C"), box: box, notes: notes,
        coins: min((held - notes * 10_000) / 5, 900_000_000), witnesses: ["Awa", "Moussa"])
    }
    plan { _, _ in .sign(box: box, month: month) }
    for _ in 0..<10 { plan { maker, twin in maker.tooLate(box, end, twin) } }
  }

  private mutating func plan(_ draw: @escaping Draw) { planned.append(draw) }

  /// Money that moves the box on a day of the month that was just signed.
  private mutating func tooLate(_ box: String, _ end: Int, _ twin: Twin) -> TwinCommand {
    let day = end - Int.random(in: 0..<28, using: &random)
    aim = (day, box)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return deposit(twin)
    case 1: return dues(twin)
    case 2: return subsidy(twin)
    case 3: return transfer(twin)
    case 4: return payment(twin)
    case 5: return count(twin)
    case 6: return withdrawal(twin)
    case 7: return aid(twin)
    default:
      let moving = twin.movements(of: box).map { $0.id[0] }
      return .reverse(record: pick(moving.sorted(), or: 1), on: day, reason: "erreur de saisie")
    }
  }
}
