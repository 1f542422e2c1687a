import AccessRules
import BookStore
import DoubleEntry
import HealthFund
import LedgerReports
import LedgerValues
import Reconciliation
import StatementFormats
import TabularText

/// An error of a module, explained: its code, its sentence and the next step.
///
/// Each module's error enum conforms in a file `Diagnostic+Module.swift` here, with `switch`es that
/// have no `default`: a new case does not compile until it can be explained.
protocol Explained: Hashable, Sendable {
  /// One of each case, which the gallery of refusals and the tests walk through.
  static var samples: [Self] { get }
  var kind: Diagnostic.Kind { get }
  var code: String { get }
  var message: Message { get }
  var remedy: Message? { get }
}

extension Explained {
  var kind: Diagnostic.Kind { .refused }

  var diagnostic: Diagnostic {
    Diagnostic(kind: kind, code: code, message: message, remedy: remedy)
  }
}

/// A code, a sentence and the next step, said together where an enum has many cases.
struct Explanation: Hashable, Sendable {
  let code: String
  let message: Message
  let remedy: Message?
  let kind: Diagnostic.Kind

  init(
    _ code: String, _ message: Message, remedy: Message? = nil, kind: Diagnostic.Kind = .refused
  ) {
    self.code = code
    self.message = message
    self.remedy = remedy
    self.kind = kind
  }

  /// What another error says, which this one only hands on.
  init(_ explained: some Explained) {
    self.init(
      explained.code, explained.message, remedy: explained.remedy, kind: explained.kind)
  }
}

/// An error that explains each of its cases in one place.
protocol ExplainedTogether: Explained {
  var explanation: Explanation { get }
}

extension ExplainedTogether {
  var kind: Diagnostic.Kind { explanation.kind }
  var code: String { explanation.code }
  var message: Message { explanation.message }
  var remedy: Message? { explanation.remedy }
}

extension Diagnostic {
  init(_ refusal: some Explained, at place: Place? = nil) {
    self = refusal.diagnostic
    self.place = place
  }
}

/// Every enum that a diagnostic can come from.
enum ExplainedErrors {
  static let all: [any Explained.Type] = [
    UsageError.self, FileError.self, XMLReaderError.self, ImportError.self, QuestionError.self,
    BookNotice.self,
    MoneyError.self, JSONError.self, EntryError.self, ReportError.self, HealthFundError.self,
    TableError.self, RowFault.self, RowRefusal.Reason.self, StatementError.self,
    RowRejection.self, ReconciliationError.self, SigningError.self, ReadinessFinding.self,
    CareCaseError.self, RuleBookMistake.Problem.self, UnfitRuleBook.self, LabelMistake.Problem.self,
    Refusal.self, MatchingRefusal.self, ClaimRefusal.self, IntegrityFault.self, Question.self,
    BookFault.self,
    Finding.Code.self,
  ]
}

/// Runs something that a module may refuse, and explains the refusal.
///
///     let entry = try explained { () throws(EntryError) in try Entry(…) }
func explained<Made, Refused: Explained & Error>(
  at place: Diagnostic.Place? = nil, _ make: () throws(Refused) -> Made
) throws(Diagnostic) -> Made {
  do throws(Refused) {
    return try make()
  } catch {
    throw Diagnostic(error, at: place)
  }
}
