import LedgerValues
import StatementFormats
import TabularText

extension Currency {
  /// The currency of another book.
  fileprivate static let euroSample = Currency(code: "EUR") ?? .xof
}

extension StatementError: ExplainedTogether {
  static let samples: [StatementError] = [
    .tooLarge(bytes: 70 << 20, limit: StatementFile.sizeBound), .formatNotRead(.pdf),
    .unknownProfile("orange", known: ["orange-money", "bank"]),
    .profileText(line: 3, key: "decimals"), .profileText(line: 0, key: "day"),
    .xml(.notWellFormed, at: TextPlace(line: 12, column: 5)),
    .xml(.entities, at: TextPlace(line: 2, column: 1)),
    .xml(.tooDeep, at: TextPlace(line: 1, column: 223)),
    .xml(.tooLong, at: TextPlace(line: 40, column: 9)),
    .xml(.encoding, at: TextPlace(line: 1, column: 1)),
    .xml(.otherDocument, at: TextPlace(line: 1, column: 7)), .xmlReaderStopped, .table(.empty),
    .dayOrderUnknown,
    .noProfile(
      header: ["Jour", "Montant"], nearest: "bank",
      missing: [MissingColumn(name: "Date"), MissingColumn(name: "Solde")]),
    .severalProfiles(["bank", "bank-2"]), .otherCurrency(.euroSample, expected: .xof),
    .tooManyStatements(limit: StatementFile.statementBound), .severalStatements(count: 2),
    .severalStatements(count: 0), .malformed(key: "lines"),
  ]

  var explanation: Explanation {
    switch self {
    case .tooLarge(let bytes, let limit): .statementTooLarge(bytes, limit)
    case .formatNotRead(let format): .formatNotRead(format)
    case .unknownProfile(let name, let known): .unknownProfile(name, known)
    case .profileText(0, let key): .profileLacks(key)
    case .profileText(_, let key): .profileLine(key)
    case .xml(let fault, _): .xml(fault)
    case .xmlReaderStopped: .xmlReaderStopped
    case .table(let error): Explanation(error)
    case .dayOrderUnknown: .dayOrderUnknown
    case .noProfile(_, let nearest, let missing): .noProfile(nearest, missing)
    case .severalProfiles(let names): .severalProfiles(names)
    case .otherCurrency(let currency, let expected): .otherCurrency(currency, expected)
    case .tooManyStatements(let limit): .tooManyStatements(limit)
    case .severalStatements(0): .noLineRead
    case .severalStatements(let count): .severalStatements(count)
    case .malformed(let key): .statementMalformed(key)
    }
  }
}

extension Explanation {
  fileprivate static func statementTooLarge(_ bytes: Int, _ limit: Int) -> Explanation {
    Explanation(
      "statement.too-large",
      Message(
        fr: "le fichier a \(bytes) octets ; le livre en garde \(limit) au plus par relevé",
        en: "the file has \(bytes) bytes; the book keeps at most \(limit) of one statement"),
      remedy: Message(
        fr: "demandez un fichier par mois", en: "ask for one file per month"))
  }

  fileprivate static func tooManyStatements(_ limit: Int) -> Explanation {
    Explanation(
      "statement.too-many",
      Message(
        fr: "le fichier tient plus de \(limit) relevés",
        en: "the file holds more than \(limit) statements"),
      remedy: Message(
        fr: "demandez un fichier par compte ou par mois",
        en: "ask for one file per account or per month"))
  }

  fileprivate static func formatNotRead(_ format: UnreadFormat) -> Explanation {
    Explanation(
      "statement.format",
      Message(
        fr: "un relevé \(code: format.rawValue) ne se lit pas ici",
        en: "a statement in \(code: format.rawValue) is not read here"),
      remedy: Message(
        fr: "demandez-le en CSV, ou enregistrez-le en CSV",
        en: "ask for it as CSV, or save it as CSV"))
  }

  fileprivate static func unknownProfile(_ name: String, _ known: [String]) -> Explanation {
    let list = known.joined(separator: ", ")
    return Explanation(
      "statement.profile-unknown",
      Message(
        fr: "pas de profil \(quoted: name) parmi \(code: list)",
        en: "no profile \(quoted: name) among \(code: list)"),
      remedy: NearMiss.of(name, among: known).map(Message.didYouMean), kind: .usage)
  }

