public import LedgerValues

/// Everything outside the program that a run can see or touch.
///
/// The real one is `Environment.process()`; tests make their own, so that no test depends on the
/// machine it runs on.
public struct Environment {
  /// The words after the program's name, as typed.
  public var arguments: [String] = []
  public var variables: [Variable: String] = [:]
  /// What time it is.
  public var clock: @Sendable () -> Moment
  /// Where identifiers and salts come from.
  public var random: RandomSource
  /// Whether clock, seed or machine are not the real ones: only a debug build allows it, and the
  /// records it writes say so.
  public var isInjected = false
  /// A name of this machine that stays the same: one machine writes a site's chain.
  public var machine: String
  public var input: Input
  public var output: Output
  public var errors: Output
  public var files: FileAccess
  public var xml = XMLReader.none
  /// Begins to listen for Ctrl-C, where there is one, and gives what tells whether to go on.
  public var listensForStop: () -> (@Sendable () -> Bool)? = { nil }

  public init(
    clock: @escaping @Sendable () -> Moment, random: RandomSource, machine: String, input: Input,
    output: Output, errors: Output, files: FileAccess
  ) {
    self.clock = clock
    self.random = random
    self.machine = machine
    self.input = input
    self.output = output
    self.errors = errors
    self.files = files
  }

  /// The variables that the program reads; there are no others.
  public enum Variable: String, Hashable, Sendable, CaseIterable {
    case book = "NAFA_BOOK"
    case actor = "NAFA_ACTOR"
    case noColor = "NO_COLOR"
    case terminal = "TERM"
    case allLocale = "LC_ALL"
    case messagesLocale = "LC_MESSAGES"
    case charactersLocale = "LC_CTYPE"
    case language = "LANG"
    // Honoured by a debug build only.
    case clock = "NAFA_CLOCK"
    case seed = "NAFA_SEED"
    case machine = "NAFA_MACHINE"
    case pseudo = "NAFA_PSEUDO"
  }

  /// Where answers to questions come from.
  public struct Input {
    public var isTerminal: Bool
    /// The next line without its end; nothing when there is no more.
    public var line: () -> String?
    /// All bytes to the end.
    public var all: () throws(FileError) -> [UInt8]

    public init(
      isTerminal: Bool, line: @escaping () -> String?,
      all: @escaping () throws(FileError) -> [UInt8]
    ) {
      self.isTerminal = isTerminal
      self.line = line
      self.all = all
    }
  }

  /// Where text goes.
  public struct Output {
    public var isTerminal: Bool
    /// Columns of the terminal, where it is one and says so.
    public var columns: Int?
    /// Takes the bytes, or tells why it cannot: a full disk.
    public var write: ([UInt8]) throws(FileError) -> Void

    public init(
      isTerminal: Bool, columns: Int? = nil, write: @escaping ([UInt8]) throws(FileError) -> Void
    ) {
      self.isTerminal = isTerminal
      self.columns = columns
      self.write = write
    }
  }
}
