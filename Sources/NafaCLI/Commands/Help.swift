/// Help as an answer: generated from the commands, so that it cannot say what is not so.
enum Help {
  static let version = Answer(
    .paragraph(Message(fr: "nafa \(code: number)", en: "nafa \(code: number)"), key: "version"))

  private static let number = "0.1.0"

  /// Help for a command, or the overview where none is named.
  static func answer(for path: [Command], in voice: Voice) -> Answer {
    guard let command = path.last else { return overview(in: voice) }
    let words = (["nafa"] + path.map { $0.word(in: voice.language) }).joined(separator: " ")
    var answer = Answer(
      .paragraph(
        Message(
          fr: "\(code: words) : \(command.summary)", en: "\(code: words): \(command.summary)"),
        key: "summary"),
      .paragraph(usage(words, command, voice), key: "usage"))
    answer.blocks += command.details.map { .paragraph($0) }
    if !command.subcommands.isEmpty {
      answer.blocks.append(.heading(Message(fr: "Commandes", en: "Commands")))
      answer.blocks.append(.list(items(of: command.subcommands, voice), key: "commands"))
    }
    answer.blocks += parameters(of: command, voice)
    if !command.examples.isEmpty {
      answer.blocks.append(.heading(Message(fr: "Exemples", en: "Examples")))
      answer.blocks.append(
        .verbatim(
          command.examples.map { "  $ \(CommandWords.said("nafa " + $0, in: voice.language))\n" }
            .joined(), key: "examples"))
    }
    let other = command.word(in: voice.language == .french ? .english : .french)
    answer.blocks.append(
      .paragraph(
        Message(
          fr:
            "En anglais : \(code: other). Les options de toutes les commandes : \(code: "nafa help").",
          en: "In French: \(code: other). The options of every command: \(code: "nafa help").")))
    return answer
  }

  private static func overview(in voice: Voice) -> Answer {
    var answer = Answer(
      .paragraph(
        Message(
          fr:
            "nafa : l'épargne santé, les cotisations et la prise en charge d'un fonds de santé communautaire, dans un livre qui se prouve.",
          en:
            "nafa: savings, contributions and cost sharing of a community health fund, in a book that proves itself."
        ),
        key: "summary"),
      .paragraph(
        Message(
          fr: "Usage : \(code: "nafa") [options] COMMANDE …",
          en: "Usage: \(code: "nafa") [options] COMMAND …"), key: "usage"))
    for section in Command.Section.allCases {
      let commands = Commands.all.filter { $0.section == section }
      let items = items(of: commands, voice)
      guard !items.isEmpty else { continue }
      answer.blocks.append(.heading(section.title))
      answer.blocks.append(.list(items, key: section.key))
    }
    answer.blocks.append(
      .heading(Message(fr: "Options de toutes les commandes", en: "Options of every command")))
    answer.blocks.append(.list(GlobalOptions.all.map { item(of: $0, voice) }, key: "options"))
    answer.blocks.append(
      .paragraph(
        Message(
          fr: "\(code: "nafa help") et un nom : ce que fait une commande et ce qu'elle attend.",
          en: "\(code: "nafa help") and a name: what a command does and takes.")))
    return answer
  }

  private static func parameters(of command: Command, _ voice: Voice) -> [Answer.Block] {
    var blocks: [Answer.Block] = []
    if !command.operands.isEmpty {
      blocks.append(.heading(Message(fr: "Arguments", en: "Arguments")))
      blocks.append(.list(command.operands.map { item(of: $0, voice) }, key: "arguments"))
    }
    if !command.options.isEmpty {
      blocks.append(.heading(Message(fr: "Options", en: "Options")))
      blocks.append(.list(command.options.map { item(of: $0, voice) }, key: "options"))
    }
    return blocks
  }

  private static func items(of commands: [Command], _ voice: Voice) -> [Answer.Item] {
    commands.filter { !$0.isHidden }.map { command in
      Answer.Item(term: command.word(in: voice.language), text: command.summary)
    }
  }

  private static func item(of spec: ParameterSpec, _ voice: Voice) -> Answer.Item {
    Answer.Item(term: term(of: spec, voice), text: spec.summary)
  }

  /// An operand's placeholder, or an option with its short form and its value.
  static func term(of spec: ParameterSpec, _ voice: Voice) -> String {
    let value = spec.placeholder.map(voice.say)
    guard spec.form != .operand else { return value ?? spec.name }
    let short = spec.short.map { "-\($0), " } ?? ""
    return "\(short)--\(spec.name)\(value.map { " " + $0 } ?? "")"
  }

  private static func usage(_ words: String, _ command: Command, _ voice: Voice) -> Message {
    if !command.subcommands.isEmpty {
      return Message(
        fr: "Usage : \(code: words) COMMANDE …", en: "Usage: \(code: words) COMMAND …")
    }
    let required = command.options.filter(\.isRequired).map { term(of: $0, voice) }
    let hasMore = command.options.contains { !$0.isRequired }
    let operands = command.operands.map { spec in
      let name = term(of: spec, voice) + (spec.isRepeatable ? "…" : "")
      return spec.isRequired ? name : "[\(name)]"
    }
    let line = ([words] + (hasMore ? ["[options]"] : []) + required + operands)
      .joined(separator: " ")
    return Message(fr: "Usage : \(code: line)", en: "Usage: \(code: line)")
  }
}

extension Command.Section {
  var title: Message {
    switch self {
    case .start: Message(fr: "Pour commencer", en: "To start")
    case .people: Message(fr: "Les personnes", en: "People")
    case .treasurer: Message(fr: "Pour la trésorerie", en: "For the treasurer")
    case .clinic: Message(fr: "Au centre de santé", en: "At the clinic")
    case .books: Message(fr: "Les livres", en: "The books")
    case .reconcile: Message(fr: "Le rapprochement", en: "Reconciling")
    case .rules: Message(fr: "Le règlement", en: "The rule book")
    case .auditor: Message(fr: "Pour le contrôle", en: "For the auditor")
    }
  }

  /// Its name in JSON.
  var key: String {
    switch self {
    case .start: "start"
    case .people: "people"
    case .treasurer: "treasurer"
    case .clinic: "clinic"
    case .books: "books"
    case .reconcile: "reconcile"
    case .rules: "rules"
    case .auditor: "auditor"
    }
  }
}