  fileprivate static var dayOrderUnknown: Explanation {
    Explanation(
      "statement.day-order",
      Message(
        fr: "les jours du fichier se lisent de deux façons : jour ou mois d'abord",
        en: "the days of the file can be read in two ways: day first or month first"),
      remedy: Message(
        fr: "dites-le par \(code: "--day-order")", en: "say it with \(code: "--day-order")"),
      kind: .decision)
  }

  /// - Parameters:
  ///   - nearest: The profile that lacks least; none where the columns cannot be told apart.
  ///   - missing: What it lacks, or what no column at all has.
  fileprivate static func noProfile(_ nearest: String, _ missing: [MissingColumn]) -> Explanation {
    let names = missing.map(\.name).joined(separator: ", ")
    let remedy = Message(
      fr:
        "vérifiez que le fichier est le relevé entier, titres compris ; \(code: "nafa reconcile profile") propose un profil",
      en:
        "check that the file is the whole statement, headers included; \(code: "nafa reconcile profile") proposes a profile"
    )
    let code = "statement.profile-none"
    guard nearest.isEmpty else {
      return Explanation(
        code,
        Message(
          fr: "aucun profil n'a ces colonnes ; \(code: nearest) demanderait aussi \(code: names)",
          en: "no profile has these columns; \(code: nearest) would also need \(code: names)"),
        remedy: remedy)
    }
    guard missing.isEmpty else {
      return Explanation(
        code,
        Message(
          fr: "aucune colonne n'est reconnue pour \(code: names)",
          en: "no column is recognised as \(code: names)"),
        remedy: Message(
          fr: "vérifiez que le fichier est le relevé entier, titres compris",
          en: "check that the file is the whole statement, headers included"))
    }
    return Explanation(
      code,
      Message(
        fr: "aucun profil n'a ces colonnes", en: "no profile has these columns"),
      remedy: remedy)
  }

  fileprivate static func severalProfiles(_ names: [String]) -> Explanation {
    let list = names.joined(separator: ", ")
    return Explanation(
      "statement.profile-several",
      Message(
        fr: "plusieurs profils conviennent : \(code: list)",
        en: "several profiles fit: \(code: list)"),
      remedy: Message(
        fr: "nommez-en un par \(code: "--profile")", en: "name one with \(code: "--profile")"),
      kind: .decision)
  }

  fileprivate static func otherCurrency(_ currency: Currency, _ expected: Currency) -> Explanation {
    Explanation(
      "statement.other-currency",
      Message(
        fr: "le relevé est en \(code: currency.code), le livre en \(code: expected.code)",
        en: "the statement is in \(code: currency.code), the book in \(code: expected.code)"),
      remedy: Message(
        fr: "un livre n'a qu'une monnaie", en: "a book has exactly one currency"))
  }

  fileprivate static func severalStatements(_ count: Int) -> Explanation {
    Explanation(
      "statement.several",
      Message(
        fr: "le fichier tient \(count, "relevé", "relevés"), qui ne se suivent pas sur un compte",
        en:
          "the file holds \(count, "statement", "statements") that do not lead on from one another on one account"
      ),
      remedy: Message(
        fr: "demandez un fichier par compte et par période",
        en: "ask for one file per account and period"))
  }

  fileprivate static var noLineRead: Explanation {
    Explanation(
      "statement.no-line",
      Message(
        fr: "le fichier n'a aucune ligne de relevé", en: "the file has no statement line"),
      remedy: Message(
        fr: "vérifiez que le fichier est le relevé entier, et qu'il a des opérations",
        en: "check that the file is the whole statement, and that it has operations"))
  }

  fileprivate static func statementMalformed(_ key: String) -> Explanation {
    Explanation(
      "statement.malformed",
      Message(
        fr: "le relevé gardé dans le livre n'est pas lisible : \(code: key)",
        en: "the statement kept in the book cannot be read: \(code: key)"),
      remedy: Message(
        fr: "lancez \(code: "nafa verify")", en: "run \(code: "nafa verify")"), kind: .integrity)
  }
}

