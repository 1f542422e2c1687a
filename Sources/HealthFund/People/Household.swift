public import DoubleEntry
public import LedgerValues

/// A household that the fund covers: people who share a kitchen, not a compound.
///
/// Contributions due, cover and waivers are the household's; savings are a person's.
public struct Household: Hashable, Sendable {
  /// The code on its card, `M0123-5`.
  public let code: String
  /// The savings fund of its group; none where it belongs to no group.
  public let group: FundCode?
  /// The day it joined, from which waiting periods run.
  public let joined: Day

  public init(code: String, group: FundCode?, joined: Day) {
    self.code = code
    self.group = group
    self.joined = joined
  }
}

/// One human being of a household.
///
/// The name, the birth and the phone are personal details: they live beside the list, under a
/// commitment, and can be forgotten.
public struct Person: Hashable, Sendable {
  /// The code on the card, `P0123-5`.
  public let code: String
  /// The household's code.
  public let household: String
  public let role: Role
  public let sex: Sex
  /// The day the person came into the household.
  public let since: Day
  public let details: Details

  /// What may be forgotten.
  public struct Details: Hashable, Sendable {
    public let name: String
    public let birth: PartialDate?
    public let phone: String?

    public init(name: String, birth: PartialDate?, phone: String?) {
      self.name = name
      self.birth = birth
      self.phone = phone
    }
  }

  /// The place of a person in the household. The subscriber signs and pays, and need not be its
  /// head.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    case subscriber, head, spouse, child, dependant
  }

  public enum Sex: String, Hashable, Sendable, CaseIterable {
    case female = "F"
    case male = "M"
  }

  public init(
    code: String, household: String, role: Role, sex: Sex, since: Day, details: Details
  ) {
    self.code = code
    self.household = household
    self.role = role
    self.sex = sex
    self.since = since
    self.details = details
  }
}
