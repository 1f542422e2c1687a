/// A currency by its ISO 4217 code, with the number of decimals its amounts have.
///
/// XOF has none: one franc is the smallest unit there is. "Two decimals for all" would overcharge
/// a hundredfold, so the number comes from the list, and a code that is not in it is refused.
///
/// Source: ISO 4217, list one.
public struct Currency: Hashable, Sendable {
  /// Three capital letters.
  public let code: String
  /// Decimals of the minor unit: 0 for XOF, 2 for EUR, 3 for TND.
  public let exponent: Int

  public static let xof = Currency(unchecked: "XOF", exponent: 0)

  private init(unchecked code: String, exponent: Int) {
    self.code = code
    self.exponent = exponent
  }

  /// The currency of a code, or nothing where the list has none such.
  public init?(code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else { return nil }
    guard let exponent = Self.exponent(of: code) else { return nil }
    self.init(unchecked: code, exponent: exponent)
  }

  private static func exponent(of code: String) -> Int? {
    if Self.noDecimals.contains(code) { return 0 }
    if Self.threeDecimals.contains(code) { return 3 }
    return Self.twoDecimals.contains(code) ? 2 : nil
  }

  private static let noDecimals: Set<String> = [
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF", "XPF",
  ]

  private static let threeDecimals: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

  private static let twoDecimals: Set<String> = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CNY", "COP",
    "CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP",
    "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS",
    "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD",
    "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK", "PHP", "PKR",
    "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE",
    "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP", "TRY", "TTD",
    "TWD", "TZS", "UAH", "USD", "UYU", "UZS", "VED", "VES", "WST", "XAD", "XCD", "XCG", "YER",
    "ZAR", "ZMW", "ZWG",
  ]
}
