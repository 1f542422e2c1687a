import BookStore
import LedgerValues
import Reconciliation

extension ReconcileCommand {
  static let month = Parameter.operand(
    "month", .month, fr: "le mois : 2025-10", en: "the month: 2025-10")

  static let by = Parameter.requiredOption(
    "by", .actor, fr: "qui le fait", en: "who does it")

  static let ready = Command(
    "ready", fr: "prêt", section: .reconcile,
    summary: Message(
      fr: "ce qui manque pour signer un mois d'un compte",
      en: "what is missing before a month of an account is signed"),
    examples: ["reconcile ready 5521 2025-10"], parameters: [account, month]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let (account, month) = (try session[account], try session[month])
    let (state, findings) = try booked { () throws(BookError) in
      let state = try book.periodState(of: account, month)
      return (state, try book.readiness(state))
    }
    return Outcome(
      Answer(SigningAnswer.state(state) + SigningAnswer.findings(findings)),
      status: findings.isEmpty ? .done : .findings)
  }

  static let because = Parameter.options(
    "because", .movementReason, fr: "pourquoi ce mouvement, qui attend trop, est encore ouvert",
    en: "why this movement, which waits too long, is still open")

  static let prepare = Command(
    "prepare", fr: "préparer", section: .reconcile,
    summary: Message(
      fr: "dire qu'un mois d'un compte est prêt", en: "say that a month of an account is ready"),
    details: [
      Message(
        fr:
          "Ce qui est sans relevé depuis plus de 90 jours, ou en attente au-delà du jour promis, reste ouvert avec une raison par mouvement.",
        en:
          "What no statement has shown for more than 90 days, or waits in suspense past the promised day, stays open with a reason for each movement."
      )
    ],
    examples: [
      "reconcile prepare 5521 2025-10 --by Awa",
      "reconcile prepare 5521 2025-10 --by Awa --because 57=perdu",
    ],
    parameters: [account, month, by, because]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (account, month, actor) = (try session[account], try session[month], try session[by])
    let reasons = Dictionary(try session[because].map { ($0.movement, $0.reason) }) { $1 }
    let (state, result) = try booked { () throws(BookError) in
      (
        try book.periodState(of: account, month),
        try book.prepare(month, of: account, by: actor, because: reasons)
      )
    }
    return try RecordedAnswer.outcome(
      result, in: book, session, also: SigningAnswer.state(state))
  }

  static let review = Command(
    "review", fr: "revoir", section: .reconcile,
    summary: Message(
      fr: "revoir un mois qu'une autre personne a préparé",
      en: "review a month that somebody else prepared"),
    details: [
      Message(
        fr:
          "Sont montrées toutes les grosses lignes, celles qu'une personne a rapprochées à la main, celles en attente, et d'autres que l'empreinte du mois tire au sort : personne ne peut les choisir.",
        en:
          "All large lines are shown, those that a person matched by hand, those in suspense, and others that the month's own digest draws: nobody can choose them."
      )
    ],
    examples: ["reconcile review 5521 2025-10 --by Moussa"], parameters: [account, month, by]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (account, month, actor) = (try session[account], try session[month], try session[by])
    let state = try booked { () throws(BookError) in try book.periodState(of: account, month) }
    let sample = try booked { () throws(BookError) in try book.reviewSample(of: state) }
    let shown = SigningAnswer.state(state) + SigningAnswer.sample(sample)
    if session.canAsk { try session.tell(Message(fr: "Lignes à revoir :", en: "Lines to review:")) }
    try session.confirm(
      Message(
        fr: "\(sample.picks.count, "ligne", "lignes") de \(account) vues et justes ?",
        en: "\(sample.picks.count, "line", "lines") of \(account) seen and right?"))
    let result = try booked { () throws(BookError) in
      try book.review(month, of: account, by: actor).result
    }
    return try RecordedAnswer.outcome(result, in: book, session, also: shown)
  }

  static let sign = Command(
    "sign", fr: "signer", section: .reconcile,
    summary: Message(
      fr: "signer un mois préparé et revu : il est figé",
      en: "sign a month that was prepared and reviewed: it is frozen"),
    details: [
      Message(
        fr: "Le reçu de trois lignes se recopie dans le cahier des procès-verbaux.",
        en: "The receipt of three lines is copied into the minutes book.")
    ],
    examples: ["reconcile sign 5521 2025-10"], parameters: [account, month]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (account, month) = (try session[account], try session[month])
    try session.confirm(
      Message(
        fr: "signer \(month) du compte \(account) ?", en: "sign \(month) of account \(account)?"))
    let (result, signature) = try booked { () throws(BookError) in
      try book.sign(month, of: account)
    }
    let checkpoint = try booked { () throws(BookError) in try book.checkpoint() }
    return try RecordedAnswer.outcome(
      result, in: book, session, also: SigningAnswer.receipt(signature, checkpoint))
  }

  static let with = Parameter.requiredOption(
    "with", .actor, fr: "la deuxième personne", en: "the second person")

  static let reopen = Command(
    "reopen", fr: "rouvrir", section: .reconcile,
    summary: Message(
      fr: "reprendre la signature d'un mois et des suivants, à deux, avec une raison",
      en: "take back the signature of a month and the later ones, by two people, with a reason"),
    examples: ["reconcile reopen 5521 2025-10 --by Moussa --with Awa --reason oubli"],
    parameters: [account, month, by, with, ActParameters.reason]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (account, month) = (try session[account], try session[month])
    let (actor, second) = (try session[by], try session[with])
    let reason = try session[ActParameters.reason]
    try session.confirm(
      Message(
        fr: "rouvrir \(month) du compte \(account) ?",
        en: "open \(month) of account \(account) again?"))
    let (result, signatures) = try booked { () throws(BookError) in
      (
        try book.reopenPeriod(month, of: account, by: actor, with: second, reason: reason),
        try book.signatures(of: account)
      )
    }
    return try RecordedAnswer.outcome(
      result, in: book, session, also: [.table(SigningAnswer.signatures(signatures))])
  }
}
