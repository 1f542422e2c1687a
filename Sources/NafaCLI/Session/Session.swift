import LedgerValues

/// One run of one command: what was asked, and the means to answer.
final class Session {
  let environment: Environment
  let voice: Voice
  let format: OutputFormat
  /// The words of the command, in English: `["reconcile", "import"]`.
  let commandPath: [String]
  /// Check everything, write nothing.
  let isDryRun: Bool
  let isVerbose: Bool
  /// Whether a write goes ahead without being said back.
  let isConfirmed: Bool
  /// Whether a person is there to answer: input and errors are terminals, and may be used so.
  let canAsk: Bool
  /// Draws identifiers, salts and seeds; mix the head of the chain in before the first draw.
  var random: RandomSource
  /// What is worth knowing beside the answer, whatever it is.
  var notes: [Diagnostic] = []
  private let arguments: Arguments

  init(_ invocation: Invocation, _ voice: Voice, _ environment: Environment) throws(UsageError) {
    let arguments = invocation.arguments
    self.environment = environment
    self.voice = voice
    self.arguments = arguments
    commandPath = invocation.path.map(\.name)
    format = try arguments.value(of: GlobalOptions.format) ?? .text
    isDryRun = try arguments.value(of: GlobalOptions.dryRun)
    isVerbose = try arguments.value(of: GlobalOptions.verbose)
    isConfirmed = try arguments.value(of: GlobalOptions.yes)
    let mayAsk = try !arguments.value(of: GlobalOptions.noInput)
    canAsk = mayAsk && environment.input.isTerminal && environment.errors.isTerminal
    random = environment.random
  }

  /// What was given for a parameter of the command.
  subscript<Output>(parameter: Parameter<Output>) -> Output {
    get throws(Diagnostic) {
      try explained { () throws(UsageError) in try arguments.value(of: parameter) }
    }
  }

  var language: Language { voice.language }

  /// What time it is.
  var now: Moment { environment.clock() }

  /// The path of the book that the command is about.
  var bookPath: String {
    get throws(Diagnostic) {
      if let path = try self[GlobalOptions.book] { return path }
      guard let path = environment.variables[.book], !path.isEmpty else {
        throw Diagnostic(UsageError.bookMissing)
      }
      return path
    }
  }

  /// The name of who keeps the book, for a command that writes.
  var actorName: String {
    get throws(Diagnostic) {
      if let name = try self[GlobalOptions.actor] { return name }
      let given = NormalForm.composed(environment.variables[.actor] ?? "")
      guard !given.isEmpty, !given.unicodeScalars.contains(where: VisibleText.isHidden) else {
        throw Diagnostic(UsageError.actorMissing)
      }
      return given
    }
  }
}
