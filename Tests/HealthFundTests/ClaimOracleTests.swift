import HealthFund
import LedgerTestSupport
import LedgerValues
import Testing

/// Claims are made from visits, with faults put in by name: the matcher finds these and no others.
@Suite struct ClaimOracleTests {
  struct Planted {
    var care: [CareLine] = []
    var lines: [OpenClaimLine] = []
    /// The name of a line's fault; nothing where it has none.
    var names: [ClaimLineID: ClaimDiscrepancy.Name] = [:]
    /// The visits that no line claims.
    var unclaimed: [String] = []

    mutating func add(_ line: ClaimLine, fault: ClaimDiscrepancy.Name?) {
      let id = ClaimSamples.lineID(lines.count + 1)
      lines.append(OpenClaimLine(id, line))
      names[id] = fault
    }
  }

  static let faults: [ClaimDiscrepancy.Name?] = [
    .unknownVisit, .otherService, .duplicate, .otherPerson, .otherDay, .otherFee,
    .chargedAlthoughFree, .otherShare, .otherAmount,
  ]

  static func planted(seed: UInt64) -> Planted {
    var chance = SeededGenerator(seed: seed)
    var planted = Planted()
    for visit in 1...60 {
      let care = ClaimSamples.care(
        visit, fee: 1_000 + Money(Int64(visit)), household: chance.pick([0, 250, 500]),
        on: chance.pick(Array(1...28)), of: "p\(visit % 11)")
      planted.care.append(care)
      let fault = chance.pick(faults + Array(repeating: nil, count: 15))
      let (line, name) = faulty(care, fault)
      if fault == .duplicate { planted.add(line, fault: nil) }
      planted.add(line, fault: name)
      if fault == .unknownVisit || fault == .otherService { planted.unclaimed.append(care.visit) }
    }
    return planted
  }

  /// A line for a visit with one fault, and the fault's name.
  private static func faulty(
    _ care: CareLine, _ fault: ClaimDiscrepancy.Name?
  ) -> (ClaimLine, ClaimDiscrepancy.Name?) {
    var (visit, person, service) = (care.visit, care.person, care.service)
    var (day, fee, charged, amount) = (care.day, care.fee, care.household, care.owed)
    var name = fault
    switch fault {
    case .unknownVisit: (visit, person) = ("V-9\(care.visit.dropFirst(2))", "somebody")
    case .otherService: service = "SUTURE"
    case .otherPerson: person = "somebody"
    case .otherDay: day = day.adding(days: 1)
    case .otherFee: (fee, amount) = (fee + 100, amount + 100)
    case .chargedAlthoughFree, .otherShare:
      charged = charged + 50
      name = care.household.isZero ? .chargedAlthoughFree : .otherShare
    case .otherAmount: amount = amount + 5
    default: break
    }
    return (
      ClaimLine(
        row: 2, day: day, visit: visit, person: person, service: service, fee: fee,
        charged: charged, amount: amount), name
    )
  }

  @Test(arguments: UInt64(0)..<40)
  func `every planted fault is found by its name, and no other`(_ seed: UInt64) {
    let planted = Self.planted(seed: seed)
    let result = ClaimSamples.result(planted.care, planted.lines)
    #expect(result.findings.map(\.line) == planted.lines, "seed \(seed)")
    for finding in result.findings {
      #expect(
        finding.discrepancies.first?.name == planted.names[finding.line.id],
        "seed \(seed), line \(finding.line.id.line)")
    }
    #expect(result.unclaimed.map(\.visit) == planted.unclaimed, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<20)
  func `the order of lines and visits does not matter`(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let planted = Self.planted(seed: seed)
    let first = ClaimSamples.result(planted.care, planted.lines)
    let second = ClaimSamples.result(
      planted.care.shuffled(using: &chance), planted.lines.shuffled(using: &chance))
    #expect(first == second, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<20)
  func `what is claimed is accepted, disputed by name, or open`(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let planted = Self.planted(seed: seed)
    let result = ClaimSamples.result(planted.care, planted.lines)
    let matches = result.findings.compactMap { finding in
      chance.pick([finding.accepted, finding.disputed, nil])
    }
    for match in matches {
      let amount = planted.lines.first { $0.id == match.line }?.line.amount
      #expect(match.accepted + match.disputed == amount, "seed \(seed)")
    }
    let report = ClaimReport(
      lines: planted.lines, matches: matches, care: planted.care, unclaimed: result.unclaimed)
    let disputed = report.disputed.reduce(Money.zero) { $0 + $1.sum.amount }
    #expect(
      report.claimed.amount == report.accepted.amount + disputed + report.open.amount,
      "seed \(seed)")
    let funds = report.funds.reduce(Money.zero) { $0 + $1.amount }
    #expect(funds == report.accepted.amount, "seed \(seed)")
  }
}
