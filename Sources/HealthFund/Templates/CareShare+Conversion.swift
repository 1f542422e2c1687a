public import DoubleEntry
public import LedgerValues

extension CareShare {
  /// The entry by which provisional shares become the household's debt: what the fund bore is owed to
  /// it, and what it only promised is promised no more.
  ///
  ///     waiver       Dr 4112 (household)   Cr 6521   and Dr 792, Cr 1681
  ///     benefit      Dr 4112 (household)   Cr 601x   and Dr 792, Cr 1681
  ///     prefinanced  Dr 4112 (household)   Cr 4492
  ///     commitment   Dr 915    Cr 905
  ///
  /// The provider is still owed what it was owed: care was given in good faith.
  public static func conversionEntry(
    day: Day, voucher: String, provider: String, household: Identifier,
    shares: [(act: String, share: CareShare)]
  ) throws(EntryError) -> Entry {
    let party = Party(.provider, provider)
    return try Entry(
      journal: .miscellaneous, day: day, voucher: voucher, label: "conversion",
      postings: shares.flatMap { act, share in
        share.conversion(act: act, provider: party, household: .household(household))
      })
  }

  private func conversion(act: String, provider: Party, household: Party) -> [Posting] {
    switch bearer {
    case .benefit(let fund):
      return debt(.care(act: act), fund, household)
        + RestrictedRelease.postings(spent: amount, in: fund).map(\.opposite)
    case .waiver(let fund):
      return debt(.waivedShare, fund, household)
        + RestrictedRelease.postings(spent: amount, in: fund).map(\.opposite)
    case .prefinanced(let fund): return debt(.stateReceivable, fund, household)
    case .commitment(let fund):
      return [
        .debit(.commitmentsCounterpart, fund.code, amount, party: provider),
        .credit(.commitmentsGiven, fund.code, amount, party: provider),
      ]
    case .aid, .promisedAid, .savings, .direct, .household: return []
    }
  }

  private func debt(_ account: AccountCode, _ fund: Fund, _ household: Party) -> [Posting] {
    [
      .debit(.householdShareAdvanced, fund.code, amount, party: household),
      .credit(account, fund.code, amount),
    ]
  }
}
