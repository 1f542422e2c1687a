import DoubleEntry
import HealthFund
import LedgerValues

/// An error of a module, explained: its code, its sentence and the next step.
///
/// Each module's error enum conforms in a file `Diagnostic+Module.swift` here, with `switch`es that
/// have no `default`: a new case does not compile until it can be explained.
protocol Explained: Error, Hashable, Sendable {
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

extension Diagnostic {
  init(_ refusal: some Explained, at place: Place? = nil) {
    self = refusal.diagnostic
    self.place = place
  }
}

/// Every enum that a diagnostic can come from.
enum ExplainedErrors {
  static let all: [any Explained.Type] = [
    UsageError.self, FileError.self, QuestionError.self,
    MoneyError.self, JSONError.self, EntryError.self, HealthFundError.self,
  ]
}

/// Runs something that a module may refuse, and explains the refusal.
///
///     let entry = try explained { () throws(EntryError) in try Entry(…) }
func explained<Made, Refused: Explained>(
  at place: Diagnostic.Place? = nil, _ make: () throws(Refused) -> Made
) throws(Diagnostic) -> Made {
  do throws(Refused) {
    return try make()
  } catch {
    throw Diagnostic(error, at: place)
  }
}
