import LedgerTestSupport

// What is taken back, and months that are closed and signed.
extension CommandMaker {
  mutating func reverse(_ twin: Twin) -> TwinCommand {
    let recent = Int.random(in: max(1, twin.last - 60)...twin.last, using: &random)
    let any = once(in: 9) ? twin.last + 1 : Int.random(in: 0...twin.last, using: &random)
    let standing = twin.records.keys.filter { twin.records[$0]?.entries.isEmpty == false }.sorted()
    let record = once(in: 6) ? any : once(in: 3) ? recent : pick(standing, or: recent)
    return .reverse(
      record: max(1, record), on: once(in: 2) ? day(twin) : nil,
      reason: once(in: 60) ? "" : "erreur de saisie")
  }

  mutating func close(_ twin: Twin) -> TwinCommand {
    if once(in: 20) { return .close(month: TwinCalendar.month(of: twin.today)) }
    let next = max(2025 * 12, (twin.closed.last ?? 0) + 1)
    return .close(month: once(in: 4) ? next + Int.random(in: -2...3, using: &random) : next)
  }

  mutating func reopen(_ twin: Twin) -> TwinCommand {
    let last = twin.closed.last ?? 2025 * 12
    return .reopen(
      month: last - Int.random(in: -1...2, using: &random), reason: once(in: 6) ? "" : "oubli")
  }

  /// The next month of a box, mostly.
  mutating func sign(_ twin: Twin) -> TwinCommand {
    let box = pick(Self.boxes, or: "")
    let first = twin.movements(of: box).map { TwinCalendar.month(of: $0.day) }.min()
    let next = (twin.signed[box]?.last?.month).map { $0 + 1 } ?? first ?? 2025 * 12
    return .sign(
      box: box, month: once(in: 5) ? next + Int.random(in: -1...2, using: &random) : next)
  }

  mutating func reopenPeriod(_ twin: Twin) -> TwinCommand {
    let box = pick(Self.boxes, or: "")
    return .reopenPeriod(
      box: box,
      month: (twin.signed[box]?.last?.month ?? 2025 * 12) - Int.random(in: 0...1, using: &random))
  }
}
