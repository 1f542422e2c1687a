/// The code of an account: the digits of the chart, with a letter or two where one account is kept
/// per group, clinic or cash box: `4011`, `5712-A`.
public struct AccountCode: Hashable, Sendable {
  public let text: String

  /// Reads two to six digits, then perhaps a hyphen and one to eight capital letters or digits.
  public init?(_ text: String) {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), (2...6).contains(halves[0].utf8.count),
      halves[0].utf8.allSatisfy({ (48...57).contains($0) }), halves[0].utf8.first != 48
    else { return nil }
    if halves.count == 2 {
      guard (1...8).contains(halves[1].utf8.count),
        halves[1].utf8.allSatisfy({ (65...90).contains($0) || (48...57).contains($0) })
      else { return nil }
    }
    self.text = text
  }

  /// The first digit: 5 is treasury, 6 expenses, 7 income.
  ///
  /// Source: SYCEBNL, structure of the plan of accounts.
  public var accountClass: Int { Int(text.utf8.first ?? 48) - 48 }

  /// The account of the chart that this one subdivides: `5712` for `5712-A`, itself without a hyphen.
  public var base: String { String(text.prefix { $0 != "-" }) }

  public func hasPrefix(_ prefix: String) -> Bool { text.hasPrefix(prefix) }
}

extension AccountCode: Comparable {
  public static func < (left: AccountCode, right: AccountCode) -> Bool { left.text < right.text }
}

extension AccountCode: CustomStringConvertible {
  public var description: String { text }
}

extension AccountCode {
  // Accounts that the posting templates name; a code written here is a code that the tests look up
  // in every profile.
  public static let restrictedReserve = AccountCode(unchecked: "1681")
  public static let providers = AccountCode(unchecked: "4011")
  public static let contributionsReceivable = AccountCode(unchecked: "4111")
  public static let householdShareAdvanced = AccountCode(unchecked: "4112")
  public static let healthSavings = AccountCode(unchecked: "4191")
  public static let stateReceivable = AccountCode(unchecked: "4492")
  public static let paymentsToIdentify = AccountCode(unchecked: "47114")
  public static let receiptsToIdentify = AccountCode(unchecked: "47121")
  public static let deferredIncome = AccountCode(unchecked: "477")
  public static let inTransit = AccountCode(unchecked: "585")
  public static let betweenFunds = AccountCode(unchecked: "588")
  public static let careConsultations = AccountCode(unchecked: "6011")
  public static let careDrugs = AccountCode(unchecked: "6012")
  public static let careMaternity = AccountCode(unchecked: "6013")
  public static let careReferral = AccountCode(unchecked: "6014")
  public static let careLaboratory = AccountCode(unchecked: "6015")
  public static let patientTransport = AccountCode(unchecked: "6131")
  public static let bankFees = AccountCode(unchecked: "6311")
  public static let mobileMoneyFees = AccountCode(unchecked: "6312")
  public static let waivedShare = AccountCode(unchecked: "6521")
  public static let contributions = AccountCode(unchecked: "7011")
  public static let operatingGrants = AccountCode(unchecked: "713")
  public static let restrictedReleased = AccountCode(unchecked: "792")
  public static let commitmentsGiven = AccountCode(unchecked: "905")
  public static let commitmentsCounterpart = AccountCode(unchecked: "915")

  init(unchecked text: String) {
    self.text = text
  }
}
