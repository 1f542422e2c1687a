/// A currency by its ISO 4217 code, with the number of decimals its amounts have.
///
/// XOF has none: one franc is the smallest unit there is. "Two decimals for all" would overcharge
/// a hundredfold, so the number comes from the list, and a code that is not in it is refused. Codes
/// that the list gives no minor unit (gold, special drawing rights, tests) are not currencies here.
///
/// Source: ISO 4217, list one, as published on 1 January 2026.
public struct Currency: Hashable, Sendable {
  /// Three capital letters.
  public let code: String
  /// Decimals of the minor unit: 0 for XOF, 2 for EUR, 3 for TND, 4 for CLF.
  public let exponent: Int

  /// The franc of the West African monetary union, the currency of Mali.
  public static let xof = Currency(unchecked: "XOF", exponent: 0)

  private init(unchecked code: String, exponent: Int) {
    self.code = code
    self.exponent = exponent
  }

  /// The currency of a code, or nothing where the list has none such.
  public init?(code: String) {
    guard code.utf8.count == 3, let exponent = Self.exponents[code] else { return nil }
    self.init(unchecked: code, exponent: exponent)
  }

  private static let exponents: [String: Int] = {
    var exponents: [String: Int] = [:]
    for (exponent, codes) in [(0, noDecimals), (2, twoDecimals), (3, threeDecimals)] {
      for code in codes.split(whereSeparator: \.isWhitespace) { exponents[String(code)] = exponent }
    }
    exponents["CLF"] = 4
    exponents["UYW"] = 4
    return exponents
  }()

  private static let noDecimals =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"

  private static let twoDecimals = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
    CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
    GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK
    LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO
    NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS
    SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST
    XAD XCD XCG YER ZAR ZMW ZWG
    """

  private static let threeDecimals = "BHD IQD JOD KWD LYD OMR TND"
}
