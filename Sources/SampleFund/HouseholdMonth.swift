/// What a household pays in a month, and what the solidarity fund takes off it by articles 6 and 10
/// of the sample's rule book.
struct HouseholdMonth: Sendable {
  /// A household pays no more than this in a month, as far as the aid goes.
  static let ceiling = 7_500
  static let mostAided = 30_000
  static let mostAdvanced = 25_000

  private var month = 0
  private(set) var paid = 0
  private(set) var aided = 0
  private(set) var advanced = 0

  /// Begins another month with nothing paid.
  mutating func enter(_ month: Int) {
    if month != self.month { self = HouseholdMonth(month: month) }
  }

  private init(month: Int) { self.month = month }

  init() {}

  /// Takes what the solidarity fund bears off what other payers left of each line.
  ///
  /// - Parameter isBounded: Whether the aid and the advance have their ceilings; a bound from above
  ///   is reckoned without them.
  mutating func settle(
    _ rests: [Int], isEmergency: Bool, isBounded: Bool = true
  ) -> (borne: Int, rests: [Int]) {
    let room = max(0, Self.ceiling - paid)
    var (running, borne) = (0, 0)
    let left = rests.map { rest in
      var aid = max(0, running + rest - room) - max(0, running - room)
      if isBounded { aid = min(aid, Self.mostAided - aided) }
      running += rest
      aided += aid
      var advance = isEmergency ? rest - aid : 0
      if isBounded { advance = min(advance, Self.mostAdvanced - advanced) }
      advanced += advance
      borne += aid + advance
      return rest - aid - advance
    }
    paid += left.reduce(0, +)
    return (borne, left)
  }
}
