import LedgerValues

/// What was counted in each cash box on the last day of each month, note by note and coin by coin.
///
/// Twice in the year a box does not hold what the books say: one day the main box lacks 500 F,
/// another day a group's box holds 250 F too much.
struct CashCounts: Sendable {
  static let boxes: [Treasury.Account] = [.cash, .boxA, .boxB, .boxC]
  static let notes = [10_000, 5_000, 2_000, 1_000, 500]
  static let coins = [500, 250, 200, 100, 50, 25, 10, 5]

  /// What a box holds at the end of each month by the books, by month from 0 and box.
  private var held: [[Int]] = []
  private let year: SampleYear
  /// Whether the main box always holds the 500 F that it lacks later.
  private let canLack: Bool

  init(year: SampleYear, households: Int) {
    self.year = year
    canLack = households >= 20
  }

  /// Notes what the boxes hold, on the last day of a month.
  mutating func note(_ treasury: Treasury) {
    held.append(Self.boxes.map { treasury.held($0) })
  }

  /// The counts of a month, a row for each box.
  func sheet(ofMonth month: Int, _ chance: inout SplitMix64) -> Sheet {
    var sheet = Sheet(
      "\(year.month(month))/count.csv", header: "day,voucher,box,notes,coins,witness,witness_2")
    let day = year.month(month).lastDay
    for (index, box) in Self.boxes.enumerated() {
      var left = held[month - 1][index] + difference(box, upTo: month)
      let notes = Self.pieces(Self.notes, of: &left, isAll: false, &chance)
      let coins = Self.pieces(Self.coins, of: &left, isAll: true, &chance)
      sheet.add(
        day.description, "PV-\(month.padded(to: 2))-\(box.code)", box.code, notes, coins,
        "Awa Traoré", "Moussa Keïta")
    }
    return sheet
  }

  /// What a box holds more than the books: once it differs, it goes on to.
  private func difference(_ box: Treasury.Account, upTo month: Int) -> Int {
    switch box {
    case .cash where canLack && month >= 5: -500
    case .boxB where month >= 9: 250
    default: 0
    }
  }

  /// As many of each piece as somebody may find: not always as few pieces as would do.
  private static func pieces(
    _ faces: [Int], of left: inout Int, isAll: Bool, _ chance: inout SplitMix64
  ) -> String {
    var counted: [String] = []
    for face in faces {
      var count = left / face
      let isLast = face == faces.last
      if count > 2, !(isLast && isAll) { count -= chance.number(below: count / 3 + 1) }
      left -= count * face
      if count > 0 { counted.append("\(face)x\(count)") }
    }
    return counted.joined(separator: ",")
  }
}
