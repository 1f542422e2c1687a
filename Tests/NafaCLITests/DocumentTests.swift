import Foundation
import Testing

/// Every console block of `README.md` and `Docs` is run, and its output compared.
///
/// With `UPDATE_TRANSCRIPTS=1` the blocks are rewritten, and the run fails, so that nobody is green
/// by rewriting: the change is read, and the tests are run again.
@Suite struct DocumentTests {
  /// One step with its answer, named as a reader finds it: `Docs/X.md:41 $ nafa …`.
  struct Case: Sendable, CustomTestStringConvertible {
    let path: String
    let step: Transcript.Step
    let answer: TranscriptAnswer?

    var testDescription: String { "\(path):\(step.line) $ \(step.command)" }
  }

  static let package: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url
  }()

  static let programs: URL? = [
    Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent(),
  ]
  .first { FileManager.default.isExecutableFile(atPath: $0.appending(path: "nafa").path) }

  static let updates = ProcessInfo.processInfo.environment["UPDATE_TRANSCRIPTS"] == "1"

  static let documents: [Transcript] = {
    let docs = try? FileManager.default.contentsOfDirectory(
      atPath: package.appending(path: "Docs").path)
    let paths =
      ["README.md"] + (docs ?? []).filter { $0.hasSuffix(".md") }.sorted().map { "Docs/\($0)" }
    return paths.compactMap { path in
      (try? String(contentsOf: package.appending(path: path), encoding: .utf8))
        .map { Transcript(path: path, text: $0) }
    }
  }()

  static let cases: [Case] = documents.flatMap { document in
    let answers = try? TranscriptRunner.answers(
      of: document, programs: programs, examples: package.appending(path: "Examples"))
    if updates, let answers {
      try? Data(document.rewritten(with: answers).utf8)
        .write(to: package.appending(path: document.path))
    }
    return document.steps.enumerated().map { index, step in
      Case(path: document.path, step: step, answer: answers?[index])
    }
  }

  @Test(arguments: cases)
  func `a step of a document answers as shown`(item: Case) throws {
    let answer = try #require(item.answer, "the document did not run")
    #expect(answer.printed == item.step.expected)
    #expect(answer.status == item.step.status)
    // Swift takes composed and decomposed letters for equal; a reader's terminal may not.
    let isSameText = answer.printed == item.step.expected
    #expect(!isSameText || answer.printed.utf8.elementsEqual(item.step.expected.utf8))
  }

  @Test func `a run that rewrites documents is never green`() {
    #expect(!Self.updates, "the documents were rewritten: read the change, and run again")
    #expect(Self.programs != nil, "no nafa beside the tests")
  }

  private let document = """
    # A document
    ```sh
    $ not run
    ```
    ```console
    $ printf 'one\\ntwo\\n'
    one
    two
    $ export WORD=three; mkdir inner; cd inner
    $ echo "$WORD" \\
        four >&2
    three four
    $ pwd | sed 's,.*/,,'; exit 3
    inner
    [exit 3]
    ```
    Words, then
    ```console
    $ printf 'no end'
    no end
    ```
    """

  private func answers(_ text: String) throws -> (Transcript, [TranscriptAnswer]) {
    let transcript = Transcript(path: "Docs/A.md", text: text)
    return (
      transcript, try TranscriptRunner.answers(of: transcript, programs: nil, examples: nil)
    )
  }

  @Test func `steps are read with their line, answer and status`() {
    let steps = Transcript(path: "Docs/A.md", text: document).steps
    #expect(steps.map(\.line) == [6, 9, 10, 13, 19])
    #expect(steps.map(\.status) == [0, 0, 0, 3, 0])
    #expect(steps.map(\.expected) == ["one\ntwo", "", "three four", "inner", "no end"])
    #expect(steps[2].command == "echo \"$WORD\" \\\n    four >&2")
  }

  @Test func `steps run in order and answer as shown`() throws {
    let (transcript, answers) = try answers(document)
    #expect(answers.map(\.printed) == transcript.steps.map(\.expected))
    #expect(answers.map(\.status) == transcript.steps.map(\.status))
    #expect(transcript.rewritten(with: answers) == document)
  }

  @Test func `a wrong output and a wrong status are found, and rewritten`() throws {
    let wrong = document.replacing("one\ntwo\n$", with: "one\n$").replacing("[exit 3]\n", with: "")
      .replacing("no end\n```", with: "no end\n[exit 1]\n```")
    let (transcript, answers) = try answers(wrong)
    let differ = zip(transcript.steps, answers).map { step, answer in
      answer != TranscriptAnswer(printed: step.expected, status: step.status)
    }
    #expect(differ == [true, false, false, true, true])
    #expect(transcript.rewritten(with: answers) == document)
  }

  @Test func `an output beyond a pipe's capacity arrives whole`() throws {
    let (_, answers) = try answers("```console\n$ seq 30000\n```\n")
    #expect(answers.first?.printed.split(separator: "\n").count == 30_000)
  }

  @Test func `the clock moves on by a minute a step, from where the document sets it`() throws {
    let print = "$ echo $NAFA_CLOCK $NAFA_SEED"
    let (_, answers) = try answers(
      "```console\n\(print)\n\(print)\n```\n<!-- clock 2025-12-31T23:59:00Z -->\n"
        + "```console\n\(print)\n\(print)\n```\n")
    #expect(
      answers.map(\.printed) == [
        "2026-03-09T08:00:00.000Z 1", "2026-03-09T08:01:00.000Z 2", "2025-12-31T23:59:00.000Z 3",
        "2026-01-01T00:00:00.000Z 4",
      ])
  }

  @Test func `a document's own nafa answers`() throws {
    let transcript = Transcript(path: "README.md", text: "```console\n$ nafa --version\n```\n")
    let answers = try TranscriptRunner.answers(
      of: transcript, programs: Self.programs, examples: nil)
    #expect(answers.first?.printed.contains("command not found") == false)
    #expect(answers.first.map { $0.status == 127 } == false)
  }
}
