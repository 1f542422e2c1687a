import AccessRules
import LedgerValues

extension RulesCommand {
  static let spoken = Parameter.option(
    "labels", .file,
    fr: "les mots de la phrase dite au ménage, dans sa langue : nafa rules labels",
    en: "the words of the sentence said to the household, in its language: nafa rules labels")

  static let labels = Command(
    "labels", fr: "étiquettes", section: .rules,
    summary: Message(
      fr: "le fichier à traduire pour dire la phrase dans une autre langue",
      en: "the file to translate for the sentence to be said in another language"),
    details: [
      Message(
        fr:
          "Une ligne par étiquette : ce qui est à gauche du signe = reste, ce qui est à droite se traduit. Avec \(code: "--labels"), dit ce qui manque dans un fichier.",
        en:
          "A line for each label: what is left of the equals sign stays, what is right of it is translated. With \(code: "--labels"), says what a file leaves out."
      )
    ],
    examples: ["rules labels reglement.md", "rules labels reglement.md --labels bambara.txt"],
    parameters: [file, spoken]
  ) { (session) throws(Diagnostic) in
    switch try readRuleBook(try session[file], session) {
    case .mistakes(let outcome): return outcome
    case .book(let book):
      guard let path = try session[spoken] else {
        let text = book.labelFile(in: session.language.ruleBookLanguage)
        return Outcome(Answer(.verbatim(text, key: "labels")))
      }
      let reading = try session.labelReading(path, of: book)
      return Outcome(
        Answer(
          .table(
            Table(
              "missing", title: Message(fr: "Pas traduit", en: "Not translated"),
              columns: [.text("label", fr: "étiquette", en: "label")],
              rows: reading.missing.map { [.text($0)] }))),
        status: reading.missing.isEmpty && reading.mistakes.isEmpty ? .done : .findings,
        diagnostics: reading.mistakes.map { Diagnostic($0, in: path, of: book) })
    }
  }
}

extension Session {
  /// The words of the sentence for the household, where a file of labels gives them.
  ///
  /// Labels that the file leaves out are said in the language of the program.
  func spokenWords(of book: RuleBook) throws(Diagnostic) -> SpokenWords? {
    guard let path = try self[RulesCommand.spoken] else { return nil }
    let reading = try labelReading(path, of: book)
    if let mistake = reading.mistakes.first { throw Diagnostic(mistake, in: path, of: book) }
    return reading.words
  }

  fileprivate func labelReading(
    _ path: String, of book: RuleBook
  ) throws(Diagnostic) -> LabelReading {
    book.readLabels(try text(of: path), base: language.ruleBookLanguage)
  }
}
