import StatementFormats
import TabularText

/// Reads a file of statements, and explains a refusal at its place in the file.
func explained<Made>(
  in file: String, _ read: () throws(StatementError) -> Made
) throws(Diagnostic) -> Made {
  do throws(StatementError) {
    return try read()
  } catch {
    throw Diagnostic(error, at: error.place(in: file))
  }
}

extension StatementError {
  fileprivate func place(in file: String) -> Diagnostic.Place {
    switch self {
    case .table(let error): error.place(in: file)
    case .xml(_, let place):
      Diagnostic.Place(file: file, line: place.line, column: place.column)
    case .profileText(let line, _) where line > 0: Diagnostic.Place(file: file, line: line)
    case .tooLarge, .profileText, .formatNotRead, .unknownProfile, .xmlReaderStopped,
      .dayOrderUnknown,
      .noProfile,
      .severalProfiles, .otherCurrency, .tooManyStatements, .severalStatements, .malformed:
      Diagnostic.Place(file: file)
    }
  }
}
