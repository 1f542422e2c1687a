import HealthFund
import LedgerValues
import TabularText
import Testing

@Suite struct ClaimFileTests {
  private func read(_ text: String) throws -> ClaimReading {
    try ClaimFile.read(Array(text.utf8))
  }

  @Test func `French and English headers and days are read alike`() throws {
    let french = try read(
      "jour,visite,personne,prestation,tarif,part du ménage,montant\n"
        + "04/03/2025,V-00310,P0576-2,CPN,1 500,375,1 125\n")
    let english = try read(
      "day;visit;person;service;fee;charged;amount\n"
        + "2025-03-04;V-00310;P0576-2;CPN;1500;375;1125\n")
    #expect(french.refusals.isEmpty)
    #expect(french == english)
    #expect(french.lines.first?.day == Day(2025, 3, 4))
    #expect(french.amount == 1_125)
  }

  @Test func `what the household paid follows where no column says it`() throws {
    let reading = try read(
      "date,patient,tarif,montant\n2025-03-04,P0576-2,1500,1125\n2025-03-04,P0576-2,900,1000\n")
    #expect(reading.lines.map(\.charged) == [375, 0])
    #expect(reading.lines.map(\.visit) == [nil, nil])
    #expect(reading.lines.map(\.service) == [nil, nil])
  }

  @Test func `rows that cannot be read are listed with their cell, and the rest is read`() throws {
    let reading = try read(
      "jour,visite,personne,prestation,tarif,montant\n"
        + "30/02/2025,V-1,P1,CPN,1500,1125\n" + "2025-03-04,V-2,,CPN,1500,1125\n"
        + "2025-03-04,V-3,P1,CPN,1500,-5\n" + "2025-03-04,V-4,P1,CPN,1500\n"
        + "2025-03-04,V-5,P1,CPN,15.5,x\n" + "2025-03-04,V-6,P1,CPN,1500,1125\n")
    #expect(reading.rows == 6)
    #expect(reading.lines.map(\.visit) == ["V-6"])
    #expect(reading.refusals.map(\.line) == [2, 3, 4, 5, 6, 6])
    #expect(
      reading.refusals.map(\.column) == ["jour", "personne", "montant", nil, "tarif", "montant"])
    #expect(reading.refusals[2].reason == .act(.claimedNegative(-5)))
  }

  @Test func `a file without the columns is refused`() {
    #expect(throws: TableError.self) { try read("a,b\n1,2\n") }
  }

  @Test func `a claim has a number and a line`() throws {
    let month = try #require(Month(2025, 3))
    func claim(_ voucher: String, _ lines: [ClaimLine]) throws(HealthFundError) -> Claim {
      try Claim(
        provider: "CSREF-C1", month: month, voucher: voucher, file: SHA256.digest(of: [1]),
        lines: lines)
    }
    let line = ClaimSamples.line(1, "V-1").line
    #expect(throws: HealthFundError.voucherMissing) { try claim("", []) }
    #expect(throws: HealthFundError.claimWithoutLines) { try claim("F-1", []) }
    #expect(try claim("F-1", [line]).lines == [line])
  }
}
