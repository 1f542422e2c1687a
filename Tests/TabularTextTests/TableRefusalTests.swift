import TabularText
import Testing

@Suite struct TableRefusalTests {
  static let format = TableFormat(
    columns: [
      Column("day", "jour"), Column("amount", "montant"), Column("fee", isRequired: false),
    ],
    limits: TableLimits(rows: 3, columns: 4, cell: 10, file: 1_000))

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let refusal: TableError

    init(_ name: String, _ text: String, _ refusal: TableError) {
      self.init(name, Array(text.utf8), refusal)
    }

    init(_ name: String, _ bytes: [UInt8], _ refusal: TableError) {
      (self.name, self.bytes, self.refusal) = (name, bytes, refusal)
    }

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case("no byte", "", .empty),
    Case("a mark and blanks", "\u{feff} \n\r\n", .empty),
    Case("too large", String(repeating: "x", count: 1_001), .tooLarge(bytes: 1_001, limit: 1_000)),
    Case("UTF-16, little end first", [0xff, 0xfe, 0x64, 0], .utf16),
    Case("UTF-16, big end first", [0xfe, 0xff, 0, 0x64], .utf16),
    Case(
      "a byte that is no UTF-8", Array("day,amount\na,".utf8) + [0xe9, 0x0a],
      .notUTF8(at: TextPlace(line: 2, column: 3))),
    Case("a cut letter", Array("day,amount\r\n".utf8) + [0xc3], .notUTF8(at: place(2, 1))),
    Case("an overlong letter", Array("day".utf8) + [0xc0, 0xaf], .notUTF8(at: place(1, 4))),
    Case("NUL in a cell", "day,amount\nab\0,1\n", .nul(at: place(2, 3))),
    Case("NUL in quotation marks", "day,amount\n\"\n\0\",1\n", .nul(at: place(3, 1))),
    Case("NUL and nothing else", "\0\0", .nul(at: place(1, 1))),
    Case("columns in the header", "day,amount,a,b,c\n", .tooManyColumns(line: 1, limit: 4)),
    Case("cells in a row", "day,amount\n1,2,3,4,5\n", .tooManyColumns(line: 2, limit: 4)),
    Case(
      "a long cell", "day,amount\n1,12345678901\n", .cellTooLong(at: place(2, 3), limit: 10)),
    Case(
      "a long quoted cell", "day,amount\n1,\"12345678901\"\n",
      .cellTooLong(at: place(2, 3), limit: 10)),
    Case("rows", "day,amount\n1,2\n1,2\n1,2\n1,2\n", .tooManyRows(limit: 3)),
    Case("an open quotation mark", "day,amount\n1,\"2\n3,4", .quoteNotClosed(at: place(2, 3))),
    Case("one name twice", "day,amount,Day\n", .duplicateColumn("Day", first: 1, second: 3)),
    Case("one thing twice", "day,amount,Jour\n", .duplicateColumn("day", first: 1, second: 3)),
    Case(
      "a misspelt name", "jour,montnat,x\n",
      .missingColumns(
        [MissingColumn(name: "amount", suggestion: "montnat")], found: ["jour", "montnat", "x"])),
    Case(
      "other columns", "nom;âge\n",
      .missingColumns(
        [MissingColumn(name: "day"), MissingColumn(name: "amount")], found: ["nom", "âge"])),
  ]

  private static func place(_ line: Int, _ column: Int) -> TextPlace {
    TextPlace(line: line, column: column)
  }

  @Test(arguments: cases)
  func `a file that is no table is refused by name and place`(_ one: Case) {
    #expect(throws: one.refusal) { try Table.read(one.bytes, as: Self.format) }
  }

  @Test func `what is just within the limits is read`() throws {
    let text = "day,amount,a,b\n1,1234567890,3,\"0123456789\"\n1,2,3,4\n1,2,3,4\n"
    #expect(try Table.read(Array(text.utf8), as: Self.format).rows.count == 3)
  }

  @Test func `a million columns are refused without reading them all`() {
    let bytes = Array(("day,amount" + String(repeating: ",x", count: 1_000_000)).utf8)
    #expect(throws: TableError.tooManyColumns(line: 1, limit: 256)) {
      try Table.read(bytes, as: TableFormat(columns: [Column("day")]))
    }
  }

  @Test func `a cell of ten megabytes is refused where it stands`() {
    let bytes = Array("day\n".utf8) + [UInt8](repeating: 0x78, count: 10 << 20)
    let refusal = TableError.cellTooLong(at: TextPlace(line: 2, column: 1), limit: 65_536)
    #expect(throws: refusal) { try Table.read(bytes, as: TableFormat(columns: [Column("day")])) }
  }
}
