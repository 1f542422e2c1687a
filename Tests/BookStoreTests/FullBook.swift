import AccessRules
import DoubleEntry
import Foundation
import HealthFund
import LedgerSQLite
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@testable import BookStore

/// A book of a few households of Sikoro that has every kind of record and a row in every table, in a
/// file; closed when this returns. It is made once, in a file of its own, and its bytes are written.
func fullBook(at path: String) throws {
  try Data(try fullBookBytes.get()).write(to: URL(fileURLWithPath: path))
}

private let fullBookBytes = Result {
  let scratch = try Scratch()
  try makeFullBook(at: scratch.path("full.nafa"), in: scratch)
  return try scratch.bytes(of: "full.nafa")
}

/// The machine that the full book is left to.
let fullBookMachine = "laptop-b"

func openFullBook(_ path: String, seed: UInt64 = 5) throws -> Book {
  var context = try BookContext.fixed(seed: seed)
  context.machine = fullBookMachine
  return try Book.open(path, forWriting: true, context: context)
}

func makeFullBook(at path: String, in scratch: Scratch) throws {
  let folder = packageRoot.appending(path: "Examples/sikoro")
  let book = try Book.create(
    at: .file(path), settings: BookSettings(start: try day("2025-01-01")), context: try .fixed())
  let text = try String(contentsOf: folder.appending(path: "reglement.md"), encoding: .utf8)
  _ = try book.adopt(try #require(RuleBook.read(text).book))
  let (acts, sources) = try readFolder(folder)
  let report = try book.importing(someActs(of: acts), sources: sources, skippingBadRows: true)
  #expect(report.refusals.isEmpty)
  let claim = folder.appending(path: "2025-01/claim-CSCOM-SIKORO.csv")
  try addClaim(to: book, [UInt8](try Data(contentsOf: claim)))
  try addTheRest(to: book, in: scratch, wallet: folder.appending(path: "wallet.csv"))
}

/// What the first visits are about, and who was there.
private func someActs(of acts: [PlacedAct]) throws -> [PlacedAct] {
  var visitors: [String] = []
  for case .visit(let visit) in acts.map(\.act) where visitors.count < 12 {
    visitors.append(visit.person)
  }
  var households: Set<String> = []
  for case .person(let person) in acts.map(\.act) where visitors.contains(person.code) {
    households.insert(person.household)
  }
  let last = try day("2025-04-30")
  return acts.filter { placed in
    if let day = placed.act.day, day > last { return false }
    return switch placed.act {
    case .fund, .provider, .price: true
    // The fund of solidarity is poor at first, so that it promises.
    case .subsidy(let subsidy): subsidy.fund.text != "SOL"
    case .evidence(let evidence): households.contains(evidence.subject)
    case .household(let household): households.contains(household.code)
    case .person(let person): households.contains(person.household)
    case .contribution(let contribution): households.contains(contribution.household)
    case .visit(let visit): visitors.contains(visit.person)
    case .withdrawal(let withdrawal): visitors.contains(withdrawal.person)
    case .operatorFee, .suspense, .transfer, .payment, .aid, .count: false
    }
  }
}

/// The bank took ten francs of a payment, as its table says.
private func tolerate(in book: Book) throws {
  let bank = try account("5211")
  _ = try book.keep(
    try Tolerance(
      name: "FRAIS", account: bank.text, from: try day("2025-01-01"),
      measure: .fees([Tolerance.Step(upTo: 1_000, fee: 10)])),
    against: try account("6311"), fund: try fund("GEN"))
  let bytes = Array("date,libelle,debit,credit\n2025-03-10,CSCOM,510,\n".utf8)
  let statement = try StatementImport(
    try StatementFile.read(bytes), account: bank.text, file: SHA256.digest(of: bytes))
  _ = try book.importStatement(statement, bytes: bytes)
  _ = try book.accept(all: [.tolerance], on: bank)
}

private func addTheRest(to book: Book, in scratch: Scratch, wallet: URL) throws {
  let households = try book.households()
  let first = try #require(households.first)
  let person = try #require(try book.persons(of: first.identifier).first)
  _ = try book.perform(
    .evidence(
      try Evidence(
        subject: person.code, fact: "Enceinte", value: "oui", from: try day("2025-02-01"),
        source: "carnet")))
  _ = try book.perform(
    .transfer(
      try Transfer(
        day: try day("2025-03-03"), voucher: "VIR-1", from: try account("5211"),
        to: try account("5711"), fund: try fund("GEN"), amount: 5_000, fee: 100)))
  _ = try book.perform(
    .payment(
      try Payment(
        day: try day("2025-03-10"), voucher: "PAI-1", provider: "CSCOM-SIKORO",
        from: try account("5211"), parts: [.init(fund: try fund("GEN"), amount: 500)])))
  _ = try book.reverse(try #require(try book.lastRecord(of: .visit)), reason: "another person's")
  let lines = try String(contentsOf: wallet, encoding: .utf8).split(separator: "\n").prefix(40)
  let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
  let statement = try StatementImport(
    try StatementFile.read(bytes), account: "5521", file: SHA256.digest(of: bytes))
  _ = try book.importStatement(statement, bytes: bytes)
  _ = try book.perform(
    .operatorFee(
      try OperatorFee(
        day: try day("2025-03-31"), voucher: "FRAIS-1", from: try account("5211"),
        fund: try fund("GEN"), amount: 50)))
  let line = try #require(try book.openLines(of: try account("5521")).last)
  _ = try book.create(
    .suspense(
      try Suspense(
        day: line.day, voucher: "REL-1", account: try account("5521"), amount: line.amount,
        fund: try fund("GEN"), owner: try #require(Actor("Moussa")), reason: "nobody knows",
        lookAgain: line.day.adding(days: 30))), from: [line.id], on: try account("5521"))
  let run = try #require(try book.match(try account("5521"), accepting: []).record)
  _ = try book.undo(run, items: [1], reason: "another household's")
  try tolerate(in: book)
  try signTheBox(of: book)
  _ = try book.perform(try solidarity("SUB-8", 20_000, on: "2025-04-29"))
  _ = try book.honour(try fund("SOL"), on: try day("2025-04-30"))
  try giveAid(in: book, to: person.code)
  _ = try book.close(try month("2025-01"))
  _ = try book.close(try month("2025-02"))
  _ = try book.reopen(try month("2025-02"), reason: "a receipt was late")
  _ = try? book.perform(try solidarity("SUB-9", 100, on: "2025-01-05"))
  _ = try book.forget(person: person.code, reason: "asked for it")
  _ = try book.backup(to: scratch.path("full-backup.nafa"))
  _ = try book.handOver()
  var context = try BookContext.fixed(seed: 4)
  context.machine = fullBookMachine
  book.context = context
  _ = try book.takeOver()
}

/// A fare that the fund of solidarity owes and pays, by a rule book of one article.
private func giveAid(in book: Book, to person: String) throws {
  _ = try book.adopt(
    try #require(RuleBook.read(AidTests.ruleBook).book),
    votes: Votes(inFavour: 9, against: 1, abstained: 2))
  _ = try book.perform(try solidarity("SUB-10", 30_000, on: "2025-04-30"))
  _ = try book.perform(
    .visit(
      try Visit(
        day: try day("2025-04-30"), number: "V-AID", person: person, provider: "CSCOM-SIKORO",
        lines: [.init(service: "CONS", fee: nil)], answers: ["Évacué": "oui"])))
  _ = try book.perform(
    .aid(
      try AidPayment(
        day: try day("2025-04-30"), voucher: "AID-1", visit: "V-AID", from: try account("5212"))))
  for (number, end) in [("V-A", ProvisionalEnd.confirmed), ("V-B", .converted)] {
    _ = try book.perform(
      .visit(
        try Visit(
          day: try day("2025-04-30"), number: number, person: person, provider: "CSCOM-SIKORO",
          lines: [.init(service: "CONS", fee: nil)], answers: ["Évacué": "non"])))
    _ = try book.settle(visit: number, as: end, on: try day("2025-05-04"))
  }
}

/// The box is counted and January signed, reopened, and signed again.
private func signTheBox(of book: Book) throws {
  let (box, january) = (try account("5711"), try month("2025-01"))
  _ = try book.perform(.count(try count("PV-0", 5_000, on: "2025-01-31")))
  _ = try book.perform(.count(try count("PV-1", 5_000, on: "2025-03-12")))
  try sign(january, of: box, in: book)
  _ = try book.reopenPeriod(
    january, of: box, by: try actor("Moussa"), with: try actor("Awa"), reason: "a coin too many")
  try sign(january, of: box, in: book)
}

/// A provider's claim, of which most visits are not in this book.
private func addClaim(to book: Book, _ bytes: [UInt8]) throws {
  let text = String(decoding: bytes, as: UTF8.self)
  let bytes = Array(text.split(separator: "\n").prefix(30).joined(separator: "\n").utf8)
  let claim = try Claim(
    provider: "CSCOM-SIKORO", month: try month("2025-01"), voucher: "F-2025-01",
    file: SHA256.digest(of: bytes), lines: try ClaimFile.read(bytes).lines)
  _ = try book.importClaim(claim, bytes: bytes)
  let run = try #require(try book.matchClaims(of: claim.provider).record)
  _ = try book.answer(.named([.unknownVisit]), of: claim.provider, .dispute, reason: "nobody came")
  _ = try book.undo(run, items: [1], reason: "to be asked")
}

private func solidarity(_ voucher: String, _ amount: Money, on text: String) throws -> Act {
  .subsidy(
    try Subsidy(
      day: try day(text), voucher: voucher, fund: try fund("SOL"), funder: "F",
      amount: amount, into: try account("5212")))
}

extension Book {
  func lastRecord(of kind: RecordKind) throws -> RecordKey? {
    var found: RecordKey? = nil
    try eachRecord { (record) throws(BookError) in
      if record.kind == kind { found = record.key }
    }
    return found
  }
}
