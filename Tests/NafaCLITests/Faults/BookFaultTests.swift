import Foundation
import LedgerSQLite
import SampleFund
import Testing

@testable import NafaCLI

/// Books that cannot be opened, or not as they are.
@Suite struct BookFaultTests {
  private static let golden = Golden("book-faults.txt")

  /// Says what reading and writing answer, in both languages.
  private func expect(
    _ name: String, _ code: String, _ status: NafaCLI.ExitStatus, book: String = "b.nafa",
    in folder: FundFolder, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try folder.write("c.csv", FundFolder.oneContribution)
    var said = ""
    for words in [["status"], ["import", "c.csv"]] {
      for language in [Language.french, .english] {
        let ran = folder.run(words, language, book: book)
        #expect(ran.status == status && ran.output.isEmpty, sourceLocation: sourceLocation)
        #expect(ran.errors.contains("\n  \(code) "), sourceLocation: sourceLocation)
        #expect(
          ran.errors.contains(language == .french ? " à \(book)\n" : " at \(book)\n"),
          sourceLocation: sourceLocation)
        if words == ["status"] { said += ran.errors }
      }
    }
    Self.golden.expect(name, said, sourceLocation: sourceLocation)
  }

  @Test func `what is not a book is not opened`() throws {
    let folder = try FundFolder(withBook: false)
    try folder.write("notes.nafa", "Not a book, but a text of some length.\n")
    try expect("a text", "book.not-a-book", .fault, book: "notes.nafa", in: folder)
    try folder.write("empty.nafa", "")
    try expect("an empty file", "book.not-a-book", .fault, book: "empty.nafa", in: folder)
    #expect(try folder.bytes("empty.nafa").isEmpty)
    let other = try Connection(.create(folder.path("other.nafa")), policy: .unguarded)
    try other.execute("CREATE TABLE song(title TEXT)")
    try expect("another program's file", "book.not-a-book", .fault, book: "other.nafa", in: folder)
    try expect("no file", "disk.cannot-open", .fault, book: "none.nafa", in: folder)
    #expect(!FileManager.default.fileExists(atPath: folder.path("none.nafa")))
    try folder.write("sub.nafa/notes", "")
    try expect("a folder", "disk.cannot-open", .fault, book: "sub.nafa", in: folder)
  }

  @Test func `a newer book is refused politely`() throws {
    let folder = try FundFolder()
    var bytes = try folder.bytes("b.nafa")
    // The user version is the four bytes from 60 on (sqlite.org/fileformat.html).
    bytes.replaceSubrange(60..<64, with: [0, 0, 0, 9])
    try folder.write("b.nafa", bytes)
    try expect("a newer book", "book.newer-format", .fault, in: folder)
    #expect(try folder.bytes("b.nafa") == bytes)
  }

  @Test func `a book with a trigger of somebody else's is not written on`() throws {
    let folder = try FundFolder()
    do {
      let connection = try Connection(
        .readWriteExisting(folder.path("b.nafa")), policy: .unguarded)
      try connection.execute(
        "CREATE TRIGGER quiet BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END")
    }
    let bytes = try folder.bytes("b.nafa")
    try expect("an added trigger", "book.schema-changed", .integrity, in: folder)
    #expect(folder.run(["verify"]).status == .integrity)
    #expect(try folder.bytes("b.nafa") == bytes)
  }

  @Test func `a new book overwrites nothing`() throws {
    let folder = try FundFolder()
    let checkpoint = folder.checkpoint
    let ran = folder.run(["new", "--start", "2025-01-01"])
    #expect(ran.status == .fault && ran.errors.contains("disk.exists at b.nafa"))
    folder.expectUnchanged(checkpoint)
  }

  @Test func `a book that another program holds is waited for, then said to be held`() throws {
    let folder = try FundFolder()
    let checkpoint = folder.checkpoint
    try folder.write("c.csv", FundFolder.oneContribution)
    do {
      let other = try Connection(.readWriteExisting(folder.path("b.nafa")), policy: .unguarded)
      try other.execute("BEGIN IMMEDIATE")
      // Reading goes on beside a program that only means to write.
      #expect(folder.run(["status"]).status == .done)
      let ran = folder.run(["import", "c.csv"], .french)
      #expect(ran.status == .fault && ran.output.isEmpty)
      #expect(
        ran.errors == """
          nafa : empêché : un autre programme tient le livre
            disk.locked à b.nafa
            remède : fermez l'autre programme, puis recommencez

          """)
      try other.execute("ROLLBACK")
    }
    folder.expectUnchanged(checkpoint)
    #expect(folder.run(["import", "c.csv"]).status == .done)
  }
}

extension FundFolder {
  /// A file with one row that the book takes.
  static let oneContribution = """
    day,receipt,kind,household,person,amount,months,from,into,reference
    2025-12-30,R1-900001,dues,M0001-3,,500,1,,5711,

    """

  /// A claim with a line that the book has, one at another fee, and one of a visit that it lacks.
  static let claim: String = {
    let rows =
      SampleFund.files(households: households, seed: 3)
      .first { $0.name.contains("/claim-CSCOM-SIKORO") }?.text.split(separator: "\n") ?? []
    var other = rows[2].split(separator: ",")
    for column in [4, 6] { other[column] = Substring(String((Int(other[column]) ?? 0) + 100)) }
    let unknown = "05/01/2025,V-99999,P0001-3,CONS,1500,0,1500"
    return [String(rows[0]), String(rows[1]), other.joined(separator: ","), unknown]
      .joined(separator: "\n") + "\n"
  }()
}
