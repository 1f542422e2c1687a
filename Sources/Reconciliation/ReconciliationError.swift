public import LedgerValues

/// Why lines and movements cannot be compared.
///
/// Cases are in order of precedence.
public enum ReconciliationError: Error, Hashable, Sendable {
  case lineTwice(LineID)
  case zeroLine(LineID)
  case movementTwice(MovementID)
  case zeroMovement(MovementID)
  /// Movements of two treasury accounts are not compared with one statement.
  case otherAccount(MovementID, String, expected: String)
  /// A group names an item that is not among those given.
  case unknownLine(LineID)
  case unknownMovement(MovementID)
  /// More is used of an item than other matches have left, or with the other sign.
  case lineExceeded(LineID, left: Money)
  case movementExceeded(MovementID, left: Money)
  /// A group says nothing of fewer than two items.
  case groupTooSmall
  /// The sides of a group differ.
  case unbalancedGroup(lines: Money, movements: Money)
  /// A rule of tolerance needs a name.
  case toleranceName
  /// A rule that ends before it begins.
  case toleranceDays
  /// Steps that do not rise, or francs that are none.
  case toleranceSteps
  /// A stored run lacks something or has it wrong; the key is named.
  case malformed(key: String)
}
