extension StatementProfile {
  /// The profiles that the program brings.
  public static let builtIn: [StatementProfile] = [wallet, bank, wave, mpesa, mtn]

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

  /// A bank account: debit and credit as the bank sees them, a comma before the fraction. In which order
  /// days are written, the file shows: banks of other countries have these columns too.
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

  /// A Wave business wallet.
  ///
  /// Source: published descriptions of its export, not an export; to be compared with a real one.
  public static let wave = StatementProfile(
    name: "wave",
    columns: [
      .reference: ["transaction_id", "id de transaction"],
      .day: ["timestamp", "horodatage"],
      .amount: ["gross_amount", "montant brut", "amount", "montant"],
      .fee: ["fee", "frais"],
      .balance: ["balance", "solde"],
      .phone: ["phone", "counterparty_mobile", "téléphone"],
      .label: ["transaction_type", "type"],
      .currency: ["currency", "devise"],
    ], required: [.reference, .day, .amount]
  ).with { profile in
    profile.preamble = 20
    profile.fees = .subtracted
  }

  /// An M-PESA organisation account: money in and out in two columns, and operations that did not
  /// take place among the others.
  ///
  /// Source: the columns that the Mifos M-PESA importer reads.
  public static let mpesa = StatementProfile(
    name: "mpesa",
    columns: [
      .reference: ["receipt no", "receipt"],
      .day: ["completion time", "date"],
      .label: ["details"],
      .status: ["transaction status", "status"],
      .credit: ["paid in"],
      .debit: ["withdrawn"],
      .balance: ["balance"],
      .phone: ["other party info"],
    ], required: [.reference, .day, .status, .credit, .debit]
  ).with { profile in
    profile.preamble = 20
    profile.signs = .sidesWithMinus
    profile.decimal = .point
    profile.keptStatuses = successes
  }

  /// An MTN Mobile Money account: amounts without a sign, whose kind says where they went.
  ///
  /// Source: published descriptions of its export, not an export; to be compared with a real one.
  public static let mtn = StatementProfile(
    name: "mtn",
    columns: [
      .reference: ["id", "financial transaction id"],
      .day: ["date"],
      .status: ["status"],
      .label: ["type"],
      .amount: ["amount"],
      .fee: ["fee"],
      .balance: ["balance"],
      .currency: ["currency"],
      .phone: ["from"],
    ], required: [.reference, .day, .status, .label, .amount]
  ).with { profile in
    profile.preamble = 20
    profile.signs = .words(
      in: [
        "credit", "cash_in", "transfer_in", "payment_in", "deposit", "reversal_in", "refund_in",
      ],
      out: [
        "debit", "cash_out", "transfer_out", "payment_out", "withdrawal", "reversal_out",
        "refund_out", "fee",
      ])
    profile.keptStatuses = successes
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
