import LedgerValues

/// The movements of one treasury account as the matcher compares them: in order, with keys in the
/// place of texts, and to be found by what names them.
///
/// The balance with which the books began is left out: no statement shows it as a line.
public struct ComparedMovements: Sendable {
  /// By id.
  let movements: [Movement]
  let targets: [Target]
  /// Movements that reverse another.
  let reversals: [Int]
  /// By the operator's reference.
  let references: ReferenceIndex
  /// By our own voucher.
  let vouchers: ReferenceIndex

  /// What is compared of a movement, its amount apart.
  struct Target {
    /// The operator's reference.
    let key: ReferenceKey?
    let phone: PhoneKey?
    let day: Day
  }

  /// - Throws: `movementTwice`, `zeroMovement`, `otherAccount`.
  public init(_ movements: [Movement]) throws(ReconciliationError) {
    let compared =
      movements.contains(where: \.isOpening) ? movements.filter { !$0.isOpening } : movements
    let movements = compared.ordered { ($0.id.record, $0.id.part) }
    try Self.check(movements)
    self.movements = movements
    var (targets, reversals) = ([Target](), [Int]())
    targets.reserveCapacity(movements.count)
    var references = ReferenceIndex(capacity: movements.count)
    // By position: an item copied for a look at it would cost more than the look.
    let hasVouchers = movements.indices.contains { movements[$0].voucher != nil }
    var vouchers = ReferenceIndex(capacity: hasVouchers ? movements.count : 0)
    for position in movements.indices {
      let amount = movements[position].amount
      var key: ReferenceKey?
      if let text = movements[position].reference {
        key = ReferenceKey(text)
        if let key { references.add(text, key, amount, position) }
      }
      if let text = movements[position].voucher, let key = ReferenceKey(text) {
        vouchers.add(text, key, amount, position)
      }
      if movements[position].reverses != nil { reversals.append(position) }
      targets.append(
        Target(
          key: key, phone: movements[position].phone.flatMap(PhoneKey.init(_:)),
          day: movements[position].day))
    }
    (self.targets, self.reversals) = (targets, reversals)
    (self.references, self.vouchers) = (references, vouchers)
  }

  private static func check(_ movements: [Movement]) throws(ReconciliationError) {
    let places = movements.indices
    for place in places.dropFirst() where movements[place].id == movements[place - 1].id {
      throw .movementTwice(movements[place].id)
    }
    for place in places where movements[place].amount.isZero {
      throw .zeroMovement(movements[place].id)
    }
    for place in places where movements[place].account != movements[0].account {
      throw .otherAccount(
        movements[place].id, movements[place].account, expected: movements[0].account)
    }
  }
}
