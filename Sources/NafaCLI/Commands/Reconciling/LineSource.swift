import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation

/// The line of a statement that an act is made from: its day, amount, account and reference come from
/// there.
struct LineSource {
  let account: AccountCode
  let line: OpenLine
  /// The open fee of the same row.
  let fee: OpenLine?
  let voucher: String

  init(_ session: Session, _ book: Book) throws(Diagnostic) {
    let (account, id) = (try session[ReconcileCommand.account], try session[ReconcileCommand.line])
    let given = try session[ReconcileCommand.lineVoucher]
    try self.init(id, on: account, voucher: given, in: book)
  }

  init(
    _ id: LineID, on account: AccountCode, voucher: String?, in book: Book
  ) throws(Diagnostic) {
    let open = try booked { () throws(BookError) in try book.openLines(of: account) }
    guard let line = open.first(where: { $0.id == id }) else {
      throw Diagnostic(ReconciliationError.unknownLine(id))
    }
    self.account = account
    self.line = line
    self.voucher = voucher ?? "REL-\(id.words)"
    fee = open.first { other in
      other.isFee && !line.isFee && other.row == line.row && other.id.statement == id.statement
    }
  }

  /// What the operator took besides; nothing where it has no line of its own.
  var feeAmount: Money { fee.map(\.amount.magnitude) ?? .zero }

  /// Records what a person wants of the line after a yes, and matches the two.
  func record(
    _ wanted: ActFromLine, _ session: Session, _ book: Book
  ) throws(Diagnostic) -> Outcome {
    try session.confirm(wanted.said.asked)
    let made = try create(wanted, in: book)
    var fields = [Answer.Field("match", fr: "rapprochement", en: "match", .record(made.match))]
    if let arrival = made.arrival {
      fields.append(
        Answer.Field(
          "arrival", fr: "rapprochement de l'arrivée", en: "match of the arrival", .record(arrival))
      )
    }
    return try RecordedAnswer.outcome(
      made.act, in: book, session, also: [.paragraph(wanted.said), .fields(fields)])
  }

  func create(_ wanted: ActFromLine, in book: Book) throws(Diagnostic) -> FromLine {
    let fees = wanted.hasFee ? [fee].compactMap { $0?.id } : []
    return try booked { () throws(BookError) in
      try book.create(wanted.act, from: [line.id] + fees, on: account, to: wanted.arrival)
    }
  }
}
