import TabularText
import Testing

@Suite struct TableTests {
  static let format = TableFormat(columns: [
    Column("day", "jour", "date"), Column("amount", "montant"),
    Column("reference", "référence", isRequired: false),
  ])

  private func read(_ text: String) throws -> Table {
    try Table.read(Array(text.utf8), as: Self.format)
  }

  @Test(arguments: [
    "day,amount,reference\n2025-01-01,500,A\n2025-01-02,600,B\n",
    "day,amount,reference\r\n2025-01-01,500,A\r\n2025-01-02,600,B\r\n",
    "day,amount,reference\r2025-01-01,500,A\r2025-01-02,600,B",
    "\u{feff}Jour;Montant;Référence\n2025-01-01;500;A\n2025-01-02;600;B",
    "DATE\tMONTANT\tREFERENCE\n2025-01-01\t500\tA\n2025-01-02\t600\tB",
    "sep=;\nday;amount;reference\n2025-01-01;500;A\n2025-01-02;600;B",
    "\n\nday,amount,reference\n\n2025-01-01,500,A\n,,\n 2025-01-02 ,\t600,B\n\n",
    "\"day\",\"amount\",\"reference\"\n\"2025-01-01\",\"500\",\"A\"\n\"2025-01-02\" ,600,B",
  ])
  func `the same table is read however it is written`(_ text: String) throws {
    let table = try read(text)
    let cells = table.rows.map { [$0["day"], $0["amount"], $0["reference"]] }
    #expect(cells == [["2025-01-01", "500", "A"], ["2025-01-02", "600", "B"]])
    #expect(table.refusedRows.isEmpty)
  }

  @Test func `quoted cells hold separators, quotation marks and line ends`() throws {
    let table = try read(
      "day,amount,reference\n\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\"\nx,1,2\n")
    let rows = table.rows
    #expect(rows.map { $0["day"] } == ["a,b", "x"])
    #expect(rows.map { $0["amount"] } == ["say \"yes\"", "1"])
    #expect(rows.map { $0["reference"] } == ["two\r\nlines", "2"])
    #expect(rows.map(\.line) == [2, 4])
  }

  @Test func `a row knows its bytes in the file`() throws {
    let text = "\u{feff}day,amount\r\n2025-01-01,500\r\n\"é\",1"
    let table = try read(text)
    let bytes = Array(text.utf8)
    let ranges = table.rows.map { String(decoding: bytes[$0.byteRange], as: UTF8.self) }
    #expect(ranges == ["2025-01-01,500", "\"é\",1"])
  }

  @Test func `a row with other than the header's cells is left out and named`() throws {
    let table = try read("day,amount,reference\na,1\nb,2,x\nc,3,y,z\nd,4,w,,\n\"e\"f,5,v\n")
    #expect(table.rows.map { $0["day"] } == ["b", "d"])
    #expect(table.refusedRows.map(\.line) == [2, 4, 6])
    #expect(
      table.refusedRows.compactMap(\.fault) == [
        .cells(found: 2, expected: 3), .cells(found: 4, expected: 3), .textAfterQuote(column: 4),
      ])
    #expect(table.everyRow.count == 5)
  }

  @Test func `an absent optional column reads as empty`() throws {
    let row = try #require(try read("amount,day\n500,2025-01-01\n").rows.first)
    #expect(row["reference"].isEmpty)
    #expect(row.place(of: "amount") == CellPlace(line: 2, column: 1, name: "amount"))
    #expect(row.place(of: "reference") == CellPlace(line: 2, column: nil, name: "reference"))
  }

  @Test func `columns nobody asked for are listed and can be reached by name`() throws {
    let table = try read("day,amount,Numéro payeur\n2025-01-01,500,76\n")
    #expect(table.header.unknown == ["Numéro payeur"])
    let position = try #require(table.header.position(folded: FoldedName("numero_payeur")))
    #expect(table.rows.first?[position] == "76")
  }

  @Test func `text is normalised where it is not plain ASCII`() throws {
    let text = "day,amount\ne\u{301},abc\n"
    let table = try Table.read(Array(text.utf8), as: Self.format) { "<" + $0 + ">" }
    let row = try #require(table.rows.first)
    #expect(row["day"] == "<e\u{301}>")
    #expect(row["amount"] == "abc")
  }

  @Test func `a header after free text is found by its columns`() throws {
    let text = "Relevé de compte;Mars\nTitulaire : \"Awa\n\nDate;Montant;Solde\n2025-01-01;5;9\n"
    var format = Self.format
    format.preamble = 5
    let table = try Table.read(Array(text.utf8), as: format)
    #expect(table.headerLine == 4)
    #expect(table.rows.map { $0["amount"] } == ["5"])
    #expect(table.rows.map(\.line) == [5])
  }

  @Test func `Windows-1252 is read where allowed and where it makes the header's words`() throws {
    // Jour;Montant;Référence / 2025-01-01;500;Ségou € – in the legacy encoding.
    var bytes: [UInt8] = Array("Jour;Montant;R".utf8) + [0xe9] + Array("f".utf8) + [0xe9]
    bytes += Array("rence\n2025-01-01;500;S".utf8) + [0xe9] + Array("gou ".utf8) + [0x80]
    let named = TableFormat(
      columns: [Column("amount", "montant"), Column("reference", "référence")],
      allowsLegacy: true)
    let table = try Table.read(bytes, as: named)
    #expect(table.encoding == .windows1252)
    #expect(table.rows.map { $0["reference"] } == ["Ségou €"])
    let place = TextPlace(line: 1, column: 15)
    #expect(throws: TableError.notUTF8(at: place)) { try Table.read(bytes, as: Self.format) }
    let other = TableFormat(columns: [Column("libellé")], allowsLegacy: true)
    #expect(throws: TableError.notUTF8(at: place)) { try Table.read(bytes, as: other) }
  }
}
