public import LedgerValues

/// A rule book that was read: what a committee adopted, in a form that decides.
///
/// Its text is Markdown that a village reads aloud; every table in it is exact. Reading it resolves
/// names, types every cell by its column and compiles the tables for each span of days between two
/// changes of a parameter.
///
///     let reading = RuleBook.read(text)
///     let decision = try reading.book?.decide(care)
public struct RuleBook: Sendable, Declaring {
  public let title: String
  /// The name in the head: `acces-sikoro`.
  public let name: String
  public let version: String
  public let language: RuleBookLanguage
  /// The visits it decides, by their day.
  public let inForce: ClosedRange<Day>
  public let resolution: Resolution
  /// What cash is rounded to, to the nearest, on the total of a visit: the coins at hand.
  public let cashStep: Money
  /// In the order in which questions are asked.
  public let facts: [FactDeclaration]
  /// What no household is.
  public let impossibilities: [Impossibility]
  /// What no fact, decision or parameter may be named after: `ethnie`, `religion`.
  public let forbiddenNames: [String]
  public let parameters: [Parameter]
  public let payers: [Payer]
  public let articles: [Article]
  public let tables: [DecisionTable]
  /// What the tables decide; variable `facts.count + n` is the nth.
  public let outputs: [OutputDeclaration]
  public let steps: [PayerStep]
  /// What is given beside the bill.
  public let aids: [Aid]
  public let guarantees: [Guarantee]
  public let examples: [Example]
  let exampleDefaults: ExampleDefaults
  /// The canonical text: blanks folded, cells respelled by their type, order kept.
  public let lines: [String]
  /// The SHA-256 of the lines, each ended by a line feed.
  public let digest: Digest

  /// What is looked at in the end.
  let decisive: DecisiveParts
  /// By first day, earliest first; the last one whose day has come decides.
  let programs: [Program]
  /// The decision that says whether money may be asked before care, where the book has one.
  let askBeforeCare: VariableIndex?
  /// The decision that says what an answer that cannot be had means, where the book has one.
  let doubt: VariableIndex?

  /// The vote that made it the rule.
  public struct Resolution: Hashable, Sendable {
    public let day: Day
    /// "PV n° 14".
    public let reference: String
  }

  /// The digest of a canonical text.
  public static func digest(of lines: [String]) -> Digest {
    var bytes: [UInt8] = []
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    return SHA256.digest(of: bytes)
  }

  /// The tables as compiled for a day, or nothing where the book is not in force on it.
  func program(on day: Day) -> Program? {
    guard inForce.contains(day) else { return nil }
    return programs.last { $0.from <= day }
  }
}

extension RuleBook {
  /// What reading gave: a book, or the mistakes that keep it from being one.
  public struct Reading: Sendable {
    public let book: RuleBook?
    /// All of them, in the order of the text; empty where there is a book.
    public let mistakes: [RuleBookMistake]
  }

  /// Reads a rule book from its Markdown text, in Unicode's form NFC.
  public static func read(_ text: String) -> Reading {
    var reader = RuleBookReader(text)
    return reader.reading()
  }

  /// Reads a rule book from lines: as a record keeps them, or `lines` of another reading.
  public static func read(lines: [String]) -> Reading {
    read(lines.joined(separator: "\n"))
  }
}
