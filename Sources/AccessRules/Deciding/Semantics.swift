import LedgerValues

/// What rule books mean to a version of this program: how their text is read, and how a case is
/// decided.
///
/// A change of what the same text and the same case give is a new case here. The old ones stay, and
/// stay able to decide: a decision of three years ago is made again as it was made then, and one
/// that differs was tampered with, not outgrown.
public enum Semantics: Int, Hashable, Sendable, CaseIterable {
  case first = 1

  /// The one by which cases are decided today.
  public static let current = Semantics.first
}

extension RuleBook {
  /// Decides a stored case again, as the program of its time did.
  ///
  /// The decision is as recorded where `json(of:under:)` of it equals what the record keeps.
  ///
  /// - Throws: `unreadable`, then what `decide(_:)` throws.
  public func replay(
    _ stored: SplitJSON, under semantics: Semantics = .current
  ) throws(CareCaseError) -> Decision {
    let care = try CareCase(json: stored)
    switch semantics {
    case .first: return try decide(care)
    }
  }
}
