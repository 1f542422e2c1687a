/// The commands of the program, in the order in which help lists them.
enum Commands {
  static let all: [Command] = [
    DemoCommand.command,
    HelpCommand.command,
    CompletionsCommand.command,
    CompletionsCommand.words,
  ]
}
