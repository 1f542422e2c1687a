public import TabularText

/// The CSV files in which a fund's year is kept, each with its columns.
///
/// Headers are read in English and in French.
public enum FundFile: String, Hashable, Sendable, CaseIterable {
  case funds, providers, prices, households, subsidies, contributions, transfers, visits
  case withdrawals, payments

  /// The names under which the file is known, without `.csv`.
  public var names: [String] {
    switch self {
    case .funds: [rawValue, "fonds"]
    case .providers: [rawValue, "prestataires"]
    case .prices: [rawValue, "tarifs"]
    case .households: [rawValue, "menages"]
    case .subsidies: [rawValue, "subventions"]
    case .contributions: [rawValue, "cotisations"]
    case .transfers: [rawValue, "virements"]
    case .visits: [rawValue, "visites"]
    case .withdrawals: [rawValue, "retraits"]
    case .payments: [rawValue, "paiements"]
    }
  }

  /// The columns that a reader asks for, with their French names.
  public var columns: [Column] {
    switch self {
    case .funds:
      [.fund, .kind, .frenchTitle, .englishTitle, Column("funder", "bailleur", isRequired: false)]
    case .providers:
      [.provider, Column("title", "titre"), Column("place", "lieu")]
    case .prices:
      [
        .service, .frenchTitle, .englishTitle, Column("act", "acte"),
        Column("programme", "program"), Column("fee", "tarif"), Column("from", "depuis"),
        Column("neutral", "neutre", isRequired: false),
      ]
    case .households:
      [
        .household, Column("group", "groupe", isRequired: false), Column("joined", "adhésion"),
        Column("class", "classe", isRequired: false),
        Column("class_day", "jour classe", isRequired: false), .person, Column("role", "rôle"),
        Column("name", "nom"), Column("sex", "sexe"),
        Column("birth", "naissance", isRequired: false),
        Column("phone", "téléphone", isRequired: false),
      ]
    case .subsidies:
      [
        .day, .voucher, .fund, Column("funder", "bailleur"), .amount, .into, .reference,
        Column("purpose", "objet", isRequired: false),
      ]
    case .contributions:
      [
        .day, Column("receipt", "reçu"), .kind, .household,
        Column("person", "personne", isRequired: false), .amount,
        Column("months", "mois", isRequired: false), Column("from", "depuis", isRequired: false),
        .into, .reference,
      ]
    case .transfers:
      [.day, .voucher, .from, Column("to", "vers"), .fund, .amount, .fee, .reference]
    case .visits:
      [
        .day, .visit, .person, .provider, Column("line", "ligne"), .service, .fee,
        Column("savings", "épargne", isRequired: false),
      ]
    case .withdrawals: [.day, .voucher, .person, .visit, .amount, .from, .reference]
    case .payments: [.day, .voucher, .provider, .from, .fund, .amount, .fee, .reference]
    }
  }
}

extension Column {
  fileprivate static let day = Column("day", "jour", "date")
  fileprivate static let voucher = Column("voucher", "pièce")
  fileprivate static let fund = Column("fund", "fonds")
  fileprivate static let kind = Column("kind", "nature")
  fileprivate static let frenchTitle = Column("title_fr", "titre fr")
  fileprivate static let englishTitle = Column("title_en", "titre en")
  fileprivate static let provider = Column("provider", "prestataire")
  fileprivate static let service = Column("service", "prestation")
  fileprivate static let household = Column("household", "ménage")
  fileprivate static let person = Column("person", "personne")
  fileprivate static let amount = Column("amount", "montant")
  fileprivate static let into = Column("into", "compte")
  fileprivate static let from = Column("from", "de")
  fileprivate static let visit = Column("visit", "visite")
  fileprivate static let fee = Column("fee", "frais", isRequired: false)
  fileprivate static let reference = Column("reference", "référence", isRequired: false)
}
