import AccessRules
import LedgerValues
import Testing

@Suite struct ReplayTests {
  @Test func `a stored case decides as it did`() throws {
    let book = try Sikoro.book()
    for care in [
      try Sikoro.child(), try Sikoro.child(["Enceinte": .unknown(.refused)]),
      try Sikoro.child(
        ["Triage": .value(.choice("rouge"))], available: ["GEN": 9, "SOL": 0, "STA": 1, "TRA": 0]),
      try Sikoro.child(["Âge en mois": .interval(50...62), "Classe validée": .notApplicable]),
    ] {
      let stored = care.json(book)
      #expect(try CareCase(json: stored) == care)
      let bytes = try stored.open.canonicalBytes()
      let open = try JSON(canonical: bytes)
      let replayed = try book.replay(SplitJSON(open: open, sensitive: stored.sensitive))
      let decided = try book.decide(care)
      #expect(replayed == decided)
      #expect(book.json(of: replayed) == book.json(of: decided))
    }
  }

  @Test func `nothing sensitive is in the open part`() throws {
    let book = try Sikoro.book()
    let care = try Sikoro.child([
      "Enceinte": .value(.choice("oui")), "Âge en mois": .value(.integer(300)),
    ])
    let open = care.json(book).open
    let text = String(decoding: try open.canonicalBytes(), as: UTF8.self)
    for word in ["Enceinte", "Programme", "paludisme", "Acte"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(text.contains("Classe validée"))
    let decision = book.json(of: try book.decide(care))
    #expect(decision.open["lines"]?.array?.count == 3)
    // Table 1 tests the programme, table 4 only the class.
    func tables(_ rows: JSON?) -> [Int64] { rows?.array?.compactMap { $0["table"]?.integer } ?? [] }
    #expect(tables(decision.open["lines"]?.array?[0]["rows"]) == [2, 7, 8])
    #expect(tables(decision.sensitive["lines"]?.array?[0]["rows"]) == [1, 3, 4, 5, 6, 9, 10])
  }

  @Test func `why a payer bears a share is not in the open part where a sensitive fact decided it`()
    throws
  {
    let book = try Sikoro.book()
    let decision = book.json(of: try book.decide(try Sikoro.child()))
    func share(_ json: JSON, _ payer: String) -> JSON? {
      json["lines"]?.array?[1]["shares"]?.array?.first { $0["payer"]?.text == payer }
    }
    // The State bears the malaria line by an article that tests the programme.
    #expect(share(decision.open, "ÉTAT") == ["payer": "ÉTAT", "fund": "STA", "amount": 3_000])
    #expect(
      decision.sensitive["lines"]?.array?[1]["shares"]?.array
        == [["step": 1, "article": "1", "basis_points": 10_000]])
  }

  @Test func `what nobody answered of a sensitive fact is named beside the record only`() throws {
    let book = try Sikoro.book()
    let care = try Sikoro.child([
      "Enceinte": .unknown(.refused), "Âge en mois": .value(.integer(300)),
      "Triage": .value(.choice("rouge")),
    ])
    let decided = try book.decide(care)
    #expect(decided.doubts == ["Enceinte"])
    let decision = book.json(of: decided)
    #expect(decision.open["doubts"] == nil)
    #expect(decision.sensitive["doubts"] == ["Enceinte"])
  }

  @Test func `a forgotten part is said to be unreadable`() throws {
    let book = try Sikoro.book()
    let stored = try Sikoro.child().json(book)
    #expect(throws: CareCaseError.unreadable) {
      try book.replay(SplitJSON(open: stored.open, sensitive: [:]))
    }
  }
}
