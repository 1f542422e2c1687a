import LedgerValues

extension QuestionError: Explained {
  static let samples: [QuestionError] = [
    .declined, .wordNeeded("P0001-3"), .ambiguous("rokia", count: 3),
    .terminalNeeded,
  ]

  var kind: Diagnostic.Kind { .decision }

  var code: String {
    switch self {
    case .declined: "question.declined"
    case .wordNeeded: "question.word-needed"
    case .ambiguous: "question.ambiguous"
    case .terminalNeeded: "question.terminal-needed"
    }
  }

  var message: Message {
    switch self {
    case .declined:
      Message(
        fr: "vous n'avez pas confirmé ; rien n'est écrit", en: "not confirmed; nothing is written")
    case .wordNeeded(let word):
      Message(
        fr: "quelqu'un doit taper \(quoted: word) pour confirmer",
        en: "someone has to type \(quoted: word) to confirm")
    case .ambiguous(let words, let count):
      Message(
        fr: "\(quoted: words) peut en désigner \(count)",
        en: "\(quoted: words) may mean \(count) of them")
    case .terminalNeeded:
      Message(
        fr: "cette commande se tient dans un terminal", en: "this command is held on a terminal")
    }
  }

  var remedy: Message? {
    switch self {
    case .declined: nil
    case .wordNeeded(let word):
      Message(
        fr: "recommencez dans un terminal, ou ajoutez \(code: "--confirm \(word)")",
        en: "run it again in a terminal, or add \(code: "--confirm \(word)")")
    case .terminalNeeded:
      Message(
        fr:
          "dans un script, prenez \(code: "nafa reconcile list") et \(code: "nafa reconcile accept")",
        en: "in a script, use \(code: "nafa reconcile list") and \(code: "nafa reconcile accept")")
    case .ambiguous: Message(fr: "donnez le code de l'un d'eux", en: "give the code of one of them")
    }
  }
}

extension BookNotice: Explained {
  static let samples: [BookNotice] = [
    .writeUndone,
    .clockBehind(
      Moment(milliseconds: 1_765_000_000_000), last: Moment(milliseconds: 1_773_043_200_000)),
    .monthUnsigned(.sampleBox, .sample),
  ]

  var kind: Diagnostic.Kind { .note }

  var code: String {
    switch self {
    case .writeUndone: "book.write-undone"
    case .clockBehind: "clock.behind"
    case .monthUnsigned: "period.unsigned"
    }
  }

  var message: Message {
    switch self {
    case .writeUndone:
      Message(
        fr: "une écriture avait été coupée ; sa moitié est défaite",
        en: "a write had been cut short; the half of it is undone")
    case .clockBehind(let now, let last):
      Message(
        fr: "l'horloge dit \(now), avant le dernier enregistrement, \(last)",
        en: "the clock says \(now), before the last record, \(last)")
    case .monthUnsigned(let account, let month):
      Message(
        fr: "\(month) n'est pas signé pour le compte \(account)",
        en: "\(month) is not signed for account \(account)")
    }
  }

  var remedy: Message? {
    switch self {
    case .writeUndone:
      Message(fr: "refaites ce qui était en cours", en: "do again what was under way")
    case .clockBehind:
      Message(fr: "remettez la machine à l'heure", en: "set the machine's clock right")
    case .monthUnsigned:
      Message(
        fr: "\(code: "nafa reconcile ready") dit ce qui manque",
        en: "\(code: "nafa reconcile ready") says what is missing")
    }
  }
}
