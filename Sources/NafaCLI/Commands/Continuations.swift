/// How a command line that is being typed may go on.
struct Continuations {
  private enum Offer {
    case file
    case words([(word: String, meaning: Message?)])
  }

  private let offer: Offer

  /// - Parameter typed: The words after the program's name; the last one is unfinished.
  init(of typed: [String], language: Language) {
    // Some shells hand over `--lang=fr` as three words.
    let (before, last) = (typed.dropLast().filter { $0 != "=" }, typed.last ?? "")
    let current = last == "=" ? "" : last
    var path: [Command] = []
    var operands = 0
    var waiting: ParameterSpec? = nil
    for word in before {
      let known = GlobalOptions.all + (path.last?.parameters ?? [])
      if waiting != nil {
        waiting = nil
      } else if let name = ArgumentParser.optionName(word) {
        let spec = known.first { $0.isNamed(name) }
        if case .option = spec?.form, name.value == nil { waiting = spec }
      } else if let command = (path.last?.subcommands ?? Commands.all).called(word) {
        path.append(command)
      } else {
        operands += 1
      }
    }
    if let waiting {
      offer = Self.values(of: waiting)
    } else if current.hasPrefix("-") {
      offer = Self.options(of: path.last)
    } else {
      offer = Self.commandsOrOperand(path.last, operands, language)
    }
  }

  private static func values(of spec: ParameterSpec) -> Offer {
    switch spec.completion {
    case .none: .words([])
    case .file: .file
    case .words(let words): .words(words.map { ($0, nil) })
    }
  }

  private static func options(of command: Command?) -> Offer {
    let specs = (command?.options ?? []) + GlobalOptions.all
    return .words(specs.map { ("--" + $0.name, $0.summary) })
  }

  private static func commandsOrOperand(
    _ command: Command?, _ given: Int, _ language: Language
  ) -> Offer {
    let commands = command?.subcommands ?? Commands.all
    if command == nil || !commands.isEmpty {
      return .words(
        commands.filter { !$0.isHidden }.map { ($0.word(in: language), $0.summary) })
    }
    let operands = command?.operands ?? []
    guard let spec = operands.dropFirst(given).first ?? operands.last(where: \.isRepeatable) else {
      return .words([])
    }
    return values(of: spec)
  }

  /// A line each: the word, a tab, what it means; or `<file>` where the shell completes a path.
  func lines(in voice: Voice) -> String {
    switch offer {
    case .file: "<file>\n"
    case .words(let words):
      words.map { word, meaning in word + "\t" + (meaning.map(voice.say) ?? "") + "\n" }.joined()
    }
  }
}
