/// The console blocks of a document: commands, what they print, and the status they end with.
///
///     ```console
///     $ nafa verify --against WRONG
///     nafa: …
///     [exit 4]
///     ```
///
/// A command that ends in a backslash goes on in the next line. `<!-- clock 2026-03-09T08:00:00Z -->`
/// on a line of its own sets the clock of the steps below it.
struct Transcript: Sendable {
  struct Step: Sendable {
    /// The line of the command in its document, from 1.
    let line: Int
    /// As it stands after `$ `, with its line breaks.
    let command: String
    let expected: String
    let status: Int32
    /// The moment set last before it, and how many steps came since.
    let clock: String?
    let sinceClock: Int
    /// The lines that `expected` and the status take, from 0.
    let answerLines: Range<Int>
  }

  let path: String
  let lines: [String]
  private(set) var steps: [Step] = []

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var fence: String? = nil
    var clock: (moment: String?, steps: Int) = (nil, 0)
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if let match = line.wholeMatch(of: /<!-- clock (\S+) -->/) {
        clock = (String(match.output.1), 0)
      } else if let open = fence {
        if line == "```" { fence = nil }
        if open == "```console", line.hasPrefix("$ ") {
          let step = step(at: index, clock: clock)
          steps.append(step)
          clock.steps += 1
          index = step.answerLines.upperBound
          continue
        }
      } else if line.hasPrefix("```") {
        fence = line
      }
      index += 1
    }
  }

  private func step(at start: Int, clock: (moment: String?, steps: Int)) -> Step {
    var end = start + 1
    while lines[end - 1].hasSuffix("\\"), end < lines.count { end += 1 }
    let command = lines[start..<end].joined(separator: "\n").dropFirst(2)
    let answer = lines[end...].prefix { !$0.hasPrefix("$ ") && $0 != "```" }
    var printed = answer
    var status: Int32 = 0
    if let match = printed.last?.wholeMatch(of: /\[exit (\d+)\]/),
      let number = Int32(match.output.1)
    {
      status = number
      printed = printed.dropLast()
    }
    return Step(
      line: start + 1, command: String(command), expected: printed.joined(separator: "\n"),
      status: status, clock: clock.moment, sinceClock: clock.steps, answerLines: answer.indices)
  }

  /// The document with the answers that its steps gave.
  func rewritten(with answers: [TranscriptAnswer]) -> String {
    var lines = lines
    for (step, answer) in zip(steps, answers).reversed() {
      var printed =
        answer.printed.isEmpty
        ? []
        : answer.printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if answer.status != 0 { printed.append("[exit \(answer.status)]") }
      lines.replaceSubrange(step.answerLines, with: printed)
    }
    return lines.joined(separator: "\n")
  }
}

/// What one step gave when it was run.
struct TranscriptAnswer: Equatable, Sendable {
  /// Standard output and standard error as they came, without the last line break.
  let printed: String
  let status: Int32
}
