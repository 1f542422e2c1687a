import LedgerValues

/// How the program speaks in one run: the language, and the characters that can be shown.
struct Voice: Hashable, Sendable {
  var language: Language
  /// Whether narrow spaces and drawn rules can be shown.
  var hasUnicode = true
  /// Marks every word of the catalogue with ⟦ ⟧, so that a test finds words that bypass it.
  var isPseudo = false

  /// A message in this voice, on one line.
  func say(_ message: Message) -> String {
    shown(message.phrase(in: language).pieces.map(wording).joined())
  }

  private func wording(of piece: Phrase.Piece) -> String {
    switch piece {
    case .words(let words): marked(spaced(words))
    case .value(let value): text(of: value)
    case .counted(let count, let one, let many):
      "\(text(of: Phrase.Value.count(count)))\u{A0}\(marked(isSingular(count) ? one : many))"
    }
  }

  private func text(of value: Phrase.Value) -> String {
    switch value {
    case .money(let money): money.formatted(language.numberStyle)
    case .bareMoney(let money): money.formattedBare(language.numberStyle)
    case .rate(let rate): written(rate)
    case .count(let count): Money(Int64(count)).formattedBare(language.numberStyle)
    case .day(let day): written(day)
    case .month(let month): "\(marked(name(of: month)))\u{A0}\(month.year)"
    case .moment(let moment): moment.description
    case .name(let name): VisibleText.of(name)
    case .quoted(let words): "`\(VisibleText.of(words))`"
    case .code(let code): VisibleText.of(CommandWords.said(code, in: language))
    case .message(let message): say(message)
    }
  }

  /// French counts nothing and one alike; English counts only one as one.
  private func isSingular(_ count: Int) -> Bool {
    switch language {
    case .french: count.magnitude <= 1
    case .english: count.magnitude == 1
    }
  }

  func marked(_ words: String) -> String {
    isPseudo && !words.isEmpty ? "⟦\(words)⟧" : words
  }

  /// Replaces what the terminal cannot show.
  func shown(_ text: String) -> String {
    guard !hasUnicode else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      plain.append(
        scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}" ? " " : scalar)
    }
    return String(plain)
  }
}

extension Voice {
  /// French keeps a no-break space before `:` and a narrow one before `;`, `!` and `?`, so that no
  /// line begins with them; the catalogue is written with plain spaces.
  ///
  /// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale.
  fileprivate func spaced(_ words: String) -> String {
    guard language == .french else { return words }
    var spaced = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      if spaced.last == " ", let space = Self.space(before: scalar) {
        spaced.removeLast()
        spaced.append(space)
      } else if spaced.last == "«", scalar == " " {
        spaced.append("\u{A0}")
        continue
      }
      spaced.append(scalar)
    }
    return String(spaced)
  }

  private static func space(before scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case ":", "»": "\u{A0}"
    case ";", "!", "?": "\u{202F}"
    default: nil
    }
  }

  /// A day in a sentence: `1er mars 2026`, `1 March 2026`.
  fileprivate func written(_ day: Day) -> String {
    let ordinal = language == .french && day.dayOfMonth == 1 ? "er" : ""
    let month = marked(name(of: day.calendarMonth))
    return "\(day.dayOfMonth)\(marked(ordinal))\u{A0}\(month)\u{A0}\(day.year)"
  }

  fileprivate func written(_ rate: Rate) -> String {
    let text = rate.description
    switch language {
    case .french: return text.replacing(" ", with: "\u{202F}")
    case .english: return text.replacing(" ", with: "").replacing(",", with: ".")
    }
  }

  fileprivate func name(of month: Month) -> String {
    switch language {
    case .french: Self.frenchMonths[month.month - 1]
    case .english: Self.englishMonths[month.month - 1]
    }
  }

  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
  ]

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
