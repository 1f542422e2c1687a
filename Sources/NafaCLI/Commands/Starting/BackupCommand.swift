import BookStore
import LedgerValues

/// `nafa backup`, `nafa restore` and `nafa handover`: the book on another disk, or another laptop.
enum BackupCommand {
  static let to = Parameter.operand(
    "to", .file, fr: "le fichier de la copie : il ne doit pas exister",
    en: "the file of the copy: it must not exist")

  static let command = Command(
    "backup", fr: "sauvegarder", section: .start,
    summary: Message(
      fr: "copier le livre, et vérifier la copie", en: "copy the book, and verify the copy"),
    details: [
      Message(
        fr: "Une copie faite autrement pendant une écriture est cassée ; celle-ci est entière.",
        en: "A copy made by other means during a write is broken; this one is whole.")
    ],
    examples: ["backup /media/cle/sikoro-2025-06.nafa"], parameters: [to]
  ) { (session) throws(Diagnostic) in
    let path = try session[to]
    let book = try session.writeBook()
    try session.checkNewBook(at: path)
    guard !session.isDryRun else {
      return Outcome(
        Answer(
          .paragraph(
            Message(
              fr: "La copie irait dans \(quoted: path) ; rien n'est écrit, c'est un essai.",
              en: "The copy would go to \(quoted: path); nothing is written, this was a dry run."),
            key: "summary")))
    }
    let backup = try booked(at: Diagnostic.Place(file: path)) { () throws(BookError) in
      try book.backup(to: path)
    }
    return Outcome(
      Answer(
        .paragraph(
          Message(
            fr: "\(quoted: path) est une copie entière du livre.",
            en: "\(quoted: path) is a whole copy of the book.")),
        .fields([
          Answer.Field(
            "head", fr: "la copie s'arrête à", en: "the copy ends at",
            .code(backup.head.description)),
          Answer.Field(
            "record", fr: "enregistrement", en: "record", .record(backup.record)),
        ])))
  }

  static let from = Parameter.operand(
    "from", .file, fr: "la copie", en: "the copy")

  static let lost = Parameter.option(
    "lost", .text(Message(fr: "CODE|FICHIER", en: "CODE|FILE")),
    fr: "le dernier point de contrôle connu, ou le livre abîmé",
    en: "the last checkpoint known, or the damaged book")

  static let restore = Command(
    "restore", fr: "restaurer", section: .start,
    summary: Message(
      fr: "reprendre une copie quand le livre est perdu ou abîmé",
      en: "go on from a copy when the book is lost or damaged"),
    details: [
      Message(
        fr:
          "La suite est une chaîne neuve, dont le premier enregistrement nomme la fin de la copie et ce que l'on sait perdu.",
        en:
          "What follows is a new chain, whose first record names the end of the copy and what is known to be lost."
      )
    ],
    examples: [
      "restore /media/cle/sikoro-2025-06.nafa --book sikoro.nafa --lost 14006-Y8PX-N14B-6AK8"
    ],
    parameters: [from, lost]
  ) { (session) throws(Diagnostic) in
    let (backup, path) = (try session[from], try session.bookPath)
    var named: Witness? = nil
    if let text = try session[lost] {
      named = try VerifyCommand.witness(text, for: "lost", session)
    }
    let witness = named
    let context = session.context(actor: try session.actorName)
    try session.checkNewBook(at: path)
    if session.isDryRun {
      let verification = try booked { () throws(BookError) in try Book.verify(backup) }
      return VerifyCommand.outcome(verification)
    }
    let restoration = try booked(at: Diagnostic.Place(file: backup)) { () throws(BookError) in
      try Book.restore(from: backup, to: path, lost: witness, context: context)
    }
    return Outcome(Answer(.fields(try fields(restoration))))
  }

  private static func fields(_ restoration: Restoration) throws(Diagnostic) -> [Answer.Field] {
    var fields = [
      Answer.Field(
        "head", fr: "la copie s'arrêtait à", en: "the copy ended at",
        .code(restoration.head.description)),
      Answer.Field(
        "record", fr: "la suite commence à", en: "what follows begins at",
        .record(restoration.record)),
      Answer.Field(
        "erased", fr: "détails effacés à nouveau", en: "details erased again",
        .count(restoration.erased)),
    ]
    if let lost = restoration.lost {
      fields.append(
        Answer.Field(
          "lost", fr: "enregistrements perdus", en: "records lost",
          .code("\(lost.lowerBound) – \(lost.upperBound)")))
    }
    let book = restoration.book
    let checkpoint = try booked { () throws(BookError) in try book.checkpoint() }
    return fields + [.checkpoint(checkpoint)]
  }

  private static let nextStep = Answer.Block.paragraph(
    Message(
      fr:
        "Copiez maintenant le fichier sur l'autre ordinateur, et lancez-y \(code: "nafa handover --take").",
      en:
        "Now copy the file to the other laptop, and run \(code: "nafa handover --take") there."))

  static let takes = Parameter.flag(
    "take", fr: "cet ordinateur reprend le livre qu'un autre a donné",
    en: "this laptop takes on the book that another one gave up")

  static let handover = Command(
    "handover", fr: "passation", section: .start,
    summary: Message(
      fr: "passer le livre d'un ordinateur à un autre",
      en: "hand the book over from one laptop to another"),
    details: [
      Message(
        fr:
          "Sur l'ancien : \(code: "nafa handover"), puis copiez le fichier. Sur le nouveau : \(code: "nafa handover --take").",
        en:
          "On the old one: \(code: "nafa handover"), then copy the file. On the new one: \(code: "nafa handover --take")."
      )
    ],
    examples: ["handover", "handover --take"], parameters: [takes]
  ) { (session) throws(Diagnostic) in
    let takes = try session[takes]
    let book = try session.writeBook()
    let result = try booked { () throws(BookError) in
      takes ? try book.takeOver() : try book.handOver()
    }
    return try RecordedAnswer.outcome(result, in: book, session, also: takes ? [] : [nextStep])
  }
}
