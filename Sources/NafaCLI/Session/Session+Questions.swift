/// Why a question was not answered.
///
/// Cases are in order of precedence.
enum QuestionError: Error, Hashable, Sendable {
  /// The person said no, or nothing.
  case declined
  /// Something this grave is confirmed by typing a word, and nobody is there to type it.
  case wordNeeded(String)
  /// Several are meant, and nobody is there to choose.
  case ambiguous(String, count: Int)
  /// The work is done in a conversation, and nobody is there.
  case terminalNeeded
}

extension Message {
  /// The same, as a question: what is said back before a write.
  var asked: Message { Message(fr: "\(self) ?", en: "\(self)?") }
}

extension Session {
  /// Says a write back on one line, and waits for a yes.
  ///
  /// Without a person there is no question: a script means what it says.
  func confirm(_ sentence: Message) throws(Diagnostic) {
    guard canAsk, !isConfirmed, !isDryRun else { return }
    let question = Message(fr: "\(sentence) [o/N] ", en: "\(sentence) [y/N] ")
    let answer = try ask(question).map(NormalForm.folded) ?? ""
    guard ["o", "oui", "y", "yes"].contains(answer) else {
      throw Diagnostic(QuestionError.declined)
    }
  }

  /// Asks for a word to be typed before something grave: a name that is to be forgotten, a day far
  /// from the last one. `--yes` is not enough, and without a person it is refused.
  ///
  /// - Parameter said: What the command line says in the place of a person.
  func confirm(
    _ sentence: Message, typing word: String, said: String? = nil
  ) throws(Diagnostic) {
    guard !isDryRun else { return }
    if let said {
      guard said == word else { throw Diagnostic(QuestionError.declined) }
      return
    }
    guard canAsk else { throw Diagnostic(QuestionError.wordNeeded(word)) }
    let question = Message(
      fr: "\(sentence) Tapez \(code: word) : ", en: "\(sentence) Type \(code: word): ")
    guard try ask(question) == NormalForm.composed(word) else {
      throw Diagnostic(QuestionError.declined)
    }
  }

  /// The one that is meant among several: asked on a terminal, else a decision that the user makes
  /// by naming a code.
  ///
  /// - Parameter words: What the user typed that fits all of them.
  /// - Returns: An index into the candidates.
  func choose(_ words: String, among candidates: [Diagnostic.Candidate]) throws(Diagnostic) -> Int {
    if candidates.count == 1 { return 0 }
    var refusal = Diagnostic(QuestionError.ambiguous(words, count: candidates.count))
    refusal.candidates = candidates
    guard canAsk else { throw refusal }
    try tell(Message(fr: "\(quoted: words) peut être :", en: "\(quoted: words) may be:"))
    for (index, candidate) in candidates.enumerated() {
      try tell(
        Message(
          fr: "  \(index + 1)  \(code: candidate.code)  \(candidate.label)",
          en: "  \(index + 1)  \(code: candidate.code)  \(candidate.label)"))
    }
    let count = candidates.count
    let answer = try ask(
      Message(fr: "Lequel, de 1 à \(count) ? ", en: "Which one, 1 to \(count)? "))
    guard let number = answer.flatMap({ Int($0) }), (1...count).contains(number) else {
      throw refusal
    }
    return number - 1
  }

  /// Asks for a number until one is given; nothing said is none.
  func number(_ question: Message) throws(Diagnostic) -> UInt32 {
    while true {
      guard let answer = try ask(question) else { throw Diagnostic(QuestionError.declined) }
      if answer.isEmpty { return 0 }
      if answer.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt32(answer) {
        return number
      }
      try tell(Message(fr: "Un nombre entier, s'il vous plaît.", en: "A whole number, please."))
    }
  }

  /// Says what was refused, in the midst of a conversation.
  func tell(_ diagnostic: Diagnostic) throws(Diagnostic) {
    let renderer = DiagnosticRenderer(voice: voice, isVerbose: isVerbose)
    try explained { () throws(FileError) in
      try environment.errors.write(Array(renderer.text(of: diagnostic).utf8))
    }
  }

  /// Says something to the person, apart from the answer.
  func tell(_ message: Message) throws(Diagnostic) {
    try explained { () throws(FileError) in
      try environment.errors.write(Array((voice.say(message) + "\n").utf8))
    }
  }

  /// The next line that the person types; nothing where there is no more.
  func ask(_ question: Message) throws(Diagnostic) -> String? {
    try explained { () throws(FileError) in
      try environment.errors.write(Array(voice.say(question).utf8))
    }
    return environment.input.line().map { line in
      NormalForm.composed(String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
    }
  }
}
