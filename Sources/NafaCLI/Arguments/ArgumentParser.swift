import LedgerValues

/// Reads a command line.
///
/// Options may stand anywhere after the command that has them, those of every command anywhere at
/// all; `--` ends them. Nothing is abbreviated: what `--act` means today must mean the same next
/// year.
struct ArgumentParser {
  private let language: Language
  private var commands: [Command]
  private var path: [Command] = []
  private var operands: [String] = []
  private var options: [String: [String]] = [:]

  private init(_ commands: [Command], _ language: Language) {
    self.commands = commands
    self.language = language
  }

  /// Reads the words after the program's name.
  ///
  /// - Throws: The first `UsageError` from left to right; then what is missing.
  static func parse(
    _ words: [String], commands: [Command], language: Language
  ) throws(UsageError) -> Invocation {
    var parser = ArgumentParser(commands, language)
    try parser.take(words)
    return try parser.invocation()
  }

  private mutating func take(_ words: [String]) throws(UsageError) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        for operand in rest { try takeOperand(operand) }
        return
      }
      if let name = Self.optionName(word) {
        try takeOption(word, name, &rest)
      } else {
        try takeOperand(word)
      }
    }
  }

  private mutating func takeOperand(_ word: String) throws(UsageError) {
    guard let command = path.last else { return try takeCommand(word, among: commands) }
    guard command.subcommands.isEmpty else {
      return try takeCommand(word, among: command.subcommands)
    }
    guard operands.count < command.operands.count || command.operands.last?.isRepeatable == true
    else { throw .operandTooMany(word) }
    operands.append(word)
  }

  private mutating func takeCommand(
    _ word: String, among commands: [Command]
  ) throws(UsageError) {
    guard let command = commands.called(word) else {
      throw .commandUnknown(
        word, after: path.map(\.name), suggestion: NearMiss.of(word, among: commands.words))
    }
    path.append(command)
  }

  private mutating func takeOption(
    _ word: String, _ name: OptionName, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    guard let spec = known.first(where: { $0.isNamed(name) }) else {
      let operand = known.first { $0.form == .operand && "--" + $0.name == name.text }
      if let title = operand?.placeholder { throw .operandAsOption(name.text, title) }
      let names = known.filter { $0.form != .operand }.map { "--" + $0.name }
      throw .optionUnknown(word, suggestion: NearMiss.of(name.text, among: names))
    }
    guard options[spec.name] == nil || spec.isRepeatable else { throw .optionTwice(spec.name) }
    if case .flag = spec.form {
      guard name.value == nil else { throw .valueUnexpected(spec.name) }
      options[spec.name] = [""]
    } else if let value = name.value {
      options[spec.name, default: []].append(value)
    } else {
      guard let value = rest.first, !isOption(value) else { throw .valueMissing(spec.name) }
      rest.removeFirst()
      options[spec.name, default: []].append(value)
    }
  }

  private func invocation() throws(UsageError) -> Invocation {
    var given = options
    let command = path.last
    if options["help"] == nil, options["version"] == nil {
      for (index, spec) in (command?.operands ?? []).enumerated() {
        let rest = operands.dropFirst(index)
        given[spec.name] = Array(spec.isRepeatable ? rest : rest.prefix(1))
      }
      for spec in known { try spec.check(given[spec.name] ?? [], language) }
    }
    return Invocation(path: path, arguments: Arguments(given: given, language: language))
  }

  /// The parameters known so far: those of every command, then of the commands named.
  private var known: [ParameterSpec] {
    GlobalOptions.all + (path.last?.parameters ?? [])
  }

  /// Whether a word is an option of the command, rather than the value of one: `-500` may be.
  private func isOption(_ word: String) -> Bool {
    guard let name = Self.optionName(word) else { return word == "--" }
    return known.contains { $0.isNamed(name) }
  }
}

extension ArgumentParser {
  /// An option as it was written: `--on=2026-03-09`.
  struct OptionName: Hashable {
    let text: String
    let value: String?
  }

  /// The option that a word names; nothing for an operand, such as `-` or `-500`.
  static func optionName(_ word: String) -> OptionName? {
    if word.hasPrefix("--") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return OptionName(text: String(parts[0]), value: parts.count == 2 ? String(parts[1]) : nil)
    }
    guard word.utf8.count > 1, word.utf8.first == UInt8(ascii: "-"),
      let second = word.unicodeScalars.dropFirst().first, !("0"..."9").contains(second)
    else { return nil }
    return OptionName(text: word, value: nil)
  }

  /// The value of an option of every command, read before all else: the language in which an error
  /// in the rest of the line is told.
  static func peek<Value>(_ parameter: Parameter<Value?>, in words: [String]) -> Value? {
    let words = words.prefix { $0 != "--" }
    for (index, word) in words.enumerated() {
      guard let name = optionName(word), parameter.spec.isNamed(name) else { continue }
      let value = name.value ?? words.dropFirst(index + 1).first
      return value.flatMap { try? parameter.decode([$0], .english) } ?? nil
    }
    return nil
  }
}

extension ParameterSpec {
  var short: Character? {
    switch form {
    case .operand: nil
    case .option(let short), .flag(let short): short
    }
  }

  func isNamed(_ name: ArgumentParser.OptionName) -> Bool {
    guard form != .operand else { return false }
    return name.text == "--\(self.name)" || short.map { name.text == "-\($0)" } == true
  }
}

/// A command line that was understood.
struct Invocation: Sendable {
  /// The command, after the commands it is under; empty where none was named.
  let path: [Command]
  let arguments: Arguments
}

/// What was given for each parameter.
struct Arguments: Sendable {
  private let given: [String: [String]]
  private let language: Language

  init(given: [String: [String]], language: Language) {
    self.given = given
    self.language = language
  }

  func value<Output>(of parameter: Parameter<Output>) throws(UsageError) -> Output {
    try parameter.decode(given[parameter.spec.name] ?? [], language)
  }
}
