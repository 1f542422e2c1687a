import LedgerValues
import StatementFormats
import TabularText
import Testing

@Suite struct ProfileTests {
  @Test func `a profile in a file reads back as it was`() throws {
    for profile in StatementProfile.builtIn {
      #expect(try StatementProfile(text: profile.text) == profile, "\(profile.name)")
    }
    let short = "# caisse\nname: caisse\nday: Date ; Jour\namount: Montant\n\n"
    let profile = try StatementProfile(text: short)
    #expect(profile.columns[.day] == ["Date", "Jour"] && profile.required == [.day, .amount])
  }

  @Test(arguments: [
    (3, "decimals", "name: a\nday: D\ndecimals: comma\namount: M\n"),
    (3, "decimal", "name: a\nday: D\ndecimal: both\namount: M\n"),
    (2, "no colon", "name: a\nno colon\n"), (3, "day", "name: a\nday: D\nday: E\n"),
    (0, "day", "name: a\namount: M\n"), (0, "amount", "name: a\nday: D\n"),
    (0, "name", "day: D\namount: M\n"), (4, "signs", "name: a\nday: D\namount: M\nsigns: sides\n"),
    (2, "day", "name: a\nday:\n"), (4, "required", "name: a\nday: D\namount: M\nrequired: fee\n"),
    (4, "preamble", "name: a\nday: D\namount: M\npreamble: many\n"),
  ])
  func `a line that is none of a profile is named`(_ line: Int, _ key: String, _ text: String) {
    #expect(throws: StatementError.profileText(line: line, key: key)) {
      try StatementProfile(text: text)
    }
  }

  static let unknown = """
    Caisse du marché
    Période du 01/03/2026 au 31/03/2026
    Date valeur;N° pièce;Motif;Sortie;Entrée;Solde final
    13/03/2026;P1;Vente;;1 250,00;11 250,00
    14/03/2026;P2;Achat;-250,00;;11 000,00
    """

  @Test func `a profile is proposed for a table that none fits, and reads it`() throws {
    let bytes = Array(Self.unknown.utf8)
    #expect(throws: StatementError.self) { try StatementFile.read(bytes) }
    let proposal = try ProfileProposal(for: bytes, name: "marche")
    #expect(proposal.known == nil)
    let profile = try StatementProfile(text: proposal.profile.text)
    #expect(profile == proposal.profile)
    #expect(profile.columns[.debit] == ["Sortie"] && profile.columns[.credit] == ["Entrée"])
    #expect(profile.signs == .sidesWithMinus && profile.decimal == .comma)
    var options = StatementOptions()
    options.profiles = [profile]
    let statement = try #require(try StatementFile.read(bytes, options).statements.first)
    #expect(statement.lines.map(\.amount) == [1_250, -250])
    #expect(statement.ties == .yes && statement.opening == 10_000)
  }

  /// A table of kinds and amounts without signs.
  private static func table(_ kinds: String...) -> [UInt8] {
    let rows = kinds.enumerated().map { "1\($0)/03/2026;P\($0);\($1);\(100 + $0)" }
    return Array((["Date valeur;N° pièce;Sens;Montant net"] + rows).joined(separator: "\n").utf8)
  }

  @Test func `kinds that say the direction are proposed as such, and read the table`() throws {
    let bytes = Self.table("Dépôt espèces", "Retrait", "Retrait")
    let proposal = try ProfileProposal(for: bytes, name: "a")
    #expect(proposal.profile.signs == .words(in: ["depot_especes"], out: ["retrait"]))
    #expect(proposal.direction == .said)
    #expect(try StatementProfile(text: proposal.profile.text) == proposal.profile)
    var options = StatementOptions()
    options.profiles = [proposal.profile]
    let statement = try #require(try StatementFile.read(bytes, options).statements.first)
    #expect(statement.lines.map(\.amount) == [100, -101, -102])
  }

  @Test func `what does not say the direction is left to a person`() throws {
    let some = try ProfileProposal(for: Self.table("Dépôt", "Retrait", "Régul"), name: "a")
    #expect(some.direction == .kinds(["Régul"]))
    let none = try ProfileProposal(for: Self.table("Vente", "Achat"), name: "a")
    #expect(none.direction == .unsaid && none.profile.signs == .written)
    let signed = try ProfileProposal(
      for: Array("Date valeur;Sens;Montant net\n13/03/2026;Dépôt;-5\n".utf8), name: "a")
    #expect(signed.direction == .said && signed.profile.signs == .written)
  }

  /// Thousands, not thousandths.
  @Test(arguments: [
    ("25.000", DecimalMark.comma), ("25,000", .point), ("25,00", .comma), ("25.000,00", .comma),
    ("25", .either),
  ])
  func `the mark before three digits is proposed as that of thousands`(
    _ amount: String, _ mark: DecimalMark
  ) throws {
    let text = "Date valeur;N° pièce;Sortie;Entrée\n13/03/2026;P1;;\(amount)\n14/03/2026;P2;3;\n"
    #expect(try ProfileProposal(for: Array(text.utf8), name: "a").profile.decimal == mark)
  }

  @Test func `a table that a profile fits is given that, and one without days or amounts none`()
    throws
  {
    let wallet = try ProfileProposal(for: Array(CSVStatementTests.wallet.utf8), name: "x")
    #expect(wallet.known == .wallet)
    for text in ["nom;âge\nA;5\n", "date;nom\n01/03/2026;A\n", "montant\n5\n"] {
      #expect(throws: StatementError.self) { try ProfileProposal(for: Array(text.utf8), name: "x") }
    }
  }

  @Test(arguments: ["Libellé", "Référence"])
  func `the encoding is the one that makes the words of the header`(_ word: String) throws {
    let text = "Date;\(word);Débit;Crédit\n02/03/2026;Chèque n° 5;5;\n"
    let encodings: [(TextEncoding, [UInt8])] = [
      (.utf8, Array(text.utf8)), (.windows1252, Self.bytes(text, [0xe9, 0xe8, 0xb0])),
      (.cp850, Self.bytes(text, [0x82, 0x8a, 0xf8])),
      (.macRoman, Self.bytes(text, [0x8e, 0x8f, 0xa1])),
    ]
    for (encoding, bytes) in encodings {
      let reading = try StatementFile.read(bytes)
      #expect(reading.encoding == encoding)
      #expect(reading.statements.first?.sum == -5)
      let label = reading.statements.first?.lines.first?.details.label
      #expect(word == "Référence" || label == "Chèque n° 5", "\(encoding)")
    }
  }

  /// A text whose é, è and ° are one byte each.
  private static func bytes(_ text: String, _ letters: [UInt8]) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "é": letters[0]
      case "è": letters[1]
      case "°": letters[2]
      default: UInt8(truncatingIfNeeded: scalar.value)
      }
    }
  }

  @Test(arguments: [true, false])
  func `a file in UTF-16 is read, in pieces too, and its lines lead to its bytes`(
    _ isLittle: Bool
  ) throws {
    let row = "14/03/2026;Chèque 💶;CHQ-2;1 250;"
    let text = "Date;Libellé;Référence;Débit;Crédit\n13/03/2026;Été;BVE-1;;5\n\(row)\n"
    let bytes = ("\u{feff}" + text).utf16.flatMap { unit in
      let halves = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      return isLittle ? halves : halves.reversed()
    }
    let reading = try StatementFile.read(bytes)
    #expect(reading.encoding == (isLittle ? .utf16LittleEndian : .utf16BigEndian))
    let line = try #require(reading.statements.first?.lines.last)
    #expect(reading.statements.first?.sum == -1_245)
    let units = stride(from: 0, to: line.byteRange.count, by: 2).map { index -> UInt16 in
      let (first, second) = (
        UInt16(bytes[line.byteRange.lowerBound + index]),
        UInt16(bytes[line.byteRange.lowerBound + index + 1])
      )
      return isLittle ? second << 8 | first : first << 8 | second
    }
    #expect(String(decoding: units, as: UTF16.self) == row)
    var stream = StatementStream(keepsLines: true)
    for byte in bytes { try stream.take([byte]) }
    #expect(try stream.reading() == reading)
  }

  @Test func `an entry of a CAMT document leads to its bytes, whatever its prefix`() {
    let entry = "<n:Ntry><n:NtryRef>1</n:NtryRef></n:Ntry>"
    let text = "<n:Doc><n:Stmt>\(entry)\n\(entry)</n:Stmt><NtrySummary></NtrySummary></n:Doc>"
    let bytes = Array(text.utf8)
    let found = CamtEntries.ranges(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(found == [entry, entry])
    #expect(CamtEntries.ranges(in: Array("<Ntry><".utf8)).isEmpty)
  }
}
