import LedgerValues

/// Why a command line is not understood.
///
/// The first from left to right is thrown; then, in this order, what is missing.
enum UsageError: Error, Hashable, Sendable {
  /// No command has this name.
  case commandUnknown(String, after: [String], suggestion: String?)
  /// No option of the command has this name.
  case optionUnknown(String, suggestion: String?)
  /// What the command takes alone, by its place, was written as an option.
  case operandAsOption(String, Message)
  /// An option that counts once was given twice.
  case optionTwice(String)
  /// A flag takes no value.
  case valueUnexpected(String)
  /// An option came without its value.
  case valueMissing(String)
  /// The command takes fewer operands.
  case operandTooMany(String)
  /// The value cannot be read.
  case badValue(String, Parameter, ValueProblem)
  /// An operand that must be given.
  case operandMissing(Message)
  /// An option that must be given.
  case optionMissing(String)
  /// Two ways of saying the same, of which the command takes one.
  case notBoth(Parameter, Parameter)
  /// A command that is only the first word of others, or none at all.
  case commandMissing(after: [String])
  /// A command that needs a book was not told which.
  case bookMissing
  /// A command that writes was not told who does it.
  case actorMissing

  /// What a value is for.
  enum Parameter: Hashable, Sendable {
    case operand(Message)
    case option(String)
  }
}

/// What is wrong with a value.
enum ValueProblem: Error, Hashable, Sendable {
  case empty
  case controlCharacter
  case money(MoneyError)
  case day
  case month
  case knownAt
  case record
  case account
  case fund
  case receipt
  case journal
  /// Not `NAME=ANSWER`.
  case fact
  /// A fact that was answered otherwise before, on the same command line.
  case answeredOtherwise(String)
  /// Not pieces of money: `10000x3`.
  case pieces
  /// Neither a line of a statement, `120/3`, nor a movement, `57`.
  case item
  /// Not a claim's record and a line: `14007/3`.
  case claimLine
  /// Neither a checkpoint nor a file that is there.
  case checkpoint
  case integer(ClosedRange<Int>)
  case choice([String], suggestion: String?)
}
