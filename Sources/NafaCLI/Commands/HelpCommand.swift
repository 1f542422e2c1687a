import LedgerValues

/// `nafa help contribute`: what a command does and takes.
enum HelpCommand {
  static let words = Parameter.operands(
    "command", .text, isRequired: false, as: Message(fr: "COMMANDE", en: "COMMAND"),
    fr: "la commande dont vous voulez l'aide", en: "the command you want help with")

  static let command = Command(
    "help", fr: "aide", section: .start,
    summary: Message(
      fr: "dire ce que fait une commande et ce qu'elle attend",
      en: "say what a command does and takes"),
    examples: ["help", "help demo"],
    parameters: [words]
  ) { (session) throws(Diagnostic) in
    Outcome(Help.answer(for: try path(try session[words]), in: session.voice))
  }

  private static func path(_ words: [String]) throws(Diagnostic) -> [Command] {
    var path: [Command] = []
    for word in words {
      let commands = path.last?.subcommands ?? Commands.all
      guard let command = commands.called(word) else {
        throw Diagnostic(
          UsageError.commandUnknown(
            word, after: path.map(\.name), suggestion: NearMiss.of(word, among: commands.words)))
      }
      path.append(command)
    }
    return path
  }
}
