import BookStore
import LedgerValues

/// `nafa verify`: the proof that the book is whole.
enum VerifyCommand {
  static let chain = Parameter.flag(
    "chain", fr: "la chaîne et les sommes seules", en: "the chain and the sums alone")

  static let deep = Parameter.flag(
    "deep", fr: "aussi le fichier en entier, et chaque décision",
    en: "the whole file too, and every decision")

  static let against = Parameter.option(
    "against", .text(Message(fr: "CODE|FICHIER", en: "CODE|FILE")),
    fr: "un point de contrôle gardé dehors, ou un autre livre",
    en: "a checkpoint kept outside, or another book")

  static let command = Command(
    "verify", fr: "vérifier", section: .auditor,
    summary: Message(
      fr: "prouver que le livre est entier", en: "prove that the book is whole"),
    details: [
      Message(
        fr:
          "La chaîne est recalculée, tout ce qui en découle est refait et comparé. Le premier enregistrement touché est nommé.",
        en:
          "The chain is recomputed; all that follows from it is made again and compared. The first record touched is named."
      )
    ],
    examples: [
      "verify", "verify --deep", "verify --against 14006-Y8PX-N14B-6AK8",
    ],
    parameters: [chain, deep, against]
  ) { (session) throws(Diagnostic) in
    let path = try session.bookPath
    let depth: Verification.Depth =
      try session[deep] ? .deep : try session[chain] ? .chain : .standard
    var named: Witness? = nil
    if let text = try session[against] { named = try witness(text, for: "against", session) }
    let witness = named
    let verification = try session.undoingCutWrite(of: path) { () throws(BookError) in
      try Book.verify(path, depth, against: witness)
    }
    return outcome(verification)
  }

  static func outcome(_ verification: Verification) -> Outcome {
    Outcome(
      answer(verification), status: verification.isWhole ? .done : .integrity,
      diagnostics: Diagnostic.each(of: verification.findings))
  }

  /// A file that is there is another book; anything else must read as a checkpoint.
  static func witness(
    _ text: String, for option: String, _ session: Session
  ) throws(Diagnostic) -> Witness {
    if session.environment.files.exists(text) { return .book(path: text) }
    guard let checkpoint = Checkpoint(text) else {
      throw Diagnostic(UsageError.badValue(text, .option(option), .checkpoint))
    }
    return .checkpoint(checkpoint)
  }

  private static func answer(_ verification: Verification) -> Answer {
    let counts = verification.counts
    var fields = [
      Answer.Field("whole", fr: "entier", en: "whole", .yes(verification.isWhole)),
      Answer.Field("records", fr: "enregistrements", en: "records", .count(counts.records)),
      Answer.Field("entries", fr: "écritures", en: "entries", .count(counts.entries)),
      Answer.Field(
        "postings", fr: "lignes d'écriture", en: "postings", .count(counts.postings)),
      Answer.Field("details", fr: "détails personnels", en: "details", .count(counts.details)),
      Answer.Field("erased", fr: "détails effacés", en: "erased", .count(counts.erased)),
    ]
    if verification.depth != .chain {
      fields.append(
        Answer.Field(
          "rows", fr: "lignes refaites et comparées", en: "rows made again and compared",
          .count(counts.rows)))
    }
    if let checkpoint = verification.checkpoint { fields.append(.checkpoint(checkpoint)) }
    return Answer(
      .paragraph(summary(verification), key: "summary"), .fields(fields))
  }

  /// A book that only disagrees with what was kept outside may be whole: the code may be mistyped.
  private static func summary(_ verification: Verification) -> Message {
    if verification.isWhole {
      return Message(fr: "Le livre est entier.", en: "The book is whole.")
    }
    let disagrees = verification.findings.allSatisfy { finding in
      [.fork, .truncated, .witness].contains(finding.code)
    }
    return disagrees
      ? Message(
        fr: "Le livre ne s'accorde PAS avec ce qui a été gardé dehors.",
        en: "The book does NOT agree with what was kept outside.")
      : Message(fr: "Le livre n'est PAS entier.", en: "The book is NOT whole.")
  }
}
