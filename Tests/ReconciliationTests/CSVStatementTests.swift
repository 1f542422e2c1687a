import LedgerValues
import StatementFormats
import TabularText
import Testing

@Suite struct CSVStatementTests {
  static let wallet = """
    ref_operation,date_heure,montant,commission,numero,solde
    MP1,2025-03-01 10:00:00,5000,0,76000001,105000
    MP2,2025-03-01 11:30:00,-20000,200,76000002,84800
    MP3,2025-03-02 08:00:00,1500,,76000003,86300

    """

  static let bank = """
    Banque du Mali;Relevé de compte
    Date;Libellé;Référence;Débit;Crédit;Solde
    ;Solde initial;;;;1 000 000
    05/01/2025;Versement espèces;BVE-0001;;250 000;1 250 000
    07/01/2025;Chèque;CHQ-0001;75 000,00;;1 175 000
    ;Total des mouvements;;75 000;250 000;
    31/01/2025;Solde final;;;;1 175 000

    """

  private func read(_ text: String, profile: String? = nil) throws -> StatementReading {
    var options = StatementOptions()
    options.profile = profile
    return try StatementFile.read(Array(text.utf8), options)
  }

  private func twoProfiles(named name: String? = nil) -> StatementOptions {
    var options = StatementOptions()
    options.profiles = [.wallet, .bank]
    options.profile = name
    return options
  }

  @Test func `a wallet's rows become lines, and fees lines of their own`() throws {
    let reading = try read(Self.wallet)
    #expect(reading.profile == "wallet 1")
    let statement = try reading.onlyStatement(in: .xof)
    #expect(statement.lines.map(\.amount) == [5_000, -20_000, -200, 1_500])
    #expect(statement.lines.map(\.isFee) == [false, false, true, false])
    #expect(statement.lines.map(\.row) == [2, 3, 3, 4])
    #expect(statement.lines.map(\.reference) == ["MP1", "MP2", "MP2", "MP3"])
    #expect(statement.lines.map(\.balance) == [105_000, nil, 84_800, 86_300])
    #expect(statement.lines.first?.details.phone == "76000001")
    #expect(statement.lines.first?.moment == Moment(iso: "2025-03-01T10:00Z"))
    #expect(statement.opening == 100_000)
    #expect(statement.closing == 86_300)
    #expect(statement.ties == .yes)
    #expect(statement.divergence == nil)
  }

  @Test func `a bank's balances and totals are set apart from its operations`() throws {
    let reading = try read(Self.bank)
    let statement = try reading.onlyStatement(in: .xof)
    #expect(reading.profile == "bank 1")
    #expect(statement.lines.map(\.amount) == [250_000, -75_000])
    #expect(statement.lines.map(\.day) == [Day(2025, 1, 5), Day(2025, 1, 7)])
    #expect(statement.opening == 1_000_000)
    #expect(statement.closing == 1_175_000)
    #expect(statement.ties == .yes)
    let filters = reading.filtered.map(\.fate)
    #expect(filters == [.filtered(.balance), .filtered(.total), .filtered(.balance)])
  }

  @Test func `day and hour may stand in two columns`() throws {
    let text = """
      date,heure,reference,operation,montant,frais,solde
      2025-03-01,14:05,MP1,Dépôt,5000,0,105000
      """
    let line = try #require(try read(text).onlyStatement(in: .xof).lines.first)
    #expect(line.moment == Moment(iso: "2025-03-01T14:05Z"))
    let comma = """
      date,libelle,reference,debit,credit,solde
      05/01/2025,Dépôt,BVE-0001,,250000,1250000
      """
    #expect(try read(comma).profile == "bank 1")
  }

  @Test func `a line leads to its bytes in the file`() throws {
    let bytes = Array(Self.bank.utf8)
    let statement = try read(Self.bank).onlyStatement(in: .xof)
    let line = try #require(statement.lines.last)
    let text = String(decoding: bytes[line.byteRange], as: UTF8.self)
    #expect(text == "07/01/2025;Chèque;CHQ-0001;75 000,00;;1 175 000")
  }

  @Test func `newest first is turned round, also within one day`() throws {
    let rows = Self.wallet.split(separator: "\n")
    let turned = ([rows[0]] + rows[1...].reversed()).joined(separator: "\n")
    let reading = try read(turned)
    let statement = try reading.onlyStatement(in: .xof)
    #expect(statement.lines.map(\.amount) == [5_000, -20_000, -200, 1_500])
    #expect(statement.lines.map(\.row) == [4, 3, 3, 2])
    #expect(statement.ties == .yes)
    let oneDay = """
      ref_operation,date_heure,montant,solde
      A,2025-03-01,100,700
      B,2025-03-01,200,600
      C,2025-03-01,300,400
      """
    #expect(try read(oneDay).onlyStatement(in: .xof).lines.map(\.amount) == [300, 200, 100])
  }

  @Test func `the first row whose balance does not follow is named`() throws {
    let text = Self.wallet.replacing("84800", with: "84700").replacing("86300", with: "86200")
    let statement = try read(text).onlyStatement(in: .xof)
    #expect(statement.ties == .no(difference: -100))
    #expect(statement.divergence == BalanceDivergence(row: 3, expected: 84_800, found: 84_700))
  }

