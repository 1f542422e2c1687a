import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// Numbers that no book can have, as a tool writes them that lifts the checks of the columns: they are
/// found, and never end the program.
@Suite struct BoundTests {
  let scratch: Scratch
  private var path: String { scratch.path("a.nafa") }

  init() throws {
    scratch = try Scratch()
    try smallBook(at: scratch.path("a.nafa"))
    try scratch.copy("a.nafa", to: "whole.nafa")
  }

  private func force(_ sql: String) throws {
    try tamper(
      path, dropping: ["record_u", "site_u", "site_i_number", "site_i_identifier"],
      "PRAGMA ignore_check_constraints = ON", sql)
  }

  /// The last record, and the last but one.
  @Test(arguments: [16, 15])
  func `a sequence past every number is found at every depth`(sequence: Int) throws {
    for number in [Int64.max, .min, 1 << 40, 0, -1] {
      try scratch.write(try scratch.bytes(of: "whole.nafa"), to: "a.nafa")
      try force("UPDATE record SET seq = \(number) WHERE seq = \(sequence)")
      for depth in Verification.Depth.allCases {
        #expect(try codes(path, depth).contains(.sequence), "\(number)")
      }
      let whole = scratch.path("whole.nafa")
      #expect(try codes(path, .chain, against: .book(path: whole)).contains(.sequence))
      #expect(try codes(whole, .chain, against: .book(path: path)) == [], "\(number)")
    }
  }

  @Test func `nothing is written after a record whose number is past every bound`() throws {
    for number in [Int64.max, (1 << 40) - 1, 1 << 40, 0, -1] {
      try scratch.write(try scratch.bytes(of: "whole.nafa"), to: "a.nafa")
      try force("UPDATE record SET seq = \(number) WHERE seq = 16")
      let book = try Book.open(path, forWriting: true, context: try .fixed())
      let error = #expect(throws: BookError.self) {
        _ = try book.perform(deposit("R1-000008", 100, on: "2025-04-01"))
      }
      guard case .integrity = error else {
        Issue.record("\(number): \(String(describing: error))")
        return
      }
    }
  }

  @Test(arguments: [0, -1, 4_194_304, 8_388_607, 8_388_608, Int64.max, .min])
  func `a site past every number is found, also in the book that is compared with`(site: Int64)
    throws
  {
    let second = String(repeating: "0", count: 32)
    try force("INSERT INTO site VALUES(\(site), '\(second)')")
    #expect(try codes(path, .chain).contains(.site))
    let whole = scratch.path("whole.nafa")
    #expect(try codes(path, .chain, against: .book(path: whole)).contains(.site))
    #expect(try codes(whole, .chain, against: .book(path: path)) == [.truncated])
    try scratch.copy("a.nafa", to: "b.nafa")
    #expect(
      try codes(path, .chain, against: .book(path: scratch.path("b.nafa"))).contains(.site))
  }
}
