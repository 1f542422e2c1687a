import LedgerTestSupport

// Prices and evidence beside visits, and what comes after them.
extension CommandMaker {
  mutating func honour(_ twin: Twin) -> TwinCommand {
    .honour(
      fund: once(in: 40) ? "NONE" : pick(["AID", "GEN", "SOL", "STA"], or: ""), on: day(twin))
  }

  /// Mostly a visit that waits, soon after it or when its days are over.
  mutating func settle(_ twin: Twin) -> TwinCommand {
    let waiting = twin.visits.values.filter { visit in
      visit.shares.contains { $0.isProvisional && $0.settledBy == nil }
    }.map(\.asked.number).sorted()
    let number =
      once(in: 60) ? "V0" : pick(once(in: 12) ? twin.visits.keys.sorted() : waiting, or: "V0")
    let visit = twin.visits[number]?.asked.day ?? twin.start
    let soon = visit + pick([0, 1, 2, 3, 4, 5, 10, 30], or: 0)
    return .settle(
      visit: number, converts: once(in: 2), on: once(in: 3) ? day(twin) : min(soon, twin.today))
  }

  /// Mostly a visit whose household waits for it, from a box that has the money.
  mutating func aid(_ twin: Twin) -> TwinCommand {
    let day = day(twin)
    let owed = twin.visits.values.filter { twin.aidOwed($0) > 0 }.map(\.asked.number).sorted()
    let number =
      once(in: 60) ? "V0" : pick(once(in: 12) ? twin.visits.keys.sorted() : owed, or: "V0")
    let full = Twin.treasury.sorted().filter { twin.lowest($0, "AID", from: day).value > 0 }
    return .aid(
      voucher(day, prefix: "A"), visit: number,
      from: once(in: 8) || aim != nil ? account() : pick(full, or: "5711"))
  }

  mutating func price(_ twin: Twin) -> TwinCommand {
    let service = pick(["CONS", "DRUG", "TEST", "PALU"], or: "CONS")
    return .price(
      service: service,
      fee: once(in: 5) ? amount() : 300 + Int.random(in: 0..<2_000, using: &random),
      from: once(in: 4)
        ? twin.services[service]?.fees.first?.from ?? 0
        : twin.start + Int.random(in: 0..<380, using: &random))
  }

  mutating func evidence(_ twin: Twin) -> TwinCommand {
    .evidence(
      household: household(twin), value: pick(["A", "B", "C"], or: "A"),
      from: twin.start + Int.random(in: 0..<300, using: &random))
  }
}
