import LedgerValues

/// A sentence of the catalogue, in both languages side by side, so that neither can be missing.
///
///     Message(fr: "le fonds \(fund) n'a que \(amount)", en: "fund \(fund) has only \(amount)")
///
/// Both languages must speak of the same values; a debug build stops where one leaves a value out.
struct Message: Hashable, Sendable {
  let french: Phrase
  let english: Phrase

  init(fr french: Phrase, en english: Phrase) {
    assert(
      french.values == english.values,
      "the languages speak of different values: \(french.pieces) and \(english.pieces)")
    self.french = french
    self.english = english
  }

  private init(unlike french: Phrase, _ english: Phrase) {
    self.french = french
    self.english = english
  }

  /// A title that the books themselves keep in both languages: of an account, a fund, a service.
  static func title(fr french: String, en english: String) -> Message {
    Message(unlike: "\(name: french)", "\(name: english)")
  }

  func phrase(in language: Language) -> Phrase {
    switch language {
    case .french: french
    case .english: english
    }
  }
}

/// A sentence of one language: words of the catalogue, and the values said among them.
///
/// A bare `String` cannot be put among the words: the author says whether it is a name, the user's
/// own words, or a code, since each is shown differently and none may hide a control character.
struct Phrase: Hashable, Sendable {
  var pieces: [Piece] = []

  enum Piece: Hashable, Sendable {
    case words(String)
    case value(Value)
    /// A count and the noun it counts: `1 ligne`, `2 lignes`.
    case counted(Int, one: String, many: String)
  }

  enum Value: Hashable, Sendable {
    case money(Money)
    case bareMoney(Money)
    case rate(Rate)
    case count(Int)
    case day(Day)
    case month(Month)
    case moment(Moment)
    /// A name or other text from the books.
    case name(String)
    /// What the user typed, in backticks.
    case quoted(String)
    /// A code or an option, the same in every language; or a command line that begins with `nafa`
    /// and is said with the words of the language.
    case code(String)
    case message(Message)
  }

  /// How often each value is said.
  fileprivate var values: [Value: Int] {
    var counts: [Value: Int] = [:]
    for piece in pieces {
      switch piece {
      case .words: break
      case .value(let value): counts[value, default: 0] += 1
      case .counted(let count, _, _): counts[.count(count), default: 0] += 1
      }
    }
    return counts
  }
}
