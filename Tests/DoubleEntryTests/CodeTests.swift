import DoubleEntry
import LedgerTestSupport
import LedgerValues
import Testing

@Suite struct CodeTests {
  @Test(arguments: ["57", "571234", "5712-A", "4011-CSCOM12", "5711-0", "99"])
  func `an account code is read and printed as written`(text: String) throws {
    let code = try #require(AccountCode(text))
    #expect(code.text == text && code.description == text)
    #expect(code.accountClass == Int(text.prefix(1)))
    #expect(code.base == text.prefix { $0 != "-" })
  }

  @Test(arguments: [
    "", "5", "5711234", "0571", "5712-", "-A", "5712-a", "5712-ABCDEFGHI", "5712-A-B", "5712-É",
    "57 11", " 5711", "5711\n", "٥٧١١", "571A", "5712–A",
  ])
  func `a text that is no account code is refused`(text: String) {
    #expect(AccountCode(text) == nil)
  }

  @Test(arguments: ["GE", "GEN", "SAV-BENKADI", "DON-2025", "A1", "ABCDEFGHIJKLMNOPQRST"])
  func `a fund code is read and printed as written`(text: String) throws {
    #expect(try #require(FundCode(text)).description == text)
  }

  @Test(arguments: [
    "", "G", "gen", "1GEN", "-GEN", "SAV BENKADI", "SOL:1", "SOL\t", "ÉTAT",
    "ABCDEFGHIJKLMNOPQRSTU",
  ])
  func `a text that is no fund code is refused`(text: String) {
    #expect(FundCode(text) == nil)
  }

  @Test(arguments: [
    "5211 BQ11", "5212 BQ12", "5381 MF81", "5521 ME21", "5711 CA11", "5712-A CA12-A",
    "561 TR561", "571234-ABCDEFGH CA1234-ABCDEFGH", "511234-ABCDEFGH TR511234-ABCDEFGH",
  ])
  func `a treasury account has its own journal`(row: String) throws {
    let words = row.split(separator: " ").map(String.init)
    let journal = JournalCode(treasury: try account(words[0]))
    #expect(journal.text == words[1])
    #expect(JournalCode(journal.text) == journal, "what is stored is read back")
  }

  @Test func `no two accounts of class 5 share a journal, nor one with OD and AN`() throws {
    let letters = ["", "-A", "-B", "-A1"]
    var accounts: [AccountCode] = []
    for digits in 50...59 { accounts += try letters.map { try account("\(digits)\($0)") } }
    for digits in 500...599 { accounts += try letters.map { try account("\(digits)\($0)") } }
    for digits in 5000...5999 { accounts += try letters.map { try account("\(digits)\($0)") } }
    let journals = Set(accounts.map(JournalCode.init(treasury:)))
    #expect(journals.count == accounts.count)
    #expect(!journals.contains(.miscellaneous) && !journals.contains(.opening))
  }

  @Test(arguments: ["", "O", "od", "1D", "-OD", "OD ", "CA12_A", "ABCDEFGHIJKLMNOPQR", "CÀ11"])
  func `a text that is no journal code is refused`(text: String) {
    #expect(JournalCode(text) == nil)
  }

  @Test func `a party is read back from the form in which postings keep it`() throws {
    var generator = SeededGenerator(seed: 9)
    let identifier = Identifier(using: &generator)
    let parties =
      Party.Kind.allCases.map { Party($0, "a:b\u{301}") }
      + [.person(identifier), .household(identifier)]
    for party in parties {
      let read = try #require(Party(party.description))
      #expect(read == party)
      #expect(Array(read.key.utf8) == Array(party.key.utf8))
    }
    #expect(Party.person(identifier).description == "person:\(identifier)")
  }

  @Test(arguments: ["", "person", "person:", ":1", "nobody:1", "Person:1", " person:1"])
  func `a text that is no party is refused`(text: String) {
    #expect(Party(text) == nil)
  }

  @Test func `a colon that a mark combines with still ends the kind`() throws {
    let party = try #require(Party("payer:\u{301}x"))
    #expect(party.kind == .payer && Array(party.key.utf8) == Array("\u{301}x".utf8))
  }

  @Test func `a party without a key is a defect`() async {
    await #expect(processExitsWith: .failure) { _ = Party(.provider, "") }
  }
}
