import BookStore
import DoubleEntry
import LedgerReports
import LedgerValues

/// The days and the knowledge that a report is asked for.
enum ReportParameters {
  static let from = Parameter.option(
    "from", .day, fr: "le premier jour, sinon celui de l'année",
    en: "the first day, else that of the year")

  static let asOf = Parameter.option(
    "as-of", .day, fr: "le dernier jour, sinon aujourd'hui", en: "the last day, else today")

  static let knownAt = Parameter.option(
    "known-at", .knownAt, fr: "ce que le livre savait à ce moment ou à cet enregistrement",
    en: "what the book knew at this moment or record")

  static let fund = Parameter.option(
    "fund", .fund, fr: "un seul fonds", en: "one fund alone")

  /// The fund that is asked for, which the book must have.
  static func fund(_ session: Session, _ book: Book) throws(Diagnostic) -> FundCode? {
    guard let code = try session[fund] else { return nil }
    return try booked { () throws(BookError) in try book.fund(code).code }
  }

  /// The record up to which the book is read: that which is named, or the last of a moment.
  static func knownAt(_ session: Session, _ book: Book) throws(Diagnostic) -> RecordKey? {
    switch try session[knownAt] {
    case .record(let key): key
    case .moment(let moment):
      try booked { () throws(BookError) in try book.record(knownAt: moment) }
    case nil: nil
    }
  }

  /// What the report is about, as its header says it.
  static func header(_ session: Session, _ book: Book) throws(Diagnostic) -> ReportHeader {
    let through = try session[asOf] ?? book.today
    let from = try session[from] ?? Month(through.year, 1)?.firstDay
    let knownAt = try knownAt(session, book)
    return try booked { () throws(BookError) in
      try book.reportHeader(from: from, through: through, knownAt: knownAt)
    }
  }
}

extension Answer {
  /// The days, the record and the checkpoint above the figures of every report.
  static func header(_ header: ReportHeader) -> [Answer.Block] {
    [
      .fields(
        (header.from.map { [Answer.Field("from", fr: "du", en: "from", .day($0))] } ?? []) + [
          Answer.Field("through", fr: "au", en: "through", .day(header.through)),
          Answer.Field(
            "checkpoint", fr: "point de contrôle", en: "checkpoint", .code(header.checkpoint)),
        ])
    ]
  }
}
