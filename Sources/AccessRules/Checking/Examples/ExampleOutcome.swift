/// What came out of an example of a rule book.
public struct ExampleOutcome: Hashable, Sendable {
  /// A place in `RuleBook.examples`.
  public let example: Int
  /// What the committee said and what comes out, where they are not the same.
  public let differences: [Difference]

  public var isAsExpected: Bool { differences.isEmpty }

  /// Something that was to come out and did not.
  public struct Difference: Hashable, Sendable {
    /// A payer, the household, a fact: in the rule book's words.
    public let name: String
    public let expected: String
    public let found: String
  }
}
