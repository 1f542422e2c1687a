import Foundation
import HealthFund
import TabularText
import Testing

@testable import NafaCLI

/// What an import does with good files, however they were written, and with bad rows among good ones.
@Suite struct ImportingTests {
  private static let good = FundFolder.oneContribution

  @Test(
    arguments: [
      ("a byte order mark", "\u{FEFF}" + good), ("CRLF", good.replacing("\n", with: "\r\n")),
      ("semicolons", good.replacing(",", with: ";")),
      ("tabs", good.replacing(",", with: "\t")),
      ("sep=;", "sep=;\n" + good.replacing(",", with: ";")),
      ("no last line break", String(good.dropLast())),
      ("blank lines", good.replacing("\n", with: "\n\n")),
      ("quotation marks", good.replacing("R1-900001", with: "\"R1-900001\"")),
      (
        "French headers",
        good.replacing(
          "day,receipt,kind,household,person,amount,months,from,into,reference",
          with: "Jour,Reçu,Nature,Ménage,Personne,Montant,Mois,Depuis,Compte,Référence"
        ).replacing("dues", with: "cotisation")
      ),
      (
        "other columns among them",
        good.replacing("day,", with: "n°,day,").replacing("2025-12-30,", with: "1,2025-12-30,")
      ),
    ] as [(String, String)])
  func `a file is read however it was written`(name: String, text: String) throws {
    let folder = try FundFolder()
    try folder.write("whatever.csv", text)
    let ran = folder.run(["import", "whatever.csv"])
    #expect(ran.status == .done && ran.errors.isEmpty, "\(ran.errors)")
    #expect(ran.output.contains("1 record written."))
    try folder.write("plain.csv", Self.good)
    let again = folder.run(["import", "plain.csv"])
    #expect(again.output.contains("Nothing new: all of it is in the book already."))
    let checkpoint = folder.checkpoint
    folder.run(["import", "plain.csv"])
    folder.expectUnchanged(checkpoint)
  }

  @Test func `a fund whose files have French names and headers makes the same books`() throws {
    let folder = try FundFolder(withBook: false)
    for file in FundFolder.files {
      let stem = String(file.name.prefix { $0 != "." })
      guard let kind = FundFile(rawValue: stem) else {
        try folder.write("d/" + file.name, file.text)
        continue
      }
      let head = file.text.prefix { $0 != "\n" }
      let names = head.split(separator: ",").map { name in
        kind.columns.first { $0.name == name }?.aliases.first?.uppercased() ?? String(name)
      }
      try folder.write(
        "d/\(kind.names.last ?? stem).csv",
        names.joined(separator: ",") + file.text.dropFirst(head.count))
    }
    #expect(folder.run(["new", "--start", "2025-01-01"]).status == .done)
    let ran = folder.run(["import", "d"])
    #expect(ran.status == .done, "\(ran.errors)")
    let words = ["trial-balance", "-O", "csv", "--from", "2025-01-01"]
    #expect(try folder.run(words).output == FundFolder().run(words).output)
  }

  @Test func `a file of another name is known by its columns`() throws {
    for kind in FundFile.allCases where kind != .withdrawals {
      let folder = try FundFolder()
      let file = try #require(FundFolder.files.first { $0.name == "\(kind.rawValue).csv" })
      try folder.write("mars-\(kind.names.last ?? "").csv", file.text)
      let ran = folder.run(["import", "mars-\(kind.names.last ?? "").csv", "-O", "csv"])
      #expect(ran.status == .done, "\(kind): \(ran.errors)")
      let row = try #require(ran.output.split(separator: "\n").dropFirst().first)
      let rows = file.text.split(separator: "\n").count - 1
      #expect(row.hasPrefix("\(kind.rawValue),\(rows),0,\(rows),0,"), "\(row)")
    }
  }

  @Test func `a directory's files of other names are taken too, and what is none is left alone`()
    throws
  {
    let folder = try FundFolder()
    try folder.write("d/mars.csv", Self.good)
    try folder.write("d/avril.csv", Self.good.replacing("900001", with: "900002"))
    try folder.write("d/wallet.csv", try FundFolder.lines("wallet.csv").joined(separator: "\n"))
    try folder.write("d/notes.csv", [0xFF, 0x00])
    let ran = folder.run(["import", "d"])
    #expect(ran.status == .done && ran.output.contains("2 records written."), "\(ran.errors)")
  }

  @Test func `a refusal in the second of two files names that file`() throws {
    let folder = try FundFolder()
    try folder.write("mars.csv", Self.good)
    try folder.write("avril.csv", Self.good.replacing("M0001-3", with: "M0009-2"))
    let ran = folder.run(["import", "mars.csv", "avril.csv"])
    #expect(ran.errors.contains("at avril.csv:2, column"), "\(ran.errors)")
    #expect(!ran.errors.contains("mars.csv"))
    let turned = folder.run(["import", "avril.csv", "mars.csv"])
    #expect(turned.errors.contains("at avril.csv:2, column"), "\(turned.errors)")
  }

