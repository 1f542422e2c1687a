extension StatementProfile {
  /// The profiles that the program brings.
  public static let builtIn: [StatementProfile] = [wallet, bank]

  /// A mobile-money wallet: one amount with its sign, the operator's commission beside it.
  public static let wallet = StatementProfile(
    name: "wallet",
    columns: [
      .reference: ["ref_operation", "référence"],
      .day: ["date_heure", "date", "jour"],
      .time: ["heure"],
      .amount: ["montant"],
      .fee: ["commission", "frais"],
      .phone: ["numéro", "téléphone"],
      .balance: ["solde"],
      .label: ["opération", "libellé", "type"],
      .status: ["statut", "état"],
    ], required: [.reference, .day, .amount]
  ).with { profile in
    profile.preamble = 20
    profile.keptStatuses = successes
  }

  /// A bank account: debit and credit as the bank sees them, days as in French.
  public static let bank = StatementProfile(
    name: "bank",
    columns: [
      .day: ["date", "date opération", "date comptable", "jour"],
      .label: ["libellé", "description", "opération"],
      .reference: ["référence", "ref"],
      .debit: ["débit"],
      .credit: ["crédit"],
      .balance: ["solde"],
      .currency: ["devise"],
      .account: ["compte", "numéro de compte"],
    ], required: [.day, .debit, .credit]
  ).with { profile in
    profile.preamble = 20
    profile.signs = .sides
    profile.decimal = .comma
  }

  static let successes: Set<String> = [
    "completed", "success", "successful", "succes", "reussi", "reussie", "termine", "terminee",
    "effectue", "effectuee", "ok", "valide", "validee",
  ]

  func with(_ change: (inout StatementProfile) -> Void) -> StatementProfile {
    var copy = self
    change(&copy)
    return copy
  }
}
