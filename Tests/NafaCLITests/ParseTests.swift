import Foundation
import StatementFormats
import Testing

@testable import NafaCLI

/// `nafa reconcile parse` on files of the disk, with the `nafa-xml` that was built beside the tests.
@Suite struct ParseTests {
  /// What is known of one statement of a file.
  private struct Expected {
    let cells: [String]

    subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }

    static func rows(of list: String) -> [Expected] {
      list.split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        return Expected(cells: cells.map(String.init))
      }
    }
  }

  /// Runs the command on a file of the disk.
  private func parse(_ file: URL, _ options: String = "") throws -> (Ran, [String: Any]) {
    let machine = TestMachine()
    machine.files[file.path] = [UInt8](try Data(contentsOf: file))
    machine.xml = .beside(try ProcessTests.program().path)
    let words = ["reconcile", "parse", file.path, "-O", "json"]
    let ran = machine.run(words + options.split(separator: " ").map(String.init))
    let object = try? JSONSerialization.jsonObject(with: Data(ran.output.utf8))
    return (ran, object as? [String: Any] ?? [:])
  }

  private func check(_ list: String, in folder: (String) -> URL) throws -> Int {
    let rows = Expected.rows(of: list)
    for file in Set(rows.map { $0[0] }).sorted() {
      let expected = rows.filter { $0[0] == file }
      let (ran, object) = try parse(folder(file))
      #expect(object["format"] as? String == expected[0][2], "\(file) \(ran.errors)")
      let statements = object["statements"] as? [[String: Any]] ?? []
      #expect(
        statements.count == expected.count { !$0[7].isEmpty && $0[7] != "0" || !$0[9].isEmpty })
      for (statement, row) in zip(statements, expected) { check(statement, row) }
      let isOff = expected.contains { $0[9] == "no" }
      #expect(ran.status == (isOff || isCut(statements) ? .findings : .done), "\(file)")
    }
    return rows.count
  }

  private func isCut(_ statements: [[String: Any]]) -> Bool {
    let codes = statements.flatMap { $0["notes"] as? [[String: Any]] ?? [] }
    return codes.contains { ["page_missing", "closing_missing"].contains($0["code"] as? String) }
  }

  private func check(_ statement: [String: Any], _ row: Expected) {
    let name = "\(row[0]) \(row[1])"
    if row[3] != "(masked)" { #expect(statement["account"] as? String ?? "" == row[3], "\(name)") }
    for (key, column) in [("currency", 4), ("opening", 5), ("closing", 6), ("sum", 8), ("ties", 9)]
    {
      #expect(statement[key] as? String ?? "" == row[column], "\(name) \(key)")
    }
    #expect(statement["difference"] as? String ?? "" == row[10], "\(name)")
    #expect(statement["entries"] as? Int == Int(row[7]), "\(name)")
    if row[11].contains("2 pages") { #expect(statement["pages"] as? Int == 2, "\(name)") }
    if row[11].contains("no comma") {
      let notes = statement["notes"] as? [[String: Any]] ?? []
      #expect(notes.map { $0["code"] as? String } == ["amount_without_comma"], "\(name)")
      #expect(notes.map { $0["column"] as? Int } == [16], "\(name)")
    }
  }

  @Test func `the project's own statements of every format give their figures`() throws {
    let folder = DocumentTests.package.appending(path: "Examples/statements")
    let list = try String(contentsOf: folder.appending(path: "figures.tsv"), encoding: .utf8)
    #expect(try check(list) { folder.appending(path: $0) } > 15)
  }

  private static var others: URL? {
    ProcessInfo.processInfo.environment["NAFA_STATEMENTS"].map { URL(filePath: $0) }
  }

  @Test(.enabled("set NAFA_STATEMENTS to the folder of others' statements") { others != nil })
  func `statements that others wrote give the figures known of them`() throws {
    let folder = try #require(Self.others)
    let list = try String(contentsOf: folder.appending(path: "EXPECTED.tsv"), encoding: .utf8)
    let folders = ["sta": "mt940", "ofx": "ofx", "xml": "camt053", "csv": "csv"]
    let count = try check(list) { file in
      let kind = folders[file.split(separator: ".").last.map(String.init) ?? ""] ?? ""
      return folder.appending(path: "\(kind)/\(file)")
    }
    #expect(count > 20)
  }

  @Test func `one file is an object, and several are one array of those that can be read`() throws {
    let machine = TestMachine()
    for name in ["a.csv", "b.csv"] {
      machine.files[name] = Array("date,libelle,debit,credit\n2025-01-02,x,,100\n".utf8)
    }
    machine.files["empty.csv"] = []
    func names(_ files: String) throws -> [String?]? {
      let ran = machine.run("reconcile parse \(files) -O json")
      let read = try JSONSerialization.jsonObject(with: Data(ran.output.utf8))
      return (read as? [[String: Any]])?.map { $0["file"] as? String }
    }
    #expect(try names("a.csv") == nil)
    #expect(try names("a.csv b.csv") == ["a.csv", "b.csv"])
    #expect(try names("a.csv empty.csv") == ["a.csv"])
    #expect(try names("empty.csv empty.csv") == [])
  }

  // MARK: Bad input

  private func refusal(of text: String, named name: String = "bad.xml") throws -> Ran {
    let directory = FileManager.default.temporaryDirectory.appending(path: "nafa-\(UUID())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = directory.appending(path: name)
    try Data(text.utf8).write(to: file)
    return try parse(file).0
  }

  static let open = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\n"

  @Test(arguments: [
    ("xml.not-well-formed", "\"line\": 2, \"column\": 7", open + "<A><B>\n"),
    (
      "xml.entities", "\"line\": 2, \"column\": 1",
      "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>\n"
    ),
    ("xml.entities", "\"line\": 2, \"column\": ", open + "<A>&b;</A></Document>"),
    ("xml.too-deep", "\"line\": 2, \"column\": ", open + String(repeating: "<a>", count: 100_000)),
    ("xml.other-document", "\"line\": 1, \"column\": ", "<?xml version=\"1.0\"?><html/>"),
    (
      "xml.encoding", "\"line\": 1, \"column\": 1", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>"
    ),
    (
      "xml.too-long", "\"line\": 2, \"column\": ",
      open + "<A>" + String(repeating: "x", count: 100_000)
    ),
  ])
  func `hostile XML is refused by name and place`(_ code: String, _ place: String, _ text: String)
    throws
  {
    let ran = try refusal(of: text)
    #expect(ran.status == .refused && ran.output.isEmpty)
    #expect(ran.errors.contains("\"\(code)\""), "\(ran.errors)")
    #expect(ran.errors.contains(place) || place.isEmpty, "\(ran.errors)")
  }

  @Test(arguments: [
    ("FFFE", String.Encoding.utf16LittleEndian), ("", .utf16LittleEndian),
    ("FEFF", .utf16BigEndian), ("", .utf16BigEndian),
  ]) func `a CAMT document in UTF-16 is refused by its encoding`(
    _ mark: String, _ encoding: String.Encoding
  ) throws {
    let document = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n\(Self.open)</Document>"
    let mark: [UInt8] = mark.isEmpty ? [] : mark == "FFFE" ? [0xff, 0xfe] : [0xfe, 0xff]
    let machine = TestMachine()
    machine.files["-"] = mark + (try #require(document.data(using: encoding)))
    machine.xml = .beside(try ProcessTests.program().path)
    let ran = machine.run("reconcile parse -")
    #expect(ran.status == .refused && ran.errors.contains("xml.encoding at -:1"), "\(ran.errors)")
  }

  @Test func `a CAMT document on standard input reads as its file does`() throws {
    let folder = DocumentTests.package.appending(path: "Examples/statements")
    let file = folder.appending(path: "camt053.xml")
    let machine = TestMachine()
    machine.files["-"] = [UInt8](try Data(contentsOf: file))
    machine.xml = .beside(try ProcessTests.program().path)
    let ran = machine.run("reconcile parse - -O json")
    #expect(ran.status == .done, "\(ran.errors)")
    #expect(ran.output == (try parse(file).0.output.replacing(file.path, with: "-")))
  }

  @Test(arguments: [
    (":20:X\n:25:A\n:60F:C250101XOF5,\n:61:250101C25,NTRFA1\n", "cut at line 4: the closing"),
    (":20:X\n:25:A\n:60F:C250101XOF5,\n:62M:C250101XOF5,\n", "cut at line 4: the page"),
  ]) func `a statement that is cut is called so in words`(_ text: String, _ words: String) {
    let machine = TestMachine()
    machine.files["a.sta"] = Array(text.utf8)
    let ran = machine.run("reconcile parse a.sta --lang en")
    #expect(ran.status == .findings && ran.output.contains(words), "\(ran.output)")
  }

  @Test func `without its reader, XML is refused with the way out`() throws {
    let machine = TestMachine()
    machine.files["a.xml"] = Array(Self.open.utf8)
    machine.xml = .beside("/usr/bin/env")
    let ran = machine.run("reconcile parse a.xml")
    #expect(ran.status == .fault && ran.errors.contains("xml.reader-missing"))
    #expect(ran.errors.contains("nafa-xml"))
  }

  @Test(arguments: [
    ("statement.format", "%PDF-1.7\n"), ("statement.format", "\u{50}\u{4b}\u{3}\u{4}xl/workbook"),
    ("table.not-utf-8", ""),
  ])
  func `a file of another kind is refused by name`(_ code: String, _ text: String) throws {
    if code == "table.not-utf-8" {
      let machine = TestMachine()
      let mixed =
        Array("date;libellé;débit;crédit\n02/03/2026;Ch".utf8) + [0xe8] + Array("que;5;\n".utf8)
      machine.files["a.csv"] = mixed
      let ran = machine.run("reconcile parse a.csv")
      #expect(
        ran.status == .refused && ran.errors.contains(code)
          && ran.errors.contains("a.csv:2, column"))
    } else {
      let ran = try refusal(of: text, named: "bad.csv")
      #expect(ran.status == .refused && ran.errors.contains(code), "\(ran.errors)")
    }
  }

  @Test func `rows that cannot be read are counted, named, and end with a finding`() throws {
    let machine = TestMachine()
    machine.files["a.csv"] = Array(
      "reference,date,montant\nA,30/02/2026,500\nB,13/03/2026,5x0\nC,13/03/2026,700\n".utf8)
    let ran = machine.run("reconcile parse a.csv -O json")
    #expect(ran.status == .findings)
    #expect(ran.output.contains("\"read\": 1") && ran.output.contains("\"unread\": 2"))
    #expect(ran.errors.contains("row.not-a-day") && ran.errors.contains("\"line\": 3"))
  }

  @Test func `what profile proposes is a file that parse takes`() {
    let machine = TestMachine()
    let rows = "13/03/2026;P1;;1 250,00\n14/03/2026;P2;-250,00;\n"
    machine.files["caisse.csv"] = Array("Date;Pièce;Sortie;Entrée\n\(rows)".utf8)
    #expect(machine.run("reconcile parse caisse.csv").errors.contains("statement.profile-none"))
    let proposed = machine.run("reconcile profile caisse.csv --lang en")
    #expect(proposed.output.hasPrefix("# proposed from the file; to be read over\nname: caisse\n"))
    machine.files["caisse.profile"] = Array(proposed.output.utf8)
    let ran = machine.run("reconcile parse caisse.csv --profile caisse.profile -O json")
    #expect(ran.status == .done && ran.output.contains("\"sum\": \"1000\""), "\(ran.errors)")
    machine.files["bad.profile"] = Array("name: x\ncolour: red\n".utf8)
    let bad = machine.run("reconcile parse caisse.csv --profile bad.profile")
    #expect(bad.status == .refused && bad.errors.contains("profile.bad-line at bad.profile:2"))
    let unknown = machine.run("reconcile parse caisse.csv --profile walet")
    #expect(unknown.errors.contains("did you mean wallet?"))
  }

  @Test func `a proposal says what the file does not`() {
    let machine = TestMachine()
    machine.files["a.csv"] = Array("Date;Pièce;Motif;Montant net\n13/03/2026;P1;Vente;100\n".utf8)
    let silent = machine.run("reconcile profile a.csv --lang en").output
    #expect(silent.contains("# no amount has a sign: all would be taken as come in"), "\(silent)")
    machine.files["b.csv"] = Array(
      "Date;Pièce;Sens;Montant net\n13/03/2026;P1;Entrée;100\n14/03/2026;P2;Régul;7\n".utf8)
    let some = machine.run("reconcile profile b.csv --lang en").output
    #expect(some.contains("# add to in or to out, by where the money went: `Régul`"), "\(some)")
    #expect(some.contains("signs: words\nin: entree\n"), "\(some)")
    machine.files["c.csv"] = Array("nom;nom\nA;A\n".utf8)
    let twice = machine.run("reconcile parse c.csv --lang en").errors
    #expect(twice.contains("table.duplicate-column") && twice.contains("`nom`"), "\(twice)")
    #expect(
      machine.run("reconcile profile c.csv --lang en").errors.contains("recognised as day, amount"))
  }

  @Test func `days of two orders are asked about, and a French header decides`() {
    let machine = TestMachine()
    machine.files["en.csv"] = Array("reference,date,amount\nA,03/04/2026,500\n".utf8)
    machine.files["fr.csv"] = Array("référence,date,montant\nA,03/04/2026,500\n".utf8)
    let asked = machine.run("reconcile parse en.csv")
    #expect(asked.status == .decision && asked.errors.contains("statement.day-order"))
    let told = machine.run("reconcile parse en.csv --day-order month-first -O json")
    #expect(told.status == .done && told.output.contains("\"first_day\": \"2026-03-04\""))
    let french = machine.run("reconcile parse fr.csv -O json")
    #expect(french.output.contains("\"first_day\": \"2026-04-03\""))
  }
}
