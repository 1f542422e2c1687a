import LedgerValues

extension ValueProblem {
  static let samples: [ValueProblem] = [
    .empty, .controlCharacter, .money(.fraction), .day, .month, .knownAt, .record, .account,
    .fund, .receipt, .journal, .fact, .answeredOtherwise("vert"), .pieces, .item, .claimLine,
    .checkpoint,
    .integer(1...24), .choice(["text", "csv", "json"], suggestion: nil),
  ]

  var code: String {
    switch self {
    case .empty: "value.empty"
    case .controlCharacter: "value.control-character"
    case .money(let error): error.code
    case .day: "value.day"
    case .month: "value.month"
    case .knownAt: "value.known-at"
    case .record: "value.record"
    case .account: "value.account"
    case .fund: "value.fund"
    case .receipt: "value.receipt"
    case .journal: "value.journal"
    case .fact: "value.fact"
    case .answeredOtherwise: "value.answered-otherwise"
    case .claimLine: "value.claim-line"
    case .pieces: "value.pieces"
    case .item: "value.item"
    case .checkpoint: "value.checkpoint"
    case .integer: "value.integer"
    case .choice: "value.choice"
    }
  }

  var message: Message {
    switch self {
    case .empty: Message(fr: "la valeur est vide", en: "the value is empty")
    case .controlCharacter:
      Message(
        fr: "le texte tient sur une ligne, sans caractère de commande",
        en: "the text must be one line, without control characters")
    case .money(let error): error.message
    case .day: Message(fr: "ce jour n'existe pas", en: "there is no such day")
    case .month: Message(fr: "ce mois n'existe pas", en: "there is no such month")
    case .knownAt:
      Message(fr: "ce n'est ni un moment ni un enregistrement", en: "neither a moment nor a record")
    case .record:
      Message(fr: "ce n'est pas un numéro d'enregistrement", en: "this is not a record's number")
    case .account:
      Message(fr: "ce n'est pas un numéro de compte", en: "this is not an account's code")
    case .fund: Message(fr: "ce n'est pas un code de fonds", en: "this is not a fund's code")
    case .receipt:
      Message(fr: "ce n'est pas un numéro de reçu", en: "this is not a receipt's number")
    case .journal:
      Message(fr: "ce n'est pas un code de journal", en: "this is not a journal's code")
    case .pieces:
      Message(
        fr: "ce ne sont pas des billets ou des pièces qui circulent",
        en: "these are no notes or coins in use")
    case .item:
      Message(
        fr: "ce n'est ni une ligne de relevé ni un mouvement",
        en: "neither a statement's line nor a movement")
    case .claimLine:
      Message(
        fr: "ce n'est pas une ligne de facture", en: "this is no line of a claim")
    case .checkpoint:
      Message(
        fr: "ce n'est ni un point de contrôle ni un fichier", en: "neither a checkpoint nor a file")
    case .fact: Message(fr: "ce n'est pas une réponse", en: "this is not an answer")
    case .answeredOtherwise(let answer):
      Message(
        fr: "ce fait a déjà une autre réponse, \(quoted: answer)",
        en: "this fact has another answer already, \(quoted: answer)")
    case .integer(let range):
      Message(
        fr: "il faut un nombre entier de \(range.lowerBound) à \(range.upperBound)",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound) is needed")
    case .choice(let words, _):
      Message(
        fr: "il faut l'un de \(code: words.joined(separator: ", "))",
        en: "it must be one of \(code: words.joined(separator: ", "))")
    }
  }

  var remedy: Message? {
    switch self {
    case .checkpoint:
      Message(
        fr: "écrivez \(code: "14006-Y8PX-N14B-6AK8")",
        en: "write \(code: "14006-Y8PX-N14B-6AK8")")
    case .claimLine:
      Message(fr: "écrivez \(code: "14007/3")", en: "write \(code: "14007/3")")
    case .pieces:
      Message(
        fr: "écrivez la valeur, un x et le nombre : \(code: "10000x3,5000x2")",
        en: "write the value, an x and the number: \(code: "10000x3,5000x2")")
    case .item:
      Message(
        fr: "écrivez \(code: "120/3") pour une ligne, \(code: "57") pour un mouvement",
        en: "write \(code: "120/3") for a line, \(code: "57") for a movement")
    case .receipt:
      Message(fr: "écrivez \(code: "R1-000123")", en: "write \(code: "R1-000123")")
    case .journal:
      Message(fr: "par exemple \(code: "OD")", en: "for example \(code: "OD")")
    case .fact:
      Message(fr: "écrivez \(code: "Enceinte=oui")", en: "write \(code: "Enceinte=oui")")
    case .answeredOtherwise: Message(fr: "gardez une réponse", en: "keep one answer")
    case .empty, .controlCharacter, .integer, .choice(_, nil): nil
    case .money(let error): error.remedy
    case .day:
      Message(
        fr: "écrivez l'année d'abord : \(code: "2026-03-09")",
        en: "write the year first: \(code: "2026-03-09")")
    case .month: Message(fr: "écrivez \(code: "2026-03")", en: "write \(code: "2026-03")")
    case .knownAt:
      Message(
        fr: "écrivez \(code: "2026-03-09T08:15Z"), ou \(code: "#120") pour l'enregistrement 120",
        en: "write \(code: "2026-03-09T08:15Z"), or \(code: "#120") for record 120")
    case .record:
      Message(
        fr: "écrivez \(code: "120"), ou \(code: "2.120") pour le deuxième site",
        en: "write \(code: "120"), or \(code: "2.120") for the second site")
    case .account:
      Message(
        fr: "écrivez des chiffres : \(code: "5711"), \(code: "5712-A")",
        en: "write digits: \(code: "5711"), \(code: "5712-A")")
    case .fund:
      Message(
        fr: "écrivez des lettres : \(code: "GEN"), \(code: "SAV-BENKADI")",
        en: "write letters: \(code: "GEN"), \(code: "SAV-BENKADI")")
    case .choice(_, let suggestion?): .didYouMean(suggestion)
    }
  }
}
