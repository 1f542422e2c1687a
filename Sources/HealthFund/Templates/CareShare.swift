public import DoubleEntry
public import LedgerValues

/// Who bears a part of a fee line, as the books see it.
public struct CareShare: Hashable, Sendable {
  public let bearer: Bearer
  /// The payer's code in the rule book: what ceilings count.
  public let payer: String
  public let amount: Money
  /// The last day on which a provisional share may still be confirmed; none where it is final.
  public let until: Day?

  public enum Bearer: Hashable, Sendable {
    /// The fund's own benefit: an expense for care.
    case benefit(Fund)
    /// A waiver: the fund pays what the household cannot.
    case waiver(Fund)
    /// Paid for first, and claimed from the State.
    case prefinanced(Fund)
    /// A promise that no fund can pay yet.
    case commitment(Fund)
    /// The patient's own savings in her group's fund.
    case savings(Fund, person: Identifier)
    /// Given to the household beside the bill: a fare, a day's food.
    case aid(Fund, household: Identifier)
    /// Promised to the household, by a fund that cannot pay it yet.
    case promisedAid(Fund, household: Identifier)
    /// Paid to the provider by somebody whose money is not in this book.
    case direct
    /// Paid by the household at the provider's desk.
    case household
  }

  public init(_ bearer: Bearer, payer: String, _ amount: Money, until: Day? = nil) {
    self.bearer = bearer
    self.payer = payer
    self.amount = amount
    self.until = until
  }
}

extension CareShare.Bearer {
  /// The word under which a record keeps it.
  public var name: String {
    switch self {
    case .benefit: "benefit"
    case .waiver: "waiver"
    case .prefinanced: "prefinanced"
    case .commitment: "commitment"
    case .savings: "savings"
    case .aid: "aid"
    case .promisedAid: "promised_aid"
    case .direct: "direct"
    case .household: "household"
    }
  }

  /// What it was before its fund could pay it.
  fileprivate var promise: Self? {
    switch self {
    case .benefit(let fund), .waiver(let fund), .prefinanced(let fund): .commitment(fund)
    case .aid(let fund, let household): .promisedAid(fund, household: household)
    case .commitment, .promisedAid, .savings, .direct, .household: nil
    }
  }

  /// The fund whose money it is; none where it is not money of this book.
  public var fund: Fund? {
    switch self {
    case .benefit(let fund), .waiver(let fund), .prefinanced(let fund), .commitment(let fund),
      .savings(let fund, _), .aid(let fund, _), .promisedAid(let fund, _):
      fund
    case .direct, .household: nil
    }
  }
}

extension CareShare {
  /// The entry of a visit: each fund's share is owed to the provider at once.
  ///
  ///     benefit      Dr 601x   Cr 4011
  ///     waiver       Dr 6521   Cr 4011   and Dr 1681, Cr 792
  ///     prefinanced  Dr 4492   Cr 4011
  ///     savings      Dr 4191   Cr 4011
  ///     commitment   Dr 905    Cr 915
  ///     aid          Dr 6131 or 6522   Cr 4195 (household)
  ///     promised aid Dr 905    Cr 915
  ///
  /// What the household pays at the desk, and what others pay directly, is on the visit's record
  /// but is not money of this book.
  ///
  /// - Returns: Nothing where no fund bears anything.
  public static func entry(
    day: Day, voucher: String, provider: String, lines: [(act: String, shares: [CareShare])]
  ) throws(EntryError) -> Entry? {
    let postings = lines.flatMap { line in
      line.shares.flatMap { $0.postings(act: line.act, provider: Party(.provider, provider)) }
    }
    guard !postings.isEmpty else { return nil }
    return try Entry(
      journal: .miscellaneous, day: day, voucher: voucher, label: "visit",
      postings: merged(postings))
  }

