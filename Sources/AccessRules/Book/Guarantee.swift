/// What a rule book promises of every case, whatever its tables are changed to.
///
/// It is checked before the book is adopted, and printed beside it. It decides nothing but one thing:
/// that a dry fund changes nothing, which keeps the limits of promises from cutting; see `Protection`.
public struct Guarantee: Hashable, Sendable {
  public let promise: Promise
  /// Which cases it is about: those in which all of these hold. Where some are about fee lines, the
  /// household's share is that of the lines in which all hold; else, of the whole bill.
  public let conditions: [VariableTest]
  /// The line of the source it was read from.
  public let line: Int
  /// The canonical spelling.
  public let text: String

  /// What is promised.
  public enum Promise: Hashable, Sendable {
    /// `Part du ménage croît avec Classe`: of two cases that differ in this variable alone, the one
    /// with the lower value never pays more. Values are in the order that the book declares; one that
    /// is "not applicable" or expired is not compared. A term is taken to be each of its values,
    /// whatever decides it.
    case householdShareGrows(with: VariableIndex)
    /// `Part du ménage = 0 F`, `Part du ménage <= Plafond du mois`.
    case householdShare(atMost: Operand)
    /// `Demander avant les soins = non`: what a table decides passes the test, in every fee line.
    case term(VariableTest)
    /// `fonds SOL à sec ne change pas Part du ménage`: whatever this fund can spend, the household
    /// pays the same.
    case shortageChangesNothing(fund: String)
  }

  /// The fund of which it is promised that running dry changes nothing.
  var dryFund: String? {
    if case .shortageChangesNothing(let fund) = promise { fund } else { nil }
  }
}

/// A fact or a term, and the cell that it must pass.
public struct VariableTest: Hashable, Sendable {
  public let variable: VariableIndex
  let condition: Condition
  /// The canonical spelling: `Enceinte = oui`, `Âge en mois < 60`.
  public let text: String
}
