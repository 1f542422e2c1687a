public import HealthFund
public import LedgerValues

/// Why lines of a claim are not answered, or a claim is not shown, as asked.
///
/// Cases are in order of precedence.
public enum ClaimRefusal: Error, Hashable, Sendable {
  /// The record is not a claim of the provider.
  case notAClaim(RecordKey, provider: String)
  /// The provider has no such line, or it was accepted or disputed before.
  case lineNotOpen(ClaimLineID)
  /// No line of the provider waits under the name that was said.
  case nothingToAnswer(provider: String)
}
