/// A mistake in the text of a rule book: what, where, and the words themselves.
///
/// Reading a book finds all its mistakes at once, in the order of the text.
public struct RuleBookMistake: Hashable, Sendable {
  public let problem: Problem
  /// From 1.
  public let line: Int
  /// From 1, in characters as Unicode counts scalars.
  public let column: Int
  /// The text that is wrong, as it was written.
  public let text: String

  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    // The text.
    /// More than a rule book may hold; the limit is named.
    case tooLarge(RuleBookLimit)
    case controlCharacter

    // The head.
    /// The head lacks an entry, named in the book's language.
    case missingEntry(String)
    case unknownEntry
    /// A line that is read in another section only, named in the book's language.
    case misplacedEntry(String)
    /// Not `DAY .. DAY`, or the last day is before the first.
    case unreadableRange
    case unreadableDay
    /// Not `DAY, REFERENCE`.
    case unreadableAdoption
    /// Not `par 5 F, au plus proche`.
    case unreadableCashStep

    // Sections and tables.
    case missingSection(String)
    /// A section, an entry, a name or a column is there twice.
    case repeated
    case missingColumn(String)
    case unknownColumn
    /// The line under a table's head is not `|---|---|`.
    case missingSeparator
    case wrongCellCount(expected: Int)
    case emptyCell
    /// A table that no line announces, in a place where none is read.
    case strayTable
    /// `décision :` without a table after it.
    case missingTable

    // Facts, parameters, payers.
    case unknownSubject
    case unknownType
    case unknownSource
    case unknownSilence
    case unknownYesOrNo
    /// A counter or another fact of the book has not the type it needs.
    case wrongTypeForSource
    case unreadableValue
    /// A parameter has no value on the first day of the book.
    case startsTooLate
    case unknownMode
    case unknownShortage
    /// Only a payer that settles with the clinic itself has no fund.
    case missingFund
    /// A payer that settles with the clinic itself has one.
    case needlessFund
    case unknownPayer

    /// The rule book says that nothing may be decided by this.
    case forbiddenName

    // Decision tables.
    case unknownHitPolicy
    case wrongRowNumber(expected: Int)
    /// `sinon` is for the last row, alone in its conditions.
    case misplacedOtherwise
    /// No fact, parameter or decision has this name; the nearest one may be meant.
    case unknownName(nearest: String?)
    /// A column holds percentages in one row and francs in another.
    case mixedKinds
    /// An exception stands in place of what one decision table says.
    case notOneDecision
    /// Not `NAME, payeur CODE`, perhaps with `au plus` and limits.
    case unreadableAid
    /// An aid is for the visit: its table, its days, its persons are not of a fee line.
    case ofFeeLine
    /// A decision needs itself to be decided.
    case circular

    // Cells.
    /// `0,5` is neither a list of two numbers nor a number here.
    case decimalComma
    /// `1.500` may be one and a half or fifteen hundred.
    case ambiguousPoint
    /// `2025-03-01` in a column of numbers is not 2021.
    case dateInNumberColumn
    /// A range is written `[50..62]`, so that its ends are clear.
    case bareRange
    /// The ends of an interval cross.
    case emptyInterval
    case notANumber
    /// Francs in a column of months, a percentage in a column of francs.
    case wrongUnit
    case outOfDomain
    /// Not a value of the column; these are.
    case notAValue([String])
    /// `<` needs a type whose values are ordered: `A < B < C`.
    case notOrdered

    // The waterfall.
    case wrongStepNumber(expected: Int)
    /// A payer takes a percentage "of the rest".
    case unreadableTake
    case notARate
    case notAnAmount
    /// A ceiling is lowered by a counter of its own payer; what exceeds, by one of the household.
    case notACounter
    case unknownArticle
    /// The last step, and only it, is the household with the rest.
    case householdNotLast

    // Guarantees and examples.
    /// None of the forms of a guarantee.
    case unreadableGuarantee
    /// Not `consultation 1 000 F ; médicament/paludisme 3 000 F`.
    case unreadableFeeLines
    /// Not `FONDS 750 F ; ménage 250 F`, nor another thing that may come out of an example.
    case unreadableExpectation
  }
}

/// What bounds a rule book, so that a hostile one ends in a refusal and not in a full memory.
public enum RuleBookLimit: String, Hashable, Sendable, CaseIterable {
  /// 1 048 576 bytes.
  case bytes
  /// 10 000 lines.
  case lines
  /// 40 columns in a table.
  case columns
  /// 512 rows in a table.
  case rows
  /// 20 000 cells in all tables.
  case cells
  /// 256 facts.
  case facts
  /// 64 guarantees.
  case guarantees
  /// 256 examples.
  case examples
  /// 64 dates on which a parameter changes.
  case changes
  /// Compiled, more than 32 MB.
  case compiled

  var bound: Int {
    switch self {
    case .bytes: 1_048_576
    case .lines: 10_000
    case .columns: 40
    case .rows: 512
    case .cells: 20_000
    case .facts: 256
    case .guarantees: 64
    case .examples: 256
    case .changes: 64
    case .compiled: 4_194_304
    }
  }
}
