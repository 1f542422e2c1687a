import BookStore
import DoubleEntry
import HealthFund
import LedgerValues

/// `nafa count`: the notes and coins of a cash box, before two witnesses.
enum CountCommand {
  static let box = Parameter.operand("box", .account, fr: "la caisse : 5711", en: "the box: 5711")

  static let notes = Parameter.option(
    "notes", .pieces(.note), fr: "les billets : 10000x3,5000x2", en: "the notes: 10000x3,5000x2")

  static let coins = Parameter.option(
    "coins", .pieces(.coin), fr: "les pièces : 500x4,100x7", en: "the coins: 500x4,100x7")

  static let witnesses = Parameter.options(
    "witness", .actor, fr: "qui a vu compter ; à dire deux fois au moins",
    en: "who saw the count; said twice at least")

  static let command = Command(
    "count", fr: "compter", section: .treasurer,
    summary: Message(
      fr: "compter une caisse devant deux témoins", en: "count a cash box before two witnesses"),
    details: [
      Message(
        fr:
          "Sans \(code: "--notes") ni \(code: "--coins"), chaque billet et chaque pièce est demandé. L'écart avec le livre va en attente, au fonds général tant qu'il a de l'argent dans cette caisse ; rien n'est remis d'aplomb. Le comptage est le relevé de la caisse : il se rapproche et se signe comme celui d'une banque.",
        en:
          "Without \(code: "--notes") and \(code: "--coins"), each note and coin is asked for. The difference to the books goes to suspense, in the general fund as far as it has money in that box; nothing is reset. The count is the box's statement: it is reconciled and signed like a bank's."
      )
    ],
    examples: [
      "count 5711 --notes 10000x3,500x1 --coins 100x7 --witness Awa --witness Moussa --voucher PV-12"
    ],
    parameters: [box, notes, coins, witnesses, ActParameters.voucher, ActParameters.on]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (day, voucher) = (
      try session[ActParameters.on] ?? book.today, try session[ActParameters.voucher]
    )
    let (box, names) = (try session[box], try session[witnesses])
    guard let first = names.first else { throw Diagnostic(UsageError.optionMissing("witness")) }
    let seen = try explained { () throws(HealthFundError) in
      try CashCount.Witnesses(first, Array(names.dropFirst()))
    }
    let pieces = try pieces(in: session)
    let count = try explained { () throws(HealthFundError) in
      try CashCount(day: day, voucher: voucher, box: box, pieces: pieces, witnesses: seen)
    }
    let said = Message(
      fr: "\(count.total) dans la caisse \(box) le \(day)",
      en: "\(count.total) in box \(box) on \(day)")
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in try book.perform(.count(count)) }
    let parts = try booked { () throws(BookError) in try book.difference(ofCount: result.record) }
    return try RecordedAnswer.outcome(
      result, in: book, session, also: [.paragraph(said)] + CountAnswer.blocks(count, parts))
  }

  /// What was given for both kinds; where nothing was, a person is asked for each note and coin.
  private static func pieces(in session: Session) throws(Diagnostic) -> [Denomination: UInt32] {
    let (notes, coins) = (try session[notes], try session[coins])
    guard notes == nil, coins == nil else {
      return (notes ?? [:]).merging(coins ?? [:]) { first, _ in first }
    }
    guard session.canAsk else { throw Diagnostic(UsageError.optionMissing("notes")) }
    var pieces: [Denomination: UInt32] = [:]
    for denomination in Denomination.all {
      pieces[denomination] = try session.number(denomination.question)
    }
    return pieces
  }
}

extension Denomination {
  /// How it is named in a list: `billet de 500 F`.
  var title: Message {
    switch kind {
    case .note: Message(fr: "billet de \(face)", en: "\(face) note")
    case .coin: Message(fr: "pièce de \(face)", en: "\(face) coin")
    }
  }

  fileprivate var question: Message {
    switch kind {
    case .note: Message(fr: "Billets de \(face) : ", en: "\(face) notes: ")
    case .coin: Message(fr: "Pièces de \(face) : ", en: "\(face) coins: ")
    }
  }
}

extension ValueKind where Value == [Denomination: UInt32] {
  /// `10000x3,5000x2`: each value once; zero of one says that the box was looked into.
  static func pieces(_ kind: Denomination.Kind) -> Self {
    Self(Message(fr: "VALEURxNOMBRE,…", en: "VALUExNUMBER,…")) { (text, _) throws(ValueProblem) in
      var pieces: [Denomination: UInt32] = [:]
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let halves = part.split(separator: "x", omittingEmptySubsequences: false)
        guard halves.count == 2, let face = number(halves[0]), let count = number(halves[1]),
          let denomination = Denomination(kind, Money(Int64(face))),
          pieces.updateValue(count, forKey: denomination) == nil
        else { throw .pieces }
      }
      return pieces
    }
  }

  private static func number(_ digits: Substring) -> UInt32? {
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return UInt32(digits)
  }
}

extension ValueKind where Value == Actor {
  static var actor: Self {
    Self(Message(fr: "NOM", en: "NAME")) { (text, language) throws(ValueProblem) in
      guard let actor = Actor(try ValueKind<String>.text.read(text, language)) else {
        throw .empty
      }
      return actor
    }
  }
}
