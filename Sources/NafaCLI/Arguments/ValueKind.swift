import DoubleEntry
import LedgerValues

/// A kind of value on the command line: how help names it, how it is read, how a shell completes it.
struct ValueKind<Value: Sendable>: Sendable {
  /// What stands for the value in help: `JOUR`, `DAY`.
  let placeholder: Message
  let completion: Completion
  let read: @Sendable (String, Language) throws(ValueProblem) -> Value

  init(
    _ placeholder: Message, completion: Completion = .none,
    read: @escaping @Sendable (String, Language) throws(ValueProblem) -> Value
  ) {
    self.placeholder = placeholder
    self.completion = completion
    self.read = read
  }
}

/// What a shell offers in a value's place.
enum Completion: Hashable, Sendable {
  case none
  case file
  case words([String])
}

/// A moment of knowledge, for reports "as known at": an instant, or a record's number.
enum KnownAt: Hashable, Sendable {
  case moment(Moment)
  case record(RecordKey)
}

extension ValueKind where Value == Money {
  static var money: Self {
    Self(Message(fr: "MONTANT", en: "AMOUNT")) { (text, language) throws(ValueProblem) in
      do throws(MoneyError) {
        return try Money(text, style: language.numberStyle)
      } catch {
        throw .money(error)
      }
    }
  }
}

extension ValueKind where Value == Day {
  static var day: Self {
    Self(Message(fr: "JOUR", en: "DAY")) { (text, language) throws(ValueProblem) in
      guard let day = Day(iso: text) ?? frenchDay(text, language) else { throw .day }
      return day
    }
  }

  /// `09/03/2026`, the day first; in English it could be September as well, so it is not read.
  private static func frenchDay(_ text: String, _ language: Language) -> Day? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard language == .french, parts.count == 3, (1...2).contains(parts[0].utf8.count),
      (1...2).contains(parts[1].utf8.count), parts[2].utf8.count == 4,
      parts.joined().utf8.allSatisfy({ (48...57).contains($0) }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return Day(year, month, day)
  }
}

extension ValueKind where Value == Month {
  static var month: Self {
    Self(Message(fr: "MOIS", en: "MONTH")) { (text, _) throws(ValueProblem) in
      guard let month = Month(iso: text) else { throw .month }
      return month
    }
  }
}

extension ValueKind where Value == KnownAt {
  static var knownAt: Self {
    Self(Message(fr: "MOMENT|#NUMÉRO", en: "MOMENT|#NUMBER")) { (text, _) throws(ValueProblem) in
      if let record = RecordKey(text) { return .record(record) }
      guard let moment = Moment(iso: text) else { throw .knownAt }
      return .moment(moment)
    }
  }
}

extension ValueKind where Value == RecordKey {
  static var record: Self {
    Self(Message(fr: "NUMÉRO", en: "NUMBER")) { (text, _) throws(ValueProblem) in
      guard let record = RecordKey(text) else { throw .record }
      return record
    }
  }
}

extension ValueKind where Value == AccountCode {
  static var account: Self {
    Self(Message(fr: "COMPTE", en: "ACCOUNT")) { (text, _) throws(ValueProblem) in
      guard let account = AccountCode(text.uppercased()) else { throw .account }
      return account
    }
  }
}

extension ValueKind where Value == FundCode {
  static var fund: Self {
    Self(Message(fr: "FONDS", en: "FUND")) { (text, _) throws(ValueProblem) in
      guard let fund = FundCode(text.uppercased()) else { throw .fund }
      return fund
    }
  }
}

extension ValueKind where Value == Int {
  static func integer(_ range: ClosedRange<Int>) -> Self {
    Self(Message(fr: "NOMBRE", en: "NUMBER")) { (text, _) throws(ValueProblem) in
      guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text),
        range.contains(number)
      else { throw .integer(range) }
      return number
    }
  }
}

extension ValueKind where Value == String {
  /// One line of text, in the form in which the books keep it.
  static var text: Self { text(Message(fr: "TEXTE", en: "TEXT")) }

  static func text(_ placeholder: Message) -> Self {
    Self(placeholder) { (text, _) throws(ValueProblem) in
      let composed = NormalForm.composed(text)
      guard composed.contains(where: { !$0.isWhitespace }) else { throw .empty }
      guard !composed.unicodeScalars.contains(where: VisibleText.isHidden) else {
        throw .controlCharacter
      }
      return composed
    }
  }

  /// The path of a file, byte for byte as typed.
  static var file: Self { path(Message(fr: "FICHIER", en: "FILE")) }
  static var directory: Self { path(Message(fr: "DOSSIER", en: "DIRECTORY")) }

  private static func path(_ placeholder: Message) -> Self {
    Self(placeholder, completion: .file) { (text, _) throws(ValueProblem) in
      guard !text.utf8.isEmpty else { throw .empty }
      return text
    }
  }
}

extension ValueKind {
  /// One of a few words, each the same in every language.
  static func choice(_ choices: KeyValuePairs<String, Value>) -> Self {
    let words = choices.map(\.key)
    let values = Array(choices)
    let placeholder = Phrase(stringLiteral: words.joined(separator: "|"))
    return Self(
      Message(fr: placeholder, en: placeholder), completion: .words(words)
    ) { (text, _) throws(ValueProblem) in
      guard let index = words.firstIndex(of: text) else {
        throw .choice(words, suggestion: NearMiss.of(text, among: words))
      }
      return values[index].value
    }
  }
}
