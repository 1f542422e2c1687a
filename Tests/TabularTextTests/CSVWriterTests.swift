import TabularText
import Testing

@Suite struct CSVWriterTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("-1500", "-1500"), ("+1500", "+1500"), ("-12.50", "-12.50"),
    ("=1+1", "'=1+1"), ("-1+1", "'-1+1"), ("+cmd", "'+cmd"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("-", "'-"), ("--1", "'--1"), ("-1.2.3", "'-1.2.3"),
    ("=\"a\"", "\"'=\"\"a\"\"\""),
  ])
  func `a cell is quoted where needed and never runs as a formula`(
    _ cell: String, _ written: String
  ) {
    var csv = CSVWriter(header: ["a", "b"])
    csv.append([cell, "x"])
    #expect(csv.text == "a,b\n\(written),x\n")
  }

  @Test func `what is written is read back`() throws {
    // Every text of up to four of these letters, where none runs as a formula.
    let letters = ["a", ",", ";", "\"", "\n", "\r", "é"]
    var texts = [""]
    var longest = [""]
    for _ in 0..<4 {
      longest = longest.flatMap { text in letters.map { text + $0 } }
      texts += longest
    }
    var csv = CSVWriter(header: ["text", "mark"])
    var single = CSVWriter(header: ["text"])
    for text in texts where !text.utf8.starts(with: "\r".utf8) {
      csv.append([text, "."])
      single.append(["x" + text])
    }
    let format = TableFormat(columns: [Column("text")])
    let table = try Table.read(csv.bytes, as: format)
    let expected = texts.filter { !$0.utf8.starts(with: "\r".utf8) }
    #expect(table.rows.map { Array($0["text"].utf8) } == expected.map { Array($0.utf8) })
    let alone = try Table.read(single.bytes, as: format)
    #expect(alone.rows.map { Array($0["text"].utf8) } == expected.map { Array("x\($0)".utf8) })
    #expect(expected.count > 2_000)
  }
}
