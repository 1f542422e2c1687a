import BookStore
import DoubleEntry
import HealthFund
import LedgerReports
import LedgerValues
import Reconciliation

/// Recording what a line shows and the books lack, from the queue.
extension WorkQueue {
  /// Asks what the line is and what it does not say itself, shows what would be posted, and records it
  /// after a yes.
  func create(_ line: OpenLine) throws(Diagnostic) {
    let source = try LineSource(line.id, on: account, voucher: nil, in: book)
    let word = NormalForm.folded(try prompt(line.amount.isPositive ? Self.whatCame : Self.whatWent))
    guard let wanted = try wanted(word, from: source) else { return }
    try showPostings(of: wanted, source)
    let answer = try prompt(
      Message(fr: "[Entrée] inscrire, n non > ", en: "[Enter] record it, n no > "))
    guard answer.isEmpty else { return }
    keep(try source.create(wanted, in: book).act.record)
  }

  private static let whatCame = Message(
    fr: "c cotisation, e épargne, s subvention, t virement entre nos comptes ? ",
    en: "c contribution, e savings, s subsidy, t transfer between own accounts? ")

  private static let whatWent = Message(
    fr: "f frais, p paiement, r retrait d'épargne, t virement entre nos comptes ? ",
    en: "f fee, p payment, r withdrawal of savings, t transfer between own accounts? ")

  /// The act of a key; nothing where the key is none for a line that goes this way.
  private func wanted(
    _ word: String, from source: LineSource
  ) throws(Diagnostic) -> ActFromLine? {
    switch (word, source.line.amount.isPositive) {
    case ("c", true): try contribution(source)
    case ("e", true): try deposit(source)
    case ("s", true): try subsidy(source)
    case ("f", false): try source.operatorFee(borneBy: try generalFund())
    case ("p", false): try payment(source)
    case ("r", false): try withdrawal(source)
    case ("t", _): try transfer(source)
    default: nil
    }
  }

  private func contribution(_ source: LineSource) throws(Diagnostic) -> ActFromLine {
    let who = try prompt(Message(fr: "Ménage ? ", en: "Household? "))
    let household = try session.household(who, in: book).household.code
    let receipt = try ask(.receipt, Self.receipt)
    let months = try ask(.integer(1...24), Message(fr: "Mois ? ", en: "Months? "))
    return try source.contribution(
      .dues(from: nil, months: months), of: household, receipt: receipt)
  }

  private func deposit(_ source: LineSource) throws(Diagnostic) -> ActFromLine {
    let who = try prompt(Self.person)
    let person = try session.person(who, in: book).code
    let household = try session.household(who, in: book).household.code
    return try source.contribution(
      .savings(person: person), of: household, receipt: try ask(.receipt, Self.receipt))
  }

  private func subsidy(_ source: LineSource) throws(Diagnostic) -> ActFromLine {
    let fund = try ask(.fund, Self.fund)
    let funder = try ask(.text, Message(fr: "De qui ? ", en: "From whom? "))
    return try source.subsidy(of: funder, into: fund, purpose: "")
  }

  private func payment(_ source: LineSource) throws(Diagnostic) -> ActFromLine {
    let provider = try ask(.text, Message(fr: "À quel prestataire ? ", en: "To which provider? "))
    var parts: [Payment.Part] = []
    let words = try prompt(
      Message(
        fr: "Par quels fonds (GEN=4500 SOL=1500) ? ", en: "By which funds (GEN=4500 SOL=1500)? "))
    for word in words.split(separator: " ") { parts.append(try read(.part, word)) }
    return try source.payment(to: provider.uppercased(), parts: parts)
  }

  private func withdrawal(_ source: LineSource) throws(Diagnostic) -> ActFromLine {
    let person = try session.person(try prompt(Self.person), in: book).code
    let visit = try ask(.text, Message(fr: "Pour quelle visite ? ", en: "For which visit? "))
    return try source.withdrawal(of: person, for: visit)
  }

  /// The other account is asked for where no statement of it shows the other end.
  private func transfer(_ source: LineSource) throws(Diagnostic) -> ActFromLine {
    let end = try booked { () throws(BookError) in try book.ownTransfers() }
      .otherEnd(of: source.line.id)
    let other: AccountCode
    if let end {
      try session.tell(
        Message(
          fr: "  L'autre bout : compte \(end.account), \(code: end.line.words)",
          en: "  The other end: account \(end.account), \(code: end.line.words)"))
      other = end.account
    } else {
      other = try ask(.account, Message(fr: "Quel autre compte ? ", en: "Which other account? "))
    }
    return try source.transfer(with: other, of: try ask(.fund, Self.fund), arrival: end)
  }

  private static let receipt = Message(fr: "Reçu ? ", en: "Receipt? ")
  private static let person = Message(fr: "Qui ? ", en: "Who? ")
  private static let fund = Message(fr: "Quel fonds ? ", en: "Which fund? ")

  /// Tries the act on a copy of the book, and says what it would post.
  private func showPostings(of wanted: ActFromLine, _ source: LineSource) throws(Diagnostic) {
    try session.tell(Message(fr: "  \(wanted.said)", en: "  \(wanted.said)"))
    let lines = try booked { () throws(BookError) in
      let trial = try book.rehearsal()
      let made = try trial.perform(wanted.act)
      return try trial.lines().filter { $0.record == made.record }
    }
    for line in lines {
      try session.tell(
        Message(
          fr: "  \(line.account)  \(line.fund)  \(line.amount)",
          en: "  \(line.account)  \(line.fund)  \(line.amount)"))
    }
  }
}
