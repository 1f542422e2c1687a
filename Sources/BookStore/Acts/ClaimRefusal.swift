public import HealthFund

/// Why lines of a claim are not answered as asked.
///
/// Cases are in order of precedence.
public enum ClaimRefusal: Error, Hashable, Sendable {
  /// The provider has no such line, or it was accepted or disputed before.
  case lineNotOpen(ClaimLineID)
  /// No line of the provider waits under the name that was said.
  case nothingToAnswer(provider: String)
}
