import LedgerValues

/// A service the fund covers, with its fee in the first and the second half of the year.
struct Service: Sendable {
  let code: String
  let titles: (french: String, english: String)
  let act: String
  let programme: String
  let fee: Int
  /// The fee from 1 July, where the assembly changed it.
  let feeFromJuly: Int?
  /// What receipts say instead, for a service that concerns nobody else.
  let neutral: String

  init(
    _ code: String, _ french: String, _ english: String, _ act: String, _ fee: Int,
    july: Int? = nil, programme: String = "aucun", neutral: String = ""
  ) {
    self.code = code
    self.titles = (french, english)
    self.act = act
    self.programme = programme
    self.fee = fee
    self.feeFromJuly = july
    self.neutral = neutral
  }

  func fee(inMonth month: Int) -> Int { month >= 7 ? feeFromJuly ?? fee : fee }
}

/// The services by the name that the plan of visits gives them.
enum PriceList {
  enum Item: Int, CaseIterable, Sendable {
    case consultation, childConsultation, dressing, suture, familyPlanning
    case antenatal, postnatal, delivery
    case malariaTest, malariaTablets, malariaInjection, malariaPrevention
    case paracetamol, amoxicillin, rehydration, ironTablets, worming, pressureTablets, infection
    case bloodCount, sugarTest, pregnancyTests, confidentialTest, scan
    case referral, caesarean, caesareanKit, transport
  }

  static func service(_ item: Item) -> Service { services[item.rawValue] }

  // In the order of `Item`.
  static let services: [Service] = acts + malaria + drugs + tests + referrals

  private static let acts = [
    Service(
      "CONS", "Consultation adulte", "Adult consultation", "consultation", 1_500, july: 1_750),
    Service("CONS-ENF", "Consultation enfant", "Child consultation", "consultation", 1_000),
    Service("PANS", "Pansement", "Wound dressing", "consultation", 1_250),
    Service("SUTURE", "Suture", "Suture", "consultation", 4_000),
    Service(
      "PF", "Planification familiale", "Family planning", "consultation", 1_750,
      neutral: "Consultation"),
    Service("CPN", "Consultation prénatale", "Antenatal visit", "maternité", 1_500),
    Service("CPON", "Consultation postnatale", "Postnatal visit", "maternité", 1_000),
    Service("ACC", "Accouchement simple", "Simple delivery", "accouchement", 7_500, july: 8_000),
  ]

  private static let malaria = [
    Service("TDR", "Test rapide", "Rapid test", "analyse", 500, programme: "paludisme"),
    Service("CTA", "CTA, cure", "ACT, course", "médicament", 1_850, programme: "paludisme"),
    Service(
      "ARTES", "Artésunate injectable", "Artesunate, injection", "médicament", 6_000,
      programme: "paludisme"),
    Service("SP", "SP préventive", "Preventive SP", "médicament", 300, programme: "paludisme"),
  ]

  private static let drugs = [
    Service("PARA", "Paracétamol", "Paracetamol", "médicament", 525),
    Service("AMOX", "Amoxicilline", "Amoxicillin", "médicament", 1_775, july: 1_850),
    Service("SRO", "SRO et zinc", "ORS and zinc", "médicament", 875),
    Service("FER", "Fer et acide folique", "Iron and folic acid", "médicament", 925),
    Service("ALBEN", "Albendazole", "Albendazole", "médicament", 450),
    Service("HTA", "Traitement HTA, mois", "Blood pressure, a month", "médicament", 4_350),
    Service(
      "IST", "Traitement IST", "STI treatment", "médicament", 3_250, neutral: "Médicament"),
  ]

  private static let tests = [
    Service("NFS", "Numération", "Blood count", "analyse", 3_500),
    Service("GLYC", "Glycémie", "Blood sugar", "analyse", 1_500),
    Service("BILAN-CPN", "Bilan prénatal", "Antenatal tests", "analyse", 5_775),
    Service(
      "DEPIST", "Dépistage confidentiel", "Confidential test", "analyse", 1_500,
      programme: "VIH", neutral: "Analyse"),
    Service("ECHO", "Échographie", "Ultrasound scan", "analyse", 5_000),
  ]

  private static let referrals = [
    Service("CONS-REF", "Consultation de référence", "Referral visit", "consultation", 2_000),
    Service("CESAR", "Césarienne", "Caesarean", "césarienne", 45_000),
    Service("CESAR-KIT", "Kit de césarienne", "Caesarean kit", "césarienne", 28_500),
    Service("AMBUL", "Ambulance vers le CSRéf", "Ambulance to the CSRéf", "transport", 5_000),
  ]
}
