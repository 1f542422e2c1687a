import BookStore
import LedgerTestSupport
import Testing

/// Runs drawn commands on a book and its twin until they disagree.
struct Campaign {
  var world: TwinWorld
  private var maker: CommandMaker
  private var random: SeededGenerator
  private(set) var reached = Reached()
  /// Acts that were written, with the record of each.
  private(set) var written: [(command: TwinCommand, record: Int)] = []
  /// What the book alone took.
  private(set) var time = Duration.zero

  init(seed: UInt64, households: Int, commands: Int, at place: Book.Place = .memory) throws {
    world = try TwinWorld(seed: seed, households: households, at: place)
    maker = CommandMaker(seed: seed, commands: commands)
    random = SeededGenerator(seed: seed ^ 0xFFFF)
  }

  /// - Returns: The first difference; nothing where they agreed to the end.
  mutating func run(_ commands: Int, comparingEvery step: Int) throws -> String? {
    for place in 1...commands {
      let (command, given, answer) = next()
      guard given == answer else {
        return "command \(place): \(command): book \(given), twin \(answer)"
      }
      guard place % step == 0 || place == commands else { continue }
      let differences = try Comparison(world).differences(using: &random)
      guard differences.isEmpty else { return "after command \(place): \(differences.prefix(5))" }
    }
    return nil
  }

  /// Tells one more command to both.
  mutating func next() -> (command: TwinCommand, book: TwinAnswer, twin: TwinAnswer) {
    let command = maker.next(world.twin)
    let answer = world.twin.answer(command)
    let driver = BookDriver(book: world.book, twin: world.twin)
    var given = TwinAnswer.nothing
    time += ContinuousClock().measure { given = driver.perform(command) }
    reached.count(command, answer)
    if case .done(let record, isNew: true) = answer {
      maker.accepted(command)
      written.append((command, record))
    }
    return (command, given, answer)
  }
}
