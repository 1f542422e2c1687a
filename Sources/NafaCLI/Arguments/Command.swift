/// One command of the program: its names, what it takes, what it does.
///
/// A command is a value in a file of its own under `Commands`; `Commands.all` lists them.
struct Command: Sendable {
  /// The English word, in lower case with hyphens.
  let name: String
  /// The French word, read with or without its accents.
  let french: String
  let section: Section
  let summary: Message
  /// Paragraphs of help after the summary.
  let details: [Message]
  /// Command lines that help shows, without the leading `nafa`.
  let examples: [String]
  let parameters: [ParameterSpec]
  let subcommands: [Command]
  /// Whether help leaves it out: a part of the machinery.
  let isHidden: Bool
  let action: Action

  typealias Action = @Sendable (Session) throws(Diagnostic) -> Outcome

  /// Who a command is for: the headings of the overview.
  enum Section: Hashable, Sendable, CaseIterable {
    case start, people, treasurer, clinic, books, reconcile, rules, auditor
  }

  /// A command that does something.
  init(
    _ name: String, fr french: String, section: Section, summary: Message,
    details: [Message] = [], examples: [String] = [], parameters: [any AnyParameter] = [],
    isHidden: Bool = false, action: @escaping Action
  ) {
    self.name = name
    self.french = french
    self.section = section
    self.summary = summary
    self.details = details
    self.examples = examples
    self.parameters = parameters.map(\.spec)
    self.subcommands = []
    self.isHidden = isHidden
    self.action = action
  }

  /// A command that is only the first word of others: `reconcile import`.
  init(
    _ name: String, fr french: String, section: Section, summary: Message,
    details: [Message] = [], subcommands: [Command]
  ) {
    self.name = name
    self.french = french
    self.section = section
    self.summary = summary
    self.details = details
    self.examples = []
    self.parameters = []
    self.subcommands = subcommands
    self.isHidden = false
    self.action = { (session) throws(Diagnostic) in
      throw Diagnostic(UsageError.commandMissing(after: session.commandPath))
    }
  }

  var operands: [ParameterSpec] { parameters.filter { $0.form == .operand } }
  var options: [ParameterSpec] { parameters.filter { $0.form != .operand } }

  /// The word by which a language calls it.
  func word(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: name
    }
  }

  func isCalled(_ word: String) -> Bool {
    let folded = NormalForm.folded(word)
    return folded == name || folded == NormalForm.folded(french)
  }
}

extension [Command] {
  func called(_ word: String) -> Command? { first { $0.isCalled(word) } }

  /// The words of the commands that help shows, in both languages.
  var words: [String] { filter { !$0.isHidden }.flatMap { [$0.name, $0.french] } }
}

/// What a command gives back: the answer, and how the run ends.
struct Outcome: Sendable {
  var answer: Answer
  var status: ExitStatus = .done
  /// What is worth a look beside the answer; printed apart from it.
  var diagnostics: [Diagnostic] = []

  init(_ answer: Answer, status: ExitStatus = .done, diagnostics: [Diagnostic] = []) {
    self.answer = answer
    self.status = status
    self.diagnostics = diagnostics
  }

  /// Ends with the graver of two statuses.
  mutating func worsen(to other: ExitStatus) {
    if other.rawValue > status.rawValue { status = other }
  }
}