  @Test func `rows that cannot be read are listed with their place, and the rest is read`() throws {
    let text = """
      ref_operation,date_heure,montant,commission,numero,solde
      MP1,2025-02-30,5000,0,76,
      MP2,2025-03-01,5x0,0,76,
      MP3,2025-03-01,1250.5,0,76,
      MP4,2025-03-01,1.250,0,76,
      MP5,2025-03-01,100
      MP6,2025-03-01,,,76,
      MP7,2025-03-01,0,0,76,
      MP8,2025-03-01,700,0,76,
      """
    let reading = try read(text)
    let amount = { CellPlace(line: $0, column: 3, name: "montant") }
    #expect(
      reading.leftOut.map(\.fate) == [
        .rejected(.day(CellPlace(line: 2, column: 2, name: "date_heure"), value: "2025-02-30")),
        .rejected(.amount(amount(3), value: "5x0", .notAnAmount)),
        .rejected(.amount(amount(4), value: "1250.5", .fraction)),
        .rejected(.amount(amount(5), value: "1.250", .ambiguousSeparator)),
        .rejected(.cells(found: 3, expected: 6)),
        .rejected(.noAmount(amount(7))), .filtered(.zero),
      ])
    #expect(reading.statements.flatMap(\.lines).map(\.amount) == [700])
    let tally = reading.tally
    #expect(tally.read.count == 8 && tally.lines.count == 1 && tally.filtered.count == 1)
    #expect(tally.rejected.count == 6 && tally.rejected.sum == 5_000)
    #expect(tally.rejected.unreadable == 5)
  }

  /// A shop's name, and a service's.
  @Test func `a row with a number and an amount is no total, whatever its words`() throws {
    let text =
      Self.bank
        + """
        lun 3 mars 2025;TOTAL ENERGIES;CB-1;700;;
        ;Balance inquiry;CB-2;900;;
        ;Total;Total;1 600;;

        """
    let reading = try read(text)
    let places = reading.rejected.map(\.row)
    #expect(places == [8, 9])
    #expect(reading.filtered.last?.fate == .filtered(.total))
  }

  @Test func `operations that failed are filtered with their status`() throws {
    let text = """
      ref_operation,date_heure,montant,statut
      MP1,2025-03-01,500,Réussi
      MP2,2025-03-01,600,Échoué
      MP3,2025-03-01,700,Annulé
      """
    let reading = try read(text)
    #expect(reading.statements.flatMap(\.lines).map(\.amount) == [500])
    #expect(
      reading.filtered.map(\.fate) == [.filtered(.status("Échoué")), .filtered(.status("Annulé"))])
    #expect(reading.tally.filtered.sum == 1_300)
    #expect(reading.tally.read.sum == 1_800)
  }

  @Test func `currencies and accounts stay apart, each with its own fraction`() throws {
    let text = """
      Date;Libellé;Débit;Crédit;Devise;Compte
      02/04/2026;Loyer;1234,56;;EUR;A
      03/04/2026;Vente;;500;XOF;B
      09/04/2026;Café;4,50;;EUR;A
      """
    let reading = try read(text)
    let euro = try #require(Currency(code: "EUR"))
    #expect(reading.statements.map(\.currency) == [euro, .xof])
    #expect(reading.statements.map(\.account) == ["A", "B"])
    #expect(reading.statements.map(\.sum) == [-123_906, 500])
    #expect(throws: StatementError.otherCurrency(euro, expected: .xof)) {
      try reading.onlyStatement(in: .xof)
    }
  }

  @Test func `files of another kind are refused by name`() {
    let kinds: [(bytes: [UInt8], format: UnreadFormat)] = [
      (Array("%PDF-1.7\n".utf8), .pdf), ([0xd0, 0xcf, 0x11, 0xe0], .oldSpreadsheet),
      ([0x50, 0x4b, 0x03, 0x04] + Array("....[Content_Types].xml".utf8), .spreadsheet),
      ([0x50, 0x4b, 0x03, 0x04], .archive),
    ]
    for (bytes, format) in kinds {
      #expect(throws: StatementError.formatNotRead(format)) { try StatementFile.read(bytes) }
    }
    #expect(throws: StatementError.table(.empty)) { try StatementFile.read([]) }
    #expect(throws: StatementError.unknownProfile("x", known: ["wallet", "bank"])) {
      try StatementFile.read(Array(Self.wallet.utf8), twoProfiles(named: "x"))
    }
    #expect(
      throws: StatementError.noProfile(
        header: ["nom", "montant"], nearest: "wallet",
        missing: [MissingColumn(name: "day"), MissingColumn(name: "reference", suggestion: nil)])
    ) { try StatementFile.read(Array("nom,montant\n".utf8), twoProfiles()) }
  }

  @Test func `a header that says a name twice is refused by that name`() throws {
    let twice = TableError.duplicateColumn("Montant", first: 3, second: 4)
    #expect(throws: StatementError.table(twice)) {
      try read("Date,Reference,Montant,Montant\n2025-01-02,A1,5000,5000\n")
    }
  }

  @Test func `a record of an import gives back its figures`() throws {
    for text in [Self.wallet, Self.bank] {
      let reading = try read(text)
      let file = SHA256.digest(of: Array(text.utf8))
      let record = try StatementImport(reading, account: "5521", file: file)
      let bytes = try record.json.canonicalBytes()
      let again = try StatementImport(json: JSON(canonical: bytes))
      #expect(try again.json.canonicalBytes() == bytes)
      #expect(again.statement.lines.map(\.amount) == record.statement.lines.map(\.amount))
      #expect(again.leftOut == record.leftOut)
      // No name, phone or free word is in the record.
      let words = String(decoding: bytes, as: UTF8.self)
      #expect(!words.contains("76000001") && !words.contains("Versement"))
    }
  }

  @Test func `every spoilt key of a record is refused by name`() throws {
    let reading = try read(Self.wallet)
    let record = try StatementImport(reading, account: "5521", file: .zero)
    let members = try #require(record.json.object)
    for key in ["account", "profile", "file", "currency", "lines", "first_day", "last_day"] {
      var spoilt = members
      spoilt[key] = true
      #expect(throws: StatementError.malformed(key: key)) {
        try StatementImport(json: .object(spoilt))
      }
    }
  }
}
