/// Who cares for patients and is owed the fees: a community health centre, a referral centre.
public struct Provider: Hashable, Sendable {
  /// Two to twenty capital letters, digits and hyphens.
  public let code: String
  public let title: String
  /// The level in the rule book's words: `CSCom`, `CSRéf`.
  public let place: String

  public init(code: String, title: String, place: String) {
    self.code = code
    self.title = title
    self.place = place
  }
}
