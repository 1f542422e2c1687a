/// Something a command takes: an operand by its place, an option or a flag by its name.
///
///     static let amount = Parameter.operand("amount", .money, fr: "ce qui est versé", en: "…")
///     static let on = Parameter.option("on", .day, fr: "…", en: "…")  // Parameter<Day?>
///
/// The `Output` is what the command reads: `Money` where it must be given, `Day?` where it may be.
struct Parameter<Output: Sendable>: Sendable {
  let spec: ParameterSpec
  let decode: @Sendable (_ raw: [String], _ language: Language) throws(UsageError) -> Output

  private init(
    _ form: ParameterSpec.Form, _ name: String, isRequired: Bool = false,
    isRepeatable: Bool = false, placeholder: Message?, completion: Completion = .none,
    summary: Message,
    decode: @escaping @Sendable (_ raw: [String], _ language: Language) throws(UsageError) -> Output
  ) {
    self.decode = decode
    spec = ParameterSpec(
      form: form, name: name, placeholder: placeholder, summary: summary, isRequired: isRequired,
      isRepeatable: isRepeatable, completion: completion,
      check: { (raw, language) throws(UsageError) in _ = try decode(raw, language) })
  }
}

/// What help, completions and the parser need to know of a parameter, whatever its type.
struct ParameterSpec: Sendable {
  let form: Form
  /// The option's name without its hyphens, or the name by which an operand is found.
  let name: String
  let placeholder: Message?
  let summary: Message
  let isRequired: Bool
  let isRepeatable: Bool
  let completion: Completion
  /// Reads what was given, to refuse it before anything is opened.
  let check: @Sendable (_ raw: [String], _ language: Language) throws(UsageError) -> Void

  enum Form: Hashable, Sendable {
    case operand
    case option(short: Character?)
    case flag(short: Character?)
  }
}

/// A parameter whose type does not matter.
protocol AnyParameter: Sendable {
  var spec: ParameterSpec { get }
}

extension Parameter: AnyParameter {}

extension Parameter {
  /// An operand that must be given. Its placeholder is the kind's, unless it has a name of its own.
  static func operand(
    _ name: String, _ kind: ValueKind<Output>, as placeholder: Message? = nil, fr: Phrase,
    en: Phrase
  ) -> Parameter {
    let title = placeholder ?? kind.placeholder
    return Parameter(
      .operand, name, isRequired: true, placeholder: title, completion: kind.completion,
      summary: Message(fr: fr, en: en)
    ) { (raw, language) throws(UsageError) in
      guard let text = raw.first else { throw .operandMissing(title) }
      return try kind.value(text, language, of: .operand(title))
    }
  }

  /// An operand that may be left out.
  static func optionalOperand<Value>(
    _ name: String, _ kind: ValueKind<Value>, as placeholder: Message? = nil, fr: Phrase,
    en: Phrase
  ) -> Parameter where Output == Value? {
    let title = placeholder ?? kind.placeholder
    return Parameter(
      .operand, name, placeholder: title, completion: kind.completion,
      summary: Message(fr: fr, en: en)
    ) { (raw, language) throws(UsageError) in
      guard let text = raw.first else { return nil }
      return try kind.value(text, language, of: .operand(title))
    }
  }

  /// The last operand, which may be given any number of times; at least once where it is required.
  static func operands<Value>(
    _ name: String, _ kind: ValueKind<Value>, isRequired: Bool = true,
    as placeholder: Message? = nil, fr: Phrase, en: Phrase
  ) -> Parameter where Output == [Value] {
    let title = placeholder ?? kind.placeholder
    return Parameter(
      .operand, name, isRequired: isRequired, isRepeatable: true, placeholder: title,
      completion: kind.completion, summary: Message(fr: fr, en: en)
    ) { (raw, language) throws(UsageError) in
      if isRequired, raw.isEmpty { throw .operandMissing(title) }
      return try kind.values(raw, language, of: .operand(title))
    }
  }

  /// An option that may be left out.
  static func option<Value>(
    _ name: String, short: Character? = nil, _ kind: ValueKind<Value>, fr: Phrase, en: Phrase
  ) -> Parameter where Output == Value? {
    Parameter(
      .option(short: short), name, placeholder: kind.placeholder, completion: kind.completion,
      summary: Message(fr: fr, en: en)
    ) { (raw, language) throws(UsageError) in
      guard let text = raw.first else { return nil }
      return try kind.value(text, language, of: .option(name))
    }
  }

  /// An option that must be given.
  static func requiredOption(
    _ name: String, _ kind: ValueKind<Output>, fr: Phrase, en: Phrase
  ) -> Parameter {
    Parameter(
      .option(short: nil), name, isRequired: true, placeholder: kind.placeholder,
      completion: kind.completion, summary: Message(fr: fr, en: en)
    ) { (raw, language) throws(UsageError) in
      guard let text = raw.first else { throw .optionMissing(name) }
      return try kind.value(text, language, of: .option(name))
    }
  }

  /// An option that may be given several times.
  static func options<Value>(
    _ name: String, _ kind: ValueKind<Value>, fr: Phrase, en: Phrase
  ) -> Parameter where Output == [Value] {
    Parameter(
      .option(short: nil), name, isRepeatable: true, placeholder: kind.placeholder,
      completion: kind.completion, summary: Message(fr: fr, en: en)
    ) { (raw, language) throws(UsageError) in
      try kind.values(raw, language, of: .option(name))
    }
  }

  /// An option without a value.
  static func flag(
    _ name: String, short: Character? = nil, fr: Phrase, en: Phrase
  ) -> Parameter where Output == Bool {
    Parameter(
      .flag(short: short), name, placeholder: nil, summary: Message(fr: fr, en: en)
    ) { (raw, _) throws(UsageError) in !raw.isEmpty }
  }
}

extension ValueKind {
  fileprivate func value(
    _ text: String, _ language: Language, of parameter: UsageError.Parameter
  ) throws(UsageError) -> Value {
    do throws(ValueProblem) {
      return try read(text, language)
    } catch {
      throw .badValue(text, parameter, error)
    }
  }

  fileprivate func values(
    _ raw: [String], _ language: Language, of parameter: UsageError.Parameter
  ) throws(UsageError) -> [Value] {
    var values: [Value] = []
    for text in raw { values.append(try value(text, language, of: parameter)) }
    return values
  }
}
