import LedgerValues

extension UsageError: Explained {
  static let samples: [UsageError] =
    [
      .commandUnknown("contribuer", after: [], suggestion: "contribute"),
      .optionUnknown("--langue", suggestion: "--lang"),
      .operandAsOption("--account", Message(fr: "COMPTE", en: "ACCOUNT")), .optionTwice("lang"),
      .valueUnexpected("dry-run"), .valueMissing("lang"), .operandTooMany("mars"),
      .badValue("1.500", .option("amount"), .money(.ambiguousSeparator)),
      .operandMissing(Message(fr: "MONTANT", en: "AMOUNT")), .optionMissing("on"),
      .notBoth(.option("fee"), .option("rounding")), .commandMissing(after: ["reconcile"]),
      .bookMissing, .actorMissing,
    ] + ValueProblem.samples.map { .badValue("mars", .option("on"), $0) }

  var kind: Diagnostic.Kind { .usage }

  var code: String {
    switch self {
    case .commandUnknown: "usage.command-unknown"
    case .optionUnknown: "usage.option-unknown"
    case .operandAsOption: "usage.operand-as-option"
    case .optionTwice: "usage.option-twice"
    case .valueUnexpected: "usage.value-unexpected"
    case .valueMissing: "usage.value-missing"
    case .operandTooMany: "usage.operand-too-many"
    case .badValue(_, _, let problem): problem.code
    case .operandMissing: "usage.operand-missing"
    case .optionMissing: "usage.option-missing"
    case .notBoth: "usage.not-both"
    case .commandMissing: "usage.command-missing"
    case .bookMissing: "usage.book-missing"
    case .actorMissing: "usage.actor-missing"
    }
  }

  var message: Message {
    switch self {
    case .commandUnknown(let word, let path, _): .commandUnknown(word, after: path)
    case .optionUnknown(let word, _):
      Message(fr: "pas d'option \(quoted: word)", en: "no option \(quoted: word)")
    case .operandAsOption(let option, let title):
      Message(
        fr: "\(title) se donne sans \(code: option)",
        en: "\(title) is given without \(code: option)")
    case .optionTwice(let name):
      Message(
        fr: "l'option \(code: "--" + name) est donnée deux fois",
        en: "option \(code: "--" + name) is given twice")
    case .valueUnexpected(let name):
      Message(
        fr: "l'option \(code: "--" + name) ne prend pas de valeur",
        en: "option \(code: "--" + name) takes no value")
    case .valueMissing(let name):
      Message(
        fr: "l'option \(code: "--" + name) attend une valeur",
        en: "option \(code: "--" + name) needs a value")
    case .operandTooMany(let word):
      Message(fr: "\(quoted: word) est de trop", en: "\(quoted: word) is one word too many")
    case .badValue(let text, let parameter, let problem):
      .badValue(text, parameter, problem.message)
    case .operandMissing(let title): Message(fr: "il manque \(title)", en: "\(title) is missing")
    case .optionMissing(let name):
      Message(
        fr: "il manque l'option \(code: "--" + name)", en: "option \(code: "--" + name) is missing")
    case .notBoth(let first, let second):
      Message(
        fr: "\(first.words) et \(second.words) ne vont pas ensemble",
        en: "\(first.words) and \(second.words) do not go together")
    case .commandMissing: Message(fr: "il manque la commande", en: "the command is missing")
    case .bookMissing: Message(fr: "aucun livre n'est nommé", en: "no book is named")
    case .actorMissing: Message(fr: "qui tient le livre ?", en: "who keeps the book?")
    }
  }

  var remedy: Message? {
    switch self {
    case .commandUnknown(_, let path, nil): .listCommands(path)
    case .commandMissing(let path): .listCommands(path)
    case .commandUnknown(_, _, let suggestion?), .optionUnknown(_, let suggestion?):
      .didYouMean(suggestion)
    case .badValue(_, _, let problem): problem.remedy
    case .optionUnknown, .operandAsOption, .optionTwice, .valueUnexpected, .valueMissing,
      .operandTooMany,
      .operandMissing, .optionMissing:
      Message(
        fr: "ajoutez \(code: "--help") pour voir ce que la commande attend",
        en: "add \(code: "--help") to see what the command takes")
    case .notBoth:
      Message(fr: "ne donnez que l'un des deux", en: "give one of the two only")
    case .bookMissing:
      Message(
        fr: "ajoutez \(code: "--book") et le fichier, ou donnez-le dans \(code: "NAFA_BOOK")",
        en: "add \(code: "--book") and the file, or give it in \(code: "NAFA_BOOK")")
    case .actorMissing:
      Message(
        fr: "ajoutez \(code: "--actor") et votre nom, ou donnez-le dans \(code: "NAFA_ACTOR")",
        en: "add \(code: "--actor") and your name, or give it in \(code: "NAFA_ACTOR")")
    }
  }
}

extension Message {
  fileprivate static func commandUnknown(_ word: String, after path: [String]) -> Message {
    guard !path.isEmpty else {
      return Message(fr: "pas de commande \(quoted: word)", en: "no command \(quoted: word)")
    }
    let path = (["nafa"] + path).joined(separator: " ")
    return Message(
      fr: "\(code: path) n'a pas de commande \(quoted: word)",
      en: "\(code: path) has no command \(quoted: word)")
  }

  fileprivate static func listCommands(_ path: [String]) -> Message {
    let help = (["nafa help"] + path).joined(separator: " ")
    return Message(
      fr: "\(code: help) en donne la liste", en: "\(code: help) lists them")
  }

  static func didYouMean(_ suggestion: String) -> Message {
    Message(
      fr: "vouliez-vous dire \(code: suggestion) ?", en: "did you mean \(code: suggestion)?")
  }

  fileprivate static func badValue(
    _ text: String, _ parameter: UsageError.Parameter, _ problem: Message
  ) -> Message {
    Message(
      fr: "\(parameter.words) \(quoted: text) : \(problem)",
      en: "\(parameter.words) \(quoted: text): \(problem)")
  }
}

extension UsageError.Parameter {
  /// What it is called on the command line.
  fileprivate var words: Message {
    switch self {
    case .operand(let title): title
    case .option(let name): Message(fr: "\(code: "--" + name)", en: "\(code: "--" + name)")
    }
  }
}
