import LedgerValues

/// A statement of the wallet or the bank, with the faults that real ones have.
///
/// A few lines come days late; one is missing, one is there twice, one has another amount.
struct Statement: Sendable {
  struct Line: Sendable {
    let day: Day
    let minute: Int
    let movement: Movement
    let amount: Int
  }

  private(set) var lines: [Line] = []

  /// - Parameter chance: Decides which lines are late, missing, double and wrong.
  init(
    _ movements: [Movement], kept keeper: StatementKeeper, year: SampleYear,
    _ chance: inout SplitMix64
  ) {
    let faults = Faults(movements, &chance)
    for (index, movement) in movements.enumerated() where index != faults?.missing {
      let isFault = index == faults?.doubled || index == faults?.wrong
      let isLate = chance.happens(percent: keeper.latePercent)
      let delays = keeper.delays(after: movement.day).filter {
        movement.day.adding(days: $0) <= year.last
      }
      let delay = isLate && !isFault && !delays.isEmpty ? chance.pick(delays) : 0
      let line = Line(
        day: movement.day.adding(days: delay), minute: movement.minute, movement: movement,
        amount: index == faults?.wrong ? keeper.slip(in: movement.amount) : movement.amount)
      lines.append(line)
      if index == faults?.doubled { lines.append(line) }
    }
    // Equal lines keep their order, as the sort of the standard library promises.
    lines.sort { ($0.day, $0.minute) < ($1.day, $1.minute) }
  }

  /// Which movements are faulty: ordinary receipts, each in another third of the year's.
  private struct Faults {
    let missing: Int
    let doubled: Int
    let wrong: Int

    init?(_ movements: [Movement], _ chance: inout SplitMix64) {
      let receipts = movements.indices.filter { movements[$0].amount > 0 }
      let third = receipts.count / 3
      guard third > 0 else { return nil }
      missing = receipts[chance.number(below: third)]
      doubled = receipts[third + chance.number(below: third)]
      wrong = receipts[2 * third + chance.number(below: third)]
    }
  }
}

extension Statement {
  /// As a wallet operator exports it: one amount with its sign, the fee beside it; the year's, or that
  /// of one month.
  func walletSheet(ofMonth month: Month? = nil) -> Sheet {
    var sheet = Sheet(
      Self.name("wallet.csv", month), header: "date,heure,reference,operation,montant,frais,solde")
    var balance = 0
    for line in lines {
      balance += line.amount - line.movement.fee
      if let month, !month.contains(line.day) { continue }
      sheet.add(
        line.day.description,
        (line.minute / 60).padded(to: 2) + ":" + (line.minute % 60).padded(to: 2),
        line.movement.reference, line.movement.label, String(line.amount),
        String(line.movement.fee), String(balance))
    }
    return sheet
  }

  /// As a bank prints it: French days, debit and credit as the bank sees them.
  func bankSheet(ofMonth month: Month? = nil) -> Sheet {
    var sheet = Sheet(
      Self.name("bank.csv", month), header: "date,libelle,reference,debit,credit,solde")
    var balance = 0
    for line in lines {
      balance += line.amount
      if let month, !month.contains(line.day) { continue }
      let (year, month, day) = line.day.civil
      sheet.add(
        "\(day.padded(to: 2))/\(month.padded(to: 2))/\(year)", line.movement.label,
        line.movement.reference, line.amount < 0 ? String(-line.amount) : "",
        line.amount < 0 ? "" : String(line.amount), String(balance))
    }
    return sheet
  }

  private static func name(_ file: String, _ month: Month?) -> String {
    month.map { "\($0)/\(file)" } ?? file
  }
}
