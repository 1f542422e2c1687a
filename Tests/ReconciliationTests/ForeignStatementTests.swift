import Foundation
import LedgerValues
import StatementFormats
import Testing

/// Statements that others wrote, with the figures that are known of them; only where they are at
/// hand, in the folder that `NAFA_STATEMENTS` names.
@Suite struct ForeignStatementTests {
  private static var folder: URL? {
    ProcessInfo.processInfo.environment["NAFA_STATEMENTS"].map { URL(fileURLWithPath: $0) }
  }

  private struct Expected {
    let cells: [String]

    subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }
  }

  @Test(.enabled("set NAFA_STATEMENTS to the folder of others' statements") { folder != nil })
  func `every statement gives the figures known of it`() throws {
    let folder = try #require(Self.folder)
    let list = try String(contentsOf: folder.appending(path: "EXPECTED.tsv"), encoding: .utf8)
    let rows = list.split(separator: "\n").dropFirst().map {
      Expected(cells: $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
    var checked = 0
    for row in rows where !row[2].hasPrefix("camt") {
      let kind = row[2].hasPrefix("ofx") ? "ofx" : row[2]
      let data = try Data(contentsOf: folder.appending(path: "\(kind)/\(row[0])"))
      let reading = try StatementFile.read([UInt8](data))
      guard let number = Int(row[1]) else {
        #expect(reading.statements.isEmpty, "\(row[0])")
        continue
      }
      try #require(reading.statements.count >= number, "\(row[0])")
      check(reading.statements[number - 1], row)
      checked += 1
    }
    #expect(checked > 15)
  }

  private func check(_ statement: Statement, _ row: Expected) {
    let name = "\(row[0]) \(row[1])"
    #expect(statement.currency.code == row[4], "\(name)")
    if !row[3].isEmpty, row[3] != "(masked)" { #expect(statement.account == row[3], "\(name)") }
    #expect(text(statement.opening) == row[5], "\(name)")
    #expect(text(statement.closing) == row[6], "\(name)")
    #expect(String(statement.lines.count) == row[7], "\(name)")
    #expect(text(statement.sum) == row[8], "\(name)")
    switch statement.ties {
    case .yes: #expect(row[9] == "yes", "\(name)")
    case .notStated: #expect(row[9] == "not stated", "\(name)")
    case .no(let difference):
      #expect(row[9] == "no", "\(name)")
      #expect(text(difference) == row[10], "\(name)")
    }
    if row[11].contains("no comma") {
      #expect(statement.notes.map(\.code) == [.amountWithoutComma], "\(name)")
    }
    if row[11].contains("2 pages") { #expect(statement.pages == 2, "\(name)") }
  }

  /// All currencies of these files have two decimals.
  private func text(_ money: Money?) -> String {
    guard let money else { return "" }
    let units = money.units.magnitude
    let cents = units % 100
    return "\(money.isNegative ? "-" : "")\(units / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}