extension RowRejection: Explained {
  static let samples: [RowRejection] = [
    .cells(found: 7, expected: 8), .textAfterQuote(column: 3), .day(.sample, value: "31/02/2026"),
    .time(.sample, value: "25:00"), .currency(.sample, value: "EUR"),
    .currency(.sample, value: ""),
    .amount(.sample, value: "1.500", .ambiguousSeparator), .kind(.sample, value: "ADJUSTMENT"),
    .bothSides(.sample),
    .noAmount(.sample), .reference(.sample), .cut(.sample),
  ]

  var kind: Diagnostic.Kind { .finding }

  var code: String {
    switch self {
    case .cells(let found, let expected): RowFault.cells(found: found, expected: expected).code
    case .textAfterQuote(let column): RowFault.textAfterQuote(column: column).code
    case .day: "row.not-a-day"
    case .time: "row.not-a-time"
    case .currency(_, ""): "row.no-currency"
    case .currency: "row.currency"
    case .amount(_, _, let error): error.code
    case .kind: "row.unknown-kind"
    case .bothSides: "row.both-sides"
    case .noAmount: "row.no-amount"
    case .reference: "row.reference"
    case .cut: "row.cut-short"
    }
  }

  var message: Message {
    switch self {
    case .cells(let found, let expected): RowFault.cells(found: found, expected: expected).message
    case .textAfterQuote(let column): RowFault.textAfterQuote(column: column).message
    case .day(_, let value):
      Message(fr: "\(quoted: value) n'est pas un jour", en: "\(quoted: value) is not a day")
    case .time(_, let value):
      Message(fr: "\(quoted: value) n'est pas une heure", en: "\(quoted: value) is not a time")
    case .currency(_, ""):
      Message(
        fr: "le fichier ne dit pas dans quelle monnaie est le montant",
        en: "the file does not say in which currency the amount is")
    case .currency(_, let value):
      Message(
        fr: "\(quoted: value) n'est pas la monnaie du livre",
        en: "\(quoted: value) is not the book's currency")
    case .amount(_, let value, let error):
      Message(fr: "\(quoted: value) : \(error.message)", en: "\(quoted: value): \(error.message)")
    case .kind(_, let value):
      Message(
        fr: "\(quoted: value) ne dit pas si l'argent est entré ou sorti",
        en: "\(quoted: value) does not say whether money came in or went out")
    case .bothSides:
      Message(
        fr: "le débit et le crédit ont chacun un montant",
        en: "debit and credit both have an amount")
    case .noAmount: Message(fr: "la ligne n'a pas de montant", en: "the row has no amount")
    case .reference:
      Message(
        fr: "la référence est trop longue ou n'est pas du texte",
        en: "the reference is too long or no text")
    case .cut:
      Message(
        fr: "le fichier s'arrête au milieu de l'opération",
        en: "the file ends in the middle of the operation")
    }
  }

  var remedy: Message? {
    switch self {
    case .cells(let found, let expected): RowFault.cells(found: found, expected: expected).remedy
    case .textAfterQuote(let column): RowFault.textAfterQuote(column: column).remedy
    case .cut:
      Message(
        fr: "demandez le fichier de nouveau : celui-ci est coupé",
        en: "ask for the file again: this one is cut")
    case .currency(_, ""):
      Message(
        fr: "demandez un fichier qui nomme la monnaie du compte, ou le relevé en CSV",
        en: "ask for a file that names the account's currency, or for the statement as CSV")
    case .day, .time, .currency, .amount, .kind, .bothSides, .noAmount, .reference:
      Message(
        fr: "comparez la ligne avec le relevé de l'opérateur",
        en: "compare the row with the operator's statement")
    }
  }

  /// The cell it is about.
  func place(in file: String, line: Int) -> Diagnostic.Place {
    switch self {
    case .cells, .textAfterQuote: Diagnostic.Place(file: file, line: line)
    case .day(let cell, _), .time(let cell, _), .currency(let cell, _), .amount(let cell, _, _),
      .kind(let cell, _),
      .bothSides(let cell), .noAmount(let cell), .reference(let cell), .cut(let cell):
      Diagnostic.Place(file: file, line: cell.line, column: cell.column, header: cell.name)
    }
  }
}

extension CellPlace {
  /// The cell that samples of refusals are about.
  fileprivate static let sample = CellPlace(line: 17, column: 3, name: "Date")
}