  /// Rows 3, 5 and 6 are bad: unreadable, refused by the books, refused by the act.
  private static let mixed =
    good + "2025-12-30,R1-900002,dues,M0001-3,,5 francs,1,,5711,\n"
    + "2025-12-30,R1-900003,dues,M0002-1,,500,1,,5711,\n"
    + "2025-12-30,R1-000001,dues,M0002-1,,500,1,,5711,\n"
    + "2025-12-30,R1-900005,dues,M0002-1,,0,1,,5711,\n"

  @Test func `every bad row is told in one run, and nothing is written`() throws {
    let folder = try FundFolder()
    let checkpoint = folder.checkpoint
    try folder.write("c.csv", Self.mixed)
    let ran = folder.run(["import", "c.csv"])
    #expect(ran.status == .refused)
    for place in ["c.csv:3, column amount", "c.csv:5, column receipt", "c.csv:6, column amount"] {
      #expect(ran.errors.contains(place))
    }
    #expect(ran.errors.components(separatedBy: "refused:").count == 4)
    #expect(ran.output.contains("Nothing is written: 3 rows are refused."))
    folder.expectUnchanged(checkpoint)
  }

  @Test(arguments: Language.allCases)
  func `bad rows are left out where that is asked, and said`(language: Language) throws {
    let folder = try FundFolder()
    try folder.write("c.csv", Self.mixed)
    let ran = folder.run(["import", "c.csv", "--skip-bad-rows"], language)
    #expect(ran.status == .findings)
    let (written, left) =
      language == .french
      ? ("2 enregistrements écrits.", "3 lignes sont laissées de côté.")
      : ("2 records written.", "3 rows are left out.")
    #expect(ran.output.contains(written) && ran.output.contains(left), "\(ran.output)")
    for line in ["c.csv:3", "c.csv:5", "c.csv:6"] { #expect(ran.errors.contains(line)) }
    #expect(folder.run(["verify"]).status == .done)
    let again = folder.run(["import", "c.csv", "--skip-bad-rows"])
    #expect(again.status == .findings && again.output.contains("Nothing is written."))
  }

  @Test func `a dry run says what would be, and writes nothing`() throws {
    let folder = try FundFolder()
    let checkpoint = folder.checkpoint
    try folder.write("c.csv", Self.good)
    let ran = folder.run(["import", "c.csv", "--dry-run"])
    #expect(ran.status == .done && ran.output.contains("1 record would be written"))
    folder.expectUnchanged(checkpoint)
  }

  @Test func `a rule book with a mistake stops the import before any row`() throws {
    let folder = try FundFolder()
    let checkpoint = folder.checkpoint
    try folder.write("d/c.csv", Self.good)
    try folder.write("d/reglement.md", "# Un règlement\n")
    for words in [["import", "d"], ["import", "d", "--skip-bad-rows"]] {
      let ran = folder.run(words)
      #expect(ran.status == .refused && ran.errors.contains("d/reglement.md"), "\(ran.errors)")
    }
    folder.expectUnchanged(checkpoint)
  }

  @Test func `no birth, name or phone is in what an import says`() throws {
    let folder = try FundFolder()
    let secrets = ["Mariam Secret", "1990-02-31", "99887766", "31/12/1990"]
    let header =
      "household,group,joined,class,class_day,person,role,name,sex,birth,phone\n"
    let rows = [
      "M0900-7,,2025-03-01,,,P0900-7,subscriber,Mariam Secret,F,1990-02-31,99887766",
      "M0001-3,SAV-BENKADI,2023-07-29,C,2025-06-14,P0001-3,subscriber,Mariam Secret,F,1992,99887766",
      "M0901-5,,2025-03-01,,,P0901-5,boss,Mariam Secret,F,31/12/1990,99887766",
      "M0902-3,,2025-03-01,,,P0902-3,subscriber,\"Mariam Secret\u{1}\",F,1990,99887766",
      "M0903-1,,2025-03-01,,,P0903-1,subscriber,Mariam Secret,F,1990,99887766,extra",
      "M0904-9,,2035-03-01,,,P0904-9,subscriber,Mariam Secret,F,1990,99887766",
    ]
    try folder.write("h.csv", header + rows.joined(separator: "\n") + "\n")
    for format in ["text", "json"] {
      for language in Language.allCases {
        let ran = folder.run(["import", "h.csv", "-O", format, "--verbose"], language)
        #expect(ran.status == .refused)
        for secret in secrets {
          #expect(!ran.errors.contains(secret) && !ran.output.contains(secret), "\(secret)")
        }
        // Every row is refused, and each for its own reason.
        for line in 2...7 {
          #expect(
            ran.errors.contains(format == "text" ? "h.csv:\(line)" : "\"line\": \(line)"),
            "\(line): \(ran.errors)")
        }
      }
    }
  }
}
