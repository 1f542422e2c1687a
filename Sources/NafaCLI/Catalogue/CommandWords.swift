/// A command line as one language says it: `nafa fund honour SOL`, `nafa fonds honorer SOL`.
enum CommandWords {
  /// The line with its command words in a language; all other words stay as they are.
  ///
  /// - Parameter line: Begins with `nafa` and names commands in English.
  static func said(_ line: String, in language: Language) -> String {
    var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.first == "nafa" else { return line }
    var commands = Commands.all
    for index in words.indices.dropFirst() {
      guard let command = commands.first(where: { $0.name == words[index] }) else { break }
      words[index] = command.word(in: language)
      // After `nafa help` come the words of another command.
      commands = command.name == HelpCommand.command.name ? Commands.all : command.subcommands
    }
    return words.joined(separator: " ")
  }
}
