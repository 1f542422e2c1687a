/// The words of the rule book's grammar. French is the first language; English words are aliases.
enum Vocabulary {
  // The head.
  static let ruleBook = Keyword("règlement", "rule book")
  static let version = Keyword("version", "version")
  static let inForce = Keyword("en vigueur", "in force")
  static let adopted = Keyword("adopté", "adopted")
  static let cash = Keyword("espèces", "cash")
  static let cashStep = Keyword("par", "by")
  static let toTheNearest = Keyword("au plus proche", "to the nearest")

  // Sections.
  static let facts = Keyword("faits", "facts")
  static let parameters = Keyword("paramètres", "parameters")
  static let payers = Keyword("payeurs", "payers")
  static let waterfall = Keyword("qui paie, dans l'ordre", "who pays, in order")
  static let doubt = Keyword("en cas de doute", "when in doubt")
  static let doubtColumn = Keyword("doute", "doubt")
  static let forTheHousehold = Keyword("pour le ménage", "for the household")
  static let hold = Keyword("attendre", "hold")
  static let impossible = Keyword("impossible", "impossible")
  static let and = Keyword("et", "and")
  static let article = Keyword("article", "article")
  static let decision = Keyword("décision", "decision")
  static let exception = Keyword("exception à", "exception to")
  static let aid = Keyword("aide", "aid")
  static let forbidden = Keyword("interdit", "forbidden")
  static let guarantees = Keyword("garanties", "guarantees")
  static let guarantee = Keyword("garantie", "guarantee")
  static let examples = Keyword("exemples", "examples")
  static let byDefault = Keyword("par défaut", "by default")

  /// Keys that announce something without the dash of a list.
  static let announcing = [
    decision, exception, aid, impossible, forbidden, guarantee, byDefault,
  ]

  /// Headings whose spelling is the grammar's.
  static let sections = [
    facts, parameters, payers, waterfall, doubt, guarantees, examples,
  ]

  // Columns.
  static let factColumns = [
    Keyword("fait", "fact"), Keyword("de", "of"), Keyword("type", "type"),
    Keyword("vient de", "comes from"), Keyword("silence", "silence"),
    Keyword("sensible", "sensitive"),
  ]
  /// A column that may be left out.
  static let canChange = Keyword("peut changer", "can change")
  static let parameterColumns = [
    Keyword("paramètre", "parameter"), Keyword("depuis", "since"), Keyword("valeur", "value"),
    Keyword("référence", "reference"),
  ]
  static let payerColumns = [
    Keyword("payeur", "payer"), Keyword("nom", "name"), Keyword("fonds", "fund"),
    Keyword("mode", "mode"), Keyword("si le fonds manque", "if the fund is short"),
  ]
  static let waterfallColumns = [
    Keyword("n", "n"), Keyword("payeur", "payer"), Keyword("prend", "takes"),
    Keyword("au plus", "at most"), Keyword("article", "article"),
  ]

  // Facts.
  static let subjects: [(Subject, Keyword)] = [
    (.person, Keyword("personne", "person")), (.household, household),
    (.visit, Keyword("visite", "visit")), (.line, Keyword("ligne", "line")),
  ]
  static let integer = Keyword("entier", "integer")
  static let money = Keyword("argent", "money")
  static let notApplicable = Keyword("sans objet", "not applicable")
  static let expired = Keyword("expiré", "expired")
  static let yes = Keyword("oui", "yes")
  static let no = Keyword("non", "no")
  static let ask = Keyword("demander", "ask")
  static let stayUnknown = Keyword("rester inconnu", "stay unknown")
  static let suppose = Keyword("supposer", "suppose")

  // Who answers a fact.
  static let intake = Keyword("accueil", "intake")
  static let priceList = Keyword("tarif", "price list")
  static let evidence = Keyword("pièce", "evidence")
  static let declared = Keyword("déclaré", "declared")
  static let book = Keyword("livre", "book")
  static let priceListFacts: [(PriceListFact, Keyword)] = [
    (.act, Keyword("acte", "act")), (.programme, Keyword("programme", "programme")),
  ]
  static let bookFacts: [(BookFact, Keyword)] = [
    (.ageInMonths, Keyword("mois depuis la naissance", "months since birth")),
    (.sex, Keyword("sexe", "sex")),
    (.daysSinceJoining, Keyword("jours depuis l'adhésion", "days since joining")),
    (.coverUpToDate, Keyword("cotisation à jour", "contribution up to date")),
    (.householdSize, Keyword("personnes du ménage", "household size")),
    (.providerPlace, Keyword("lieu du prestataire", "place of the provider")),
  ]
  static let monthsSinceEvidence = Keyword("mois depuis la pièce", "months since the evidence")
  static let sourceOfEvidence = Keyword("source de la pièce", "source of the evidence")
  static let other = Keyword("autre", "other")
  static let sum = Keyword("somme", "sum")
  static let per = Keyword("par", "by")
  static let periods: [(CounterPeriod, Keyword)] = [
    (.calendarMonth, Keyword("mois civil", "calendar month")),
    (.calendarYear, Keyword("année civile", "calendar year")),
  ]

  // Payers.
  static let household = Keyword("ménage", "household")
  static let modes: [(PayerMode, Keyword)] = [
    (.benefit, Keyword("prestation", "benefit")), (.waiver, Keyword("exonération", "waiver")),
    (.prefinanced, Keyword("préfinancé", "prefinanced")), (.direct, Keyword("direct", "direct")),
  ]
  static let commitment = Keyword("engagement", "commitment")
  static let upTo = Keyword("jusqu'à", "up to")
  static let then = Keyword("puis", "then")
  static let nextPayer = Keyword("payeur suivant", "next payer")

  // Cells.
  static let except = Keyword("sauf", "except")
  static let otherwise = Keyword("sinon", "otherwise")
  static let ofTheRest = Keyword("du reste", "of the rest")
  static let whatExceeds = Keyword("ce qui dépasse", "what exceeds")
  static let provisional = Keyword("provisoire", "provisional")
  static let days = Keyword("jours", "days")
  static let theRest = Keyword("le reste", "the rest")
  static let times = Keyword("x", "x")
  static let atMost = Keyword("au plus", "at most")
  static let payer = Keyword("payeur", "payer")

  // Guarantees.
  static let ifSo = Keyword("si", "if")
  static let thenSo = Keyword("alors", "then")
  static let householdShare = Keyword("part du ménage", "household share")
  static let growsWith = Keyword("croît avec", "grows with")
  static let fund = Keyword("fonds", "fund")
  static let dryChangesNothing = Keyword(
    "à sec ne change pas", "running dry does not change")
  /// What the term is called that says whether a visit is protected.
  static let protectedBy = Keyword("Protégé par la garantie", "Protected by guarantee")

  // Examples.
  static let example = Keyword("exemple", "example")
  static let day = Keyword("jour", "day")
  static let lines = Keyword("lignes", "lines")
  static let funds = Keyword("fonds", "funds")
  static let expected = Keyword("attendu", "expected")

  /// The decision that the engine itself reads: whether money may be asked before care.
  static let askBeforeCare = Keyword("demander avant les soins", "ask before care")

  /// The special value that a folded text names.
  static func special(_ folded: String) -> (SpecialValues, Keyword)? {
    if notApplicable.matches(folded) { return (.notApplicable, notApplicable) }
    return expired.matches(folded) ? (.expired, expired) : nil
  }

  /// Spellings of one answer, in either language and as the book keeps them.
  static let answers: [[String]] = [
    ["oui", "yes"], ["non", "no"], ["femme", "woman", "female", "f"],
    ["homme", "man", "male", "m"],
  ]
}
