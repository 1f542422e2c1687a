/// The code of an account: the digits of the chart, with a letter or two where one account is kept
/// per group, clinic or cash box: `4011`, `5712-A`.
public struct AccountCode: Hashable, Sendable {
  /// The code as people write it.
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

  /// Whether it lies in a family of accounts: `57`, the cash boxes.
  public func hasPrefix(_ prefix: String) -> Bool { text.hasPrefix(prefix) }
}

extension AccountCode: Comparable {
  public static func < (left: AccountCode, right: AccountCode) -> Bool { left.text < right.text }
}

extension AccountCode: CustomStringConvertible {
  public var description: String { text }
}

extension AccountCode {
  // Accounts that the posting templates name; the tests look each of them up in every profile.

  /// What a solidarity fund was given and has not released.
  public static let restrictedReserve = AccountCode(unchecked: "1681")
  /// What is owed to clinics for care.
  public static let providers = AccountCode(unchecked: "4011")
  /// What households have been asked for and not paid.
  public static let contributionsReceivable = AccountCode(unchecked: "4111")
  /// Household shares that the fund paid for the household.
  public static let householdShareAdvanced = AccountCode(unchecked: "4112")
  /// What savers may spend on their own care.
  public static let healthSavings = AccountCode(unchecked: "4191")
  /// What households are given beside the bill and have not been paid.
  public static let benefitsOwed = AccountCode(unchecked: "4195")
  /// Free care that the State pays back.
  public static let stateReceivable = AccountCode(unchecked: "4492")
  /// What a counted cash box lacked, until somebody explains it.
  public static let cashShort = AccountCode(unchecked: "47113")
  /// Money that left and no paper explains yet.
  public static let paymentsToIdentify = AccountCode(unchecked: "47114")
  /// Money that came and no paper explains yet.
  public static let receiptsToIdentify = AccountCode(unchecked: "47121")
  /// What a counted cash box had too much, until somebody explains it.
  public static let cashOver = AccountCode(unchecked: "47122")
  /// Where money waits that nobody has explained yet.
  public static let suspense = [cashShort, paymentsToIdentify, receiptsToIdentify, cashOver]
  /// Contributions paid for months to come.
  public static let deferredIncome = AccountCode(unchecked: "477")
  /// Money that left one treasury account and has not reached the other.
  public static let inTransit = AccountCode(unchecked: "585")
  /// What one fund lent another; zero over all funds.
  public static let betweenFunds = AccountCode(unchecked: "588")
  /// Care: consultations and acts.
  public static let careConsultations = AccountCode(unchecked: "6011")
  /// Care: drugs.
  public static let careDrugs = AccountCode(unchecked: "6012")
  /// Care: visits of mothers, births.
  public static let careMaternity = AccountCode(unchecked: "6013")
  /// Care: referral and in-patients.
  public static let careReferral = AccountCode(unchecked: "6014")
  /// Care: laboratory and imaging.
  public static let careLaboratory = AccountCode(unchecked: "6015")
  /// Taking patients to care.
  public static let patientTransport = AccountCode(unchecked: "6131")
  /// What banks take.
  public static let bankFees = AccountCode(unchecked: "6311")
  /// What wallet operators take.
  public static let mobileMoneyFees = AccountCode(unchecked: "6312")
  /// Household shares borne by a fund for those who cannot pay.
  public static let waivedShare = AccountCode(unchecked: "6521")
  /// Food, and a bed for who stays with the sick.
  public static let caretakerSupport = AccountCode(unchecked: "6522")
  /// Contributions earned for cover.
  public static let contributions = AccountCode(unchecked: "7011")
  /// Grants of organisations.
  public static let operatingGrants = AccountCode(unchecked: "713")
  /// Restricted money whose purpose was met.
  public static let restrictedReleased = AccountCode(unchecked: "792")
  /// Promises that no fund could pay yet.
  public static let commitmentsGiven = AccountCode(unchecked: "905")
  /// The other side of promises, so that they balance.
  public static let commitmentsCounterpart = AccountCode(unchecked: "915")

  init(unchecked text: String) {
    self.text = text
  }
}
