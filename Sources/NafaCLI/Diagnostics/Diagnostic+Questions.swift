extension QuestionError: Explained {
  static let samples: [QuestionError] = [
    .declined, .wordNeeded("2027-05-01"), .ambiguous("rokia", count: 3),
  ]

  var kind: Diagnostic.Kind { .decision }

  var code: String {
    switch self {
    case .declined: "question.declined"
    case .wordNeeded: "question.word-needed"
    case .ambiguous: "question.ambiguous"
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
    }
  }

  var remedy: Message? {
    switch self {
    case .declined: nil
    case .wordNeeded: Message(fr: "recommencez dans un terminal", en: "run it again in a terminal")
    case .ambiguous: Message(fr: "donnez le code de l'un d'eux", en: "give the code of one of them")
    }
  }
}
