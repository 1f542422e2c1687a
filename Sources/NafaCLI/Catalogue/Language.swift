import LedgerValues

/// A language the program speaks.
enum Language: String, Hashable, Sendable, CaseIterable {
  case french = "fr"
  case english = "en"

  /// How this language writes numbers.
  var numberStyle: NumberStyle {
    switch self {
    case .french: .french
    case .english: .english
    }
  }
}

extension Language {
  /// The language of a run: what was asked for, else the book's, else the locale's where that is
  /// French, else English.
  static func chosen(asked: Language?, book: Language?, in environment: Environment) -> Language {
    asked ?? book ?? (environment.locale?.hasPrefix("fr") == true ? .french : .english)
  }
}

extension Environment {
  /// The locale of messages: the first of these that is set, as POSIX orders them.
  var locale: String? {
    [.allLocale, .messagesLocale, .language].lazy
      .compactMap { (name: Variable) in self.variables[name] }
      .first { !$0.isEmpty }
  }

  /// Whether the locale's characters are Unicode's, so that narrow spaces and rules can be shown.
  var hasUnicodeLocale: Bool {
    let locale = [.allLocale, .charactersLocale, .language].lazy
      .compactMap { (name: Variable) in self.variables[name] }
      .first { !$0.isEmpty }
    let charset = locale?.split(separator: ".").dropFirst().first?.lowercased() ?? ""
    return charset.hasPrefix("utf-8") || charset.hasPrefix("utf8")
  }
}
