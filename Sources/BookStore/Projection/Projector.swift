import DoubleEntry
import LedgerSQLite
import LedgerValues

/// Writes what follows from a record: the rows of every projection.
///
/// It reads nothing but the record's body and the projections of the records before it, so that a
/// rebuilding from the list gives the same rows; it never runs a posting template, a price list or a
/// rule book, so that mending one never rewrites last year.
struct Projector {
  let book: Book
  var connection: Connection { book.connection }

  func apply(_ record: Record) throws(BookError) {
    try checkVersion(record)
    let body = BodyReader(record)
    try money(body)
    switch record.kind {
    case .book: try settings(body)
    case .site: try site(body)
    case .handover: try machine(body, released: try body.flag("released"))
    case .fund: try fund(body)
    case .provider: try provider(body)
    case .household: try household(body)
    case .person: try person(body)
    case .evidence: try evidence(body)
    case .price: try price(body)
    case .ruleBook: try ruleBook(body)
    case .contribution: try contribution(body)
    case .subsidy: try reference(body, scope: "voucher:subsidy", key: "voucher")
    case .transfer: try reference(body, scope: "voucher:transfer", key: "voucher")
    case .withdrawal: try withdrawal(body)
    case .payment: try reference(body, scope: "voucher:payment", key: "voucher")
    case .count: try count(body)
    case .visit: try visit(body)
    case .aid: try aid(body)
    case .confirmation, .conversion: try settle(body, isConverted: record.kind == .conversion)
    case .reversal: try reversal(body)
    case .honour: try honour(body)
    case .close: try close(body)
    case .reopen: try reopen(body)
    case .statement: try statement(body)
    case .match: try match(body)
    case .suspense: try suspense(body)
    case .claim: try claim(body)
    case .claimMatch: try claimMatch(body)
    case .undo: try undo(body)
    case .periodPrepare: try periodStep(body, "prepare")
    case .periodReview: try periodStep(body, "review")
    case .periodSign: try sign(body)
    case .periodReopen: try reopenPeriod(body)
    case .backup: try backup(body, head: "head")
    case .operatorFee, .tolerance, .adjustment, .entry, .import, .erasure, .refusal: break
    }
  }

  private func checkVersion(_ record: Record) throws(BookError) {
    guard record.version == Book.bodyVersion else {
      throw .integrity(
        .unknownRecord(record.key, kind: record.kind.rawValue, version: record.version))
    }
  }

  func insert<each Value: Storable>(
    _ sql: String, _ values: repeat each Value
  ) throws(BookError) {
    do throws(StorageFault) {
      try connection.insert(sql, repeat each values)
    } catch {
      throw .fault(error)
    }
  }

  func run<each Value: Storable>(
    _ sql: String, _ values: repeat each Value
  ) throws(BookError) {
    do throws(StorageFault) {
      try connection.run(sql, repeat each values)
    } catch {
      throw .fault(error)
    }
  }

  func reference(_ body: BodyReader, scope: String, key: String) throws(BookError) {
    try insert(
      "INSERT INTO reference(scope, key, record) VALUES(?, ?, ?)", scope, try body.text(key),
      body.record.packed)
  }
}
