import LedgerValues
import TabularText

extension TableError: ExplainedTogether {
  static let samples: [TableError] = [
    .empty, .tooLarge(bytes: 70_000_000, limit: 67_108_864), .utf16,
    .notUTF8(at: TextPlace(line: 3, column: 7)), .nul(at: TextPlace(line: 3, column: 7)),
    .tooManyColumns(line: 1, limit: 1_000),
    .cellTooLong(at: TextPlace(line: 3, column: 7), limit: 65_536),
    .tooManyRows(limit: 1_000), .quoteNotClosed(at: TextPlace(line: 3, column: 7)),
    .duplicateColumn("jour", first: 1, second: 4),
    .missingColumns([MissingColumn(name: "amount", suggestion: "amout")], found: ["day", "amout"]),
  ]

  var explanation: Explanation {
    switch self {
    case .empty: .tableEmpty
    case .tooLarge(let bytes, let limit): .tableTooLarge(bytes, limit)
    case .utf16: .tableUTF16
    case .notUTF8: .tableNotUTF8
    case .nul: .tableNUL
    case .tooManyColumns(_, let limit): .tooManyColumns(limit)
    case .cellTooLong(_, let limit): .cellTooLong(limit)
    case .tooManyRows(let limit): .tooManyRows(limit)
    case .quoteNotClosed: .quoteNotClosed
    case .duplicateColumn(let name, let first, let second): .duplicateColumn(name, first, second)
    case .missingColumns(let columns, _): .missingColumns(columns)
    }
  }

  /// Where in a file it is.
  func place(in file: String) -> Diagnostic.Place {
    switch self {
    case .empty, .tooLarge, .utf16, .tooManyRows, .duplicateColumn, .missingColumns:
      Diagnostic.Place(file: file)
    case .tooManyColumns(let line, _): Diagnostic.Place(file: file, line: line)
    case .notUTF8(let place), .nul(let place), .cellTooLong(let place, _),
      .quoteNotClosed(let place):
      Diagnostic.Place(file: file, line: place.line, column: place.column)
    }
  }
}

extension Explanation {
  fileprivate static let tableEmpty = Explanation(
    "table.empty", Message(fr: "le fichier est vide", en: "the file is empty"),
    remedy: Message(
      fr: "il faut au moins la ligne des titres", en: "at least the line of headers is needed"))

  fileprivate static func tableTooLarge(_ bytes: Int, _ limit: Int) -> Explanation {
    Explanation(
      "table.too-large",
      Message(
        fr: "le fichier a \(bytes) octets, la limite est de \(limit)",
        en: "the file has \(bytes) bytes, the limit is \(limit)"),
      remedy: Message(fr: "partagez le fichier", en: "split the file"))
  }

  fileprivate static let tableUTF16 = Explanation(
    "table.utf-16",
    Message(fr: "le fichier est en UTF-16", en: "the file is UTF-16"), remedy: .saveAsUTF8)

  fileprivate static let tableNotUTF8 = Explanation(
    "table.not-utf-8",
    Message(fr: "le fichier n'est pas en UTF-8", en: "the file is not UTF-8"), remedy: .saveAsUTF8)

  fileprivate static let tableNUL = Explanation(
    "table.nul",
    Message(
      fr: "le fichier contient un octet nul : ce n'est pas du texte, ou il est abîmé",
      en: "the file holds a NUL byte: it is not text, or it is damaged"),
    remedy: Message(fr: "copiez-le à nouveau depuis la source", en: "copy it again from its source")
  )

  fileprivate static func tooManyColumns(_ limit: Int) -> Explanation {
    Explanation(
      "table.too-many-columns",
      Message(
        fr: "une ligne a plus de \(limit, "colonne", "colonnes")",
        en: "a line has more than \(limit, "column", "columns")"),
      remedy: Message(fr: "relisez le séparateur", en: "check the separator"))
  }

  fileprivate static func cellTooLong(_ limit: Int) -> Explanation {
    Explanation(
      "table.cell-too-long",
      Message(
        fr: "une cellule a plus de \(limit, "octet", "octets")",
        en: "a cell has more than \(limit, "byte", "bytes")"),
      remedy: Message(
        fr: "un guillemet ouvert et jamais fermé en est souvent la cause",
        en: "a quotation mark opened and never closed is often the cause"))
  }

  fileprivate static func tooManyRows(_ limit: Int) -> Explanation {
    Explanation(
      "table.too-many-rows",
      Message(
        fr: "le fichier a plus de \(limit, "ligne", "lignes")",
        en: "the file has more than \(limit, "row", "rows")"),
      remedy: Message(fr: "partagez le fichier", en: "split the file"))
  }

  fileprivate static let quoteNotClosed = Explanation(
    "table.quote-not-closed",
    Message(
      fr: "un guillemet ouvre une cellule et rien ne la ferme",
      en: "a quotation mark opens a cell and none closes it"),
    remedy: Message(fr: "ajoutez le guillemet qui manque", en: "add the missing quotation mark"))

  fileprivate static func duplicateColumn(
    _ name: String, _ first: Int, _ second: Int
  ) -> Explanation {
    Explanation(
      "table.duplicate-column",
      Message(
        fr: "les colonnes \(first) et \(second) disent la même chose : \(quoted: name)",
        en: "columns \(first) and \(second) say the same thing: \(quoted: name)"),
      remedy: Message(fr: "n'en gardez qu'une", en: "keep one of them"))
  }

  static func missingColumns(_ columns: [MissingColumn]) -> Explanation {
    let names = columns.map(\.name).joined(separator: ", ")
    let suggestion = columns.lazy.compactMap(\.suggestion).first
    return Explanation(
      "table.missing-columns",
      Message(
        fr: "il manque \(columns.count, "colonne", "colonnes") : \(code: names)",
        en: "\(columns.count, "column is", "columns are") missing: \(code: names)"),
      remedy: suggestion.map { found in
        Message(
          fr: "\(quoted: found) semble mal écrit", en: "\(quoted: found) seems to be misspelt")
      } ?? Message(fr: "relisez la ligne des titres", en: "check the line of headers"))
  }
}

extension Message {
  fileprivate static let saveAsUTF8 = Message(
    fr: "dans le tableur, enregistrez sous « CSV UTF-8 »",
    en: "in the spreadsheet program, save as \"CSV UTF-8\"")
}

extension RowFault: Explained {
  static let samples: [RowFault] = [.cells(found: 7, expected: 8), .textAfterQuote(column: 16)]

  var code: String {
    switch self {
    case .cells: "row.cells"
    case .textAfterQuote: "row.text-after-quote"
    }
  }

  var message: Message {
    switch self {
    case .cells(let found, let expected):
      Message(
        fr: "la ligne a \(found, "cellule", "cellules"), l'en-tête en a \(expected)",
        en: "the row has \(found, "cell", "cells"), the header has \(expected)")
    case .textAfterQuote(let column):
      Message(
        fr: "du texte suit, au caractère \(column), le guillemet qui ferme une cellule",
        en: "text follows, at character \(column), the quotation mark that closes a cell")
    }
  }

  var remedy: Message? {
    switch self {
    case .cells:
      Message(
        fr: "une virgule dans un texte se met entre guillemets",
        en: "a comma in a text goes between quotation marks")
    case .textAfterQuote:
      Message(fr: "doublez le guillemet dans le texte", en: "double the quotation mark in the text")
    }
  }
}
