import BookStore

/// The program, apart from its process: an environment in, an exit status out.
public enum Nafa {
  /// Runs one command line.
  ///
  /// Standard output gets the answer and nothing else; all that is said beside it goes to standard
  /// error.
  public static func run(_ environment: Environment) -> ExitStatus {
    let run = Run(environment)
    do throws(Diagnostic) {
      return try run.perform()
    } catch {
      run.report(error.ofBook(at: run.bookPath))
      return error.kind.status
    }
  }
}

/// One run, from the words typed to the bytes written.
private struct Run {
  let environment: Environment
  let voice: Voice
  let format: OutputFormat
  let isVerbose: Bool
  let bookPath: String?

  init(_ environment: Environment) {
    let words = environment.arguments
    self.environment = environment
    format = ArgumentParser.peek(GlobalOptions.format, in: words) ?? .text
    isVerbose = words.prefix { $0 != "--" }.contains { $0 == "--verbose" || $0 == "-v" }
    let book = ArgumentParser.peek(GlobalOptions.book, in: words) ?? environment.variables[.book]
    bookPath = book
    let language = Language.chosen(
      asked: ArgumentParser.peek(GlobalOptions.language, in: words),
      book: book.flatMap(Language.ofBook(at:)) ?? Language.ofBackup(in: words), in: environment)
    voice = Voice(
      language: language, hasUnicode: environment.hasUnicodeLocale && !environment.isDumb,
      isPseudo: environment.isPseudo)
  }

  func perform() throws(Diagnostic) -> ExitStatus {
    let invocation = try explained { () throws(UsageError) in
      try ArgumentParser.parse(
        environment.arguments, commands: Commands.all, language: voice.language)
    }
    let session = try explained { () throws(UsageError) in
      try Session(invocation, voice, environment)
    }
    defer { for note in session.notes { report(note) } }
    let outcome = try outcome(of: invocation, session)
    try write(outcome.answer)
    for diagnostic in outcome.diagnostics { report(diagnostic) }
    return outcome.status
  }

  private func outcome(
    of invocation: Invocation, _ session: Session
  ) throws(Diagnostic) -> Outcome {
    if try session[GlobalOptions.version] { return Outcome(Help.version) }
    if try session[GlobalOptions.help] {
      return Outcome(Help.answer(for: invocation.path, in: voice))
    }
    guard let command = invocation.path.last else {
      guard environment.output.isTerminal else {
        throw Diagnostic(UsageError.commandMissing(after: []))
      }
      return try menu(session)
    }
    return try command.action(session)
  }

  /// What the program says when it is called alone: what the book needs, or where there is none, what
  /// the program can do.
  private func menu(_ session: Session) throws(Diagnostic) -> Outcome {
    guard let bookPath, !bookPath.isEmpty else {
      return Outcome(Help.answer(for: [], in: voice))
    }
    var outcome = try StatusCommand.command.action(session)
    outcome.answer.blocks.append(
      .paragraph(
        Message(
          fr: "\(code: "nafa help") : tout ce que le programme sait faire.",
          en: "\(code: "nafa help"): all that the program can do.")))
    return outcome
  }

  private func write(_ answer: Answer) throws(Diagnostic) {
    let text: String
    switch format {
    case .text:
      let width = min(environment.output.columns ?? 80, 100)
      text = TextRenderer(voice: voice, width: width, isBold: environment.isStyled).render(answer)
    case .csv:
      text = CSVRenderer(isForTerminal: environment.output.isTerminal).render(answer)
    case .json: text = JSONRenderer(voice: voice).render(answer)
    }
    guard !text.isEmpty else { return }
    try explained { () throws(FileError) in try environment.output.write(Array(text.utf8)) }
  }

  /// Says a diagnostic on standard error; where even that fails, the exit status remains.
  func report(_ diagnostic: Diagnostic) {
    let renderer = DiagnosticRenderer(voice: voice, isVerbose: isVerbose)
    let text = format == .json ? renderer.json(of: diagnostic) : renderer.text(of: diagnostic)
    try? environment.errors.write(Array(text.utf8))
  }
}

extension Environment {
  fileprivate var isDumb: Bool { variables[.terminal] == "dumb" }

  /// Whether headings may be bold.
  ///
  /// Source: no-color.org: set and not empty means no colour.
  fileprivate var isStyled: Bool {
    output.isTerminal && !isDumb && (variables[.noColor] ?? "").isEmpty
  }
}

extension Language {
  /// The language of the copy that a lost book goes on from.
  fileprivate static func ofBackup(in words: [String]) -> Language? {
    guard let index = words.firstIndex(where: BackupCommand.restore.isCalled) else { return nil }
    return words[index...].dropFirst().lazy.compactMap(ofBook(at:)).first
  }

  /// The language in which a book was opened; nothing where it cannot be read, which is said later.
  fileprivate static func ofBook(at path: String) -> Language? {
    Book.language(ofBookAt: path).flatMap(Language.init(rawValue:))
  }
}
