import BookStore
import Foundation
import LedgerValues
import Testing

@testable import NafaCLI

/// A fund's year in a book, and what others make of it: hledger and ledger of the export, a Python
/// script of the files alone.
struct ForeignView {
  let folder: FundFolder
  /// Where the files are that the book was made of.
  let files: String

  static let hledger = FundFolder.has("command -v hledger >/dev/null &&")
  static let ledger = FundFolder.has("command -v ledger >/dev/null &&")
  static let python = FundFolder.has("command -v python3 >/dev/null &&")

  static let package = DocumentTests.package

  /// The book of the folder's small fund.
  init() throws {
    folder = try FundFolder()
    for file in FundFolder.files { try folder.write("d/" + file.name, file.text) }
    files = folder.path("d")
  }

  /// A new book with an invented fund of this size.
  init(households: Int, seed: UInt64) throws {
    folder = try FundFolder(withBook: false)
    for file in FundFolder.files(households: households, seed: seed) {
      try folder.write("d/" + file.name, file.text)
    }
    files = folder.path("d")
    try load()
  }

  /// A new book with the files of a directory.
  init(files: String) throws {
    folder = try FundFolder(withBook: false)
    self.files = files
    try load()
  }

  private func load() throws {
    try #require(folder.run(["new", "--start", "2025-01-01"]).status == .done)
    let ran = folder.run(["import", files])
    try #require(ran.status == .done && ran.errors.isEmpty, "\(ran.errors.prefix(2_000))")
  }

  // MARK: what the book says

  /// The closing balance, debit above zero, of each account and fund that has one: `5711:GEN`.
  func balances() -> [String: Int] {
    var balances: [String: Int] = [:]
    for row in rows(["trial-balance", "-O", "csv"]) {
      let balance = number(row, "closing_debit") - number(row, "closing_credit")
      if balance != 0 { balances["\(row["account"] ?? ""):\(row["fund"] ?? "")"] = balance }
    }
    return balances
  }

  /// The totals that the Python script makes of the files, as the book has them.
  func totals() throws -> [String: Int] {
    var totals = ["cash": 0, "dues": 0, "fees": 0, "care": try care()]
    for row in rows(["fund", "list", "-O", "csv"]) {
      let fund = row["fund"] ?? ""
      for what in ["subsidies", "payments"] { totals["\(what) \(fund)"] = 0 }
      if fund.hasPrefix("SAV-") { totals["savings \(fund)"] = 0 }
    }
    for row in rows(["export", "lines", "-O", "csv"]) {
      let (label, fund) = (row["label"] ?? "", row["fund"] ?? "")
      let (account, amount) = (row["account"] ?? "", number(row, "amount"))
      let isCash = account.hasPrefix("5") && account != "585"
      if isCash {
        totals["cash", default: 0] += amount
        totals["cash \(account)", default: 0] += amount
      }
      if account == "4191" { totals["savings \(fund)", default: 0] -= amount }
      if account == "4011", label == "payment" { totals["payments \(fund)", default: 0] += amount }
      if account.hasPrefix("631") { totals["fees", default: 0] += amount }
      if isCash, label == "dues" { totals["dues", default: 0] += amount }
      if isCash, label == "subsidy" { totals["subsidies \(fund)", default: 0] += amount }
    }
    return totals
  }

  /// The fees of all visits, which nobody posts as a whole: the household pays its share at the desk.
  private func care() throws -> Int {
    let context = BookContext(
      clock: { FundFolder.clock }, random: RandomSource.seeded(1), machine: "folder", actor: "")
    let book = try Book.open(folder.path("b.nafa"), forWriting: false, context: context)
    var sum = 0
    try book.eachRecord { (record) throws(BookError) in
      guard record.kind == .visit else { return }
      for line in record.body["lines"]?.array ?? [] { sum += Int(line["fee"]?.integer ?? 0) }
    }
    return sum
  }

  private func rows(_ words: [String]) -> [[String: String]] {
    Self.rows(folder.run(words).output)
  }

  private static func rows(_ csv: String) -> [[String: String]] {
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { line in
      Dictionary(zip(header, line)) { first, _ in first }
    }
  }

  private func number(_ row: [String: String], _ column: String) -> Int {
    row[column].flatMap { Int($0) } ?? 0
  }

  // MARK: what others say

  /// What hledger makes of the export, after its strict checks.
  func hledgerBalances() throws -> [String: Int] {
    let journal = try exported()
    let checked = try folder.shell("hledger -f \(journal) check -s payees")
    #expect(checked.status == 0, "\(checked.errors)")
    let ran = try folder.shell("hledger -f \(journal) bal -O csv -N -E --flat")
    #expect(ran.status == 0, "\(ran.errors)")
    return Self.balances(
      ran.output.replacing("\"", with: "").replacing(" XOF", with: "")
        .split(separator: "\n").dropFirst())
  }

  /// What ledger makes of the export, where every account, payee and tag must be declared.
  func ledgerBalances() throws -> [String: Int] {
    let ran = try folder.shell(
      "ledger -f \(try exported()) --args-only --pedantic --explicit bal -E --flat --no-total "
        + "--format '%(account),%(quantity(amount))\\n'")
    #expect(ran.status == 0, "\(ran.errors)")
    return Self.balances(ran.output.split(separator: "\n")[...])
  }

  private func exported() throws -> String {
    let ran = folder.run(["export", "journal"])
    #expect(ran.status == .done)
    try folder.write("x.journal", ran.output)
    return "x.journal"
  }

  private static func balances(_ lines: ArraySlice<Substring>) -> [String: Int] {
    var balances: [String: Int] = [:]
    for line in lines {
      let cells = line.split(separator: ",")
      guard cells.count == 2, let amount = Int(cells[1]) else {
        Issue.record("not a balance: \(line)")
        continue
      }
      if amount != 0 { balances[String(cells[0])] = amount }
    }
    return balances
  }

  /// What a script that knows nothing of Nafa adds up from the files alone.
  func scriptTotals() throws -> [String: Int] {
    let script = Self.package.appending(path: "Tests/Oracle/totals.py").path
    let ran = try folder.shell("python3 '\(script)' '\(files)'")
    #expect(ran.status == 0, "\(ran.errors)")
    return Dictionary(
      uniqueKeysWithValues: Self.rows(ran.output).map { row in
        (row["name"] ?? "", number(row, "amount"))
      })
  }
}
