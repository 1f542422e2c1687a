public import LedgerValues

/// A note or a coin of the CFA franc, as a cash box may hold it.
///
/// 500 is both: the note is being replaced by the coin, and a count tells them apart.
///
/// Source: BCEAO, *La gamme des billets et des pièces* (notes of 500 to 10 000, coins of 1 to 500);
/// the coin of 1 F is no longer met, and cash is rounded to 5 F.
public struct Denomination: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case note, coin
  }

  public let kind: Kind
  /// What one piece is worth.
  public let face: Money

  /// The note or coin of a value; nothing where there is no such.
  public init?(_ kind: Kind, _ face: Money) {
    guard Self.faces(of: kind).contains(face) else { return nil }
    self.kind = kind
    self.face = face
  }

  /// The values of a kind, the largest first.
  public static func faces(of kind: Kind) -> [Money] {
    switch kind {
    case .note: [10_000, 5_000, 2_000, 1_000, 500]
    case .coin: [500, 250, 200, 100, 50, 25, 10, 5]
    }
  }

  /// All of them in the order in which a box is counted: notes, then coins, the largest first.
  public static let all = Kind.allCases.flatMap { kind in
    faces(of: kind).compactMap { Denomination(kind, $0) }
  }
}