  /// The entry by which a fund makes good a commitment: the promise is taken back, and the share is
  /// owed to the provider, or the aid to the household.
  ///
  /// - Parameter act: The name of the aid; nothing for a share of a fee.
  public static func honouringEntry(
    day: Day, voucher: String, provider: String, share: CareShare, act: String = ""
  ) throws(EntryError) -> Entry {
    let party = Party(.provider, provider)
    let promise =
      share.bearer.promise.map { promised in
        CareShare(promised, payer: share.payer, share.amount)
          .postings(act: "", provider: party).map(\.opposite)
      } ?? []
    return try Entry(
      journal: .miscellaneous, day: day, voucher: voucher, label: "honour",
      postings: promise + share.postings(act: act, provider: party))
  }

  private func postings(act: String, provider: Party) -> [Posting] {
    guard amount.isPositive else { return [] }
    switch bearer {
    case .benefit(let fund):
      return owed(.care(act: act), fund, provider)
        + RestrictedRelease.postings(spent: amount, in: fund)
    case .waiver(let fund):
      return owed(.waivedShare, fund, provider)
        + RestrictedRelease.postings(spent: amount, in: fund)
    case .prefinanced(let fund): return owed(.stateReceivable, fund, provider)
    case .savings(let fund, let person):
      return [
        .debit(.healthSavings, fund.code, amount, party: .person(person)),
        .credit(.providers, fund.code, amount, party: provider),
      ]
    case .commitment(let fund):
      return [
        .debit(.commitmentsGiven, fund.code, amount, party: provider),
        .credit(.commitmentsCounterpart, fund.code, amount, party: provider),
      ]
    case .aid(let fund, let household):
      return [
        .debit(.aid(named: act), fund.code, amount),
        .credit(.benefitsOwed, fund.code, amount, party: .household(household)),
      ] + RestrictedRelease.postings(spent: amount, in: fund)
    case .promisedAid(let fund, let household):
      return [
        .debit(.commitmentsGiven, fund.code, amount, party: .household(household)),
        .credit(.commitmentsCounterpart, fund.code, amount, party: .household(household)),
      ]
    case .direct, .household: return []
    }
  }

  private func owed(_ account: AccountCode, _ fund: Fund, _ provider: Party) -> [Posting] {
    [
      .debit(account, fund.code, amount), .credit(.providers, fund.code, amount, party: provider),
    ]
  }

  /// Lines on the same account, fund, party and side become one posting, in order of appearance.
  private static func merged(_ postings: [Posting]) -> [Posting] {
    var order: [Key] = []
    var sums: [Key: Money] = [:]
    for posting in postings {
      let key = Key(posting)
      if sums[key] == nil { order.append(key) }
      sums[key, default: .zero] += posting.amount
    }
    return order.map {
      Posting($0.account, $0.fund, sums[$0] ?? .zero, party: $0.party)
    }
  }

  private struct Key: Hashable {
    let account: AccountCode
    let fund: FundCode
    let party: Party?
    let isDebit: Bool

    init(_ posting: Posting) {
      account = posting.account
      fund = posting.fund
      party = posting.party
      isDebit = posting.amount.isPositive
    }
  }
}

extension AccountCode {
  /// The expense account of an act, in the rule book's words; 6011 for what has no account of its
  /// own.
  public static func care(act: String) -> AccountCode {
    switch act {
    case "médicament", "drug": .careDrugs
    case "maternité", "accouchement", "césarienne", "maternity", "delivery", "caesarean":
      .careMaternity
    case "hospitalisation", "admission": .careReferral
    case "analyse", "test": .careLaboratory
    case "transport": .patientTransport
    default: .careConsultations
    }
  }

  /// The expense account of an aid, by its name in the rule book.
  public static func aid(named name: String) -> AccountCode {
    let words = name.lowercased().split { !$0.isLetter }
    return words.contains { ["transport", "trajet", "évacuation", "fare"].contains($0) }
      ? .patientTransport : .caretakerSupport
  }
}
