import LedgerValues

/// What a command answers, before it is text, CSV or JSON.
///
/// Paragraphs are for people; fields and tables are for programs too, under names that stay the
/// same in every language.
struct Answer: Hashable, Sendable {
  var blocks: [Block] = []

  init(_ blocks: Block...) {
    self.blocks = blocks
  }

  init(_ blocks: [Block]) {
    self.blocks = blocks
  }

  enum Block: Hashable, Sendable {
    case heading(Message)
    /// Wrapped to the terminal's width. With a key, JSON has it too, in the user's language.
    case paragraph(Message, key: String? = nil)
    case fields([Field])
    case table(Table)
    /// Terms and what they mean: the options of a command, the commands of a section.
    case list([Item], key: String)
    /// Printed line by line as it is: a script, a journal for another program.
    case verbatim(String, key: String = "text")
    /// For people, and for spreadsheets; JSON has the same in a document.
    case forPeople([Block])
    /// A JSON object of its own, of more levels than a table has.
    case document(Document)
  }

  /// What only programs read.
  struct Document: Hashable, Sendable {
    let object: OrderedJSON

    static func == (left: Document, right: Document) -> Bool {
      left.object.line == right.object.line
    }

    func hash(into hasher: inout Hasher) { hasher.combine(object.line) }
  }

  /// A named value.
  struct Field: Hashable, Sendable {
    /// Stable, for CSV and JSON: `[a-z0-9_]`.
    let key: String
    let label: Message
    let value: Cell

    init(_ key: String, fr french: Phrase, en english: Phrase, _ value: Cell) {
      self.key = key
      self.label = Message(fr: french, en: english)
      self.value = value
    }
  }

  struct Item: Hashable, Sendable {
    let term: String
    let text: Message
  }
}

/// A value in a field or table.
enum Cell: Hashable, Sendable {
  case money(Money)
  case rate(Rate)
  case count(Int)
  case day(Day)
  case month(Month)
  case partialDate(PartialDate)
  case moment(Moment)
  /// `#120` for people, `120` for programs.
  case record(RecordKey)
  /// A name or other text from the books.
  case text(String)
  /// A number, code or word that is the same in every language.
  case code(String)
  /// A word of the catalogue; programs read its code.
  case term(String, Message)
  case yes(Bool)
  case blank

  static func amount(_ money: Money?) -> Cell { money.map(Cell.money) ?? .blank }

  /// Whether a column of such cells stands on the right.
  var isNumber: Bool {
    switch self {
    case .money, .rate, .count: true
    case .day, .month, .partialDate, .moment, .record, .text, .code, .term, .yes, .blank: false
    }
  }
}

/// Rows of values under titles.
struct Table: Hashable, Sendable {
  /// Its name in JSON.
  let key: String
  let title: Message?
  let columns: [Column]
  var rows: [[Cell]]
  /// Set apart under the rows; CSV leaves it out.
  var total: [Cell]?

  struct Column: Hashable, Sendable {
    /// Stable, for CSV headers and JSON: `[a-z0-9_]`.
    let key: String
    let title: Message
    /// Whether it stands on the right even where all its cells are blank: amounts.
    let isNumber: Bool

    static func text(_ key: String, fr french: Phrase, en english: Phrase) -> Column {
      Column(key: key, title: Message(fr: french, en: english), isNumber: false)
    }

    static func number(_ key: String, fr french: Phrase, en english: Phrase) -> Column {
      Column(key: key, title: Message(fr: french, en: english), isNumber: true)
    }
  }

  init(
    _ key: String, title: Message? = nil, columns: [Column], rows: [[Cell]], total: [Cell]? = nil
  ) {
    for row in rows + (total.map { [$0] } ?? []) {
      precondition(
        row.count == columns.count, "\(key): \(row.count) cells, \(columns.count) columns")
    }
    self.key = key
    self.title = title
    self.columns = columns
    self.rows = rows
    self.total = total
  }
}
