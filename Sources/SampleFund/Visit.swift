import LedgerValues

/// Why somebody came, in the words of the rule book.
enum Reason: String, Sendable {
  case illness = "maladie"
  case delivery = "accouchement"
  case accident = "accident"
  case newborn = "nouveau-né"
}

enum Triage: String, Sendable {
  case green = "vert"
  case orange = "orange"
  case red = "rouge"
}

/// A visit, with a fee for each line.
struct Visit: Sendable {
  let day: Day
  let person: Int
  /// The provider, as an index into the providers.
  let provider: Int
  let isReferral: Bool
  let reason: Reason
  let triage: Triage
  /// The answer to "Enceinte", empty where it was not asked.
  let pregnant: Bool?
  let items: [PriceList.Item]

  func fee(of item: PriceList.Item) -> Int { PriceList.service(item).fee(inMonth: day.month) }
}

/// Where care is given: health centres of the quarter, and the district's referral centre, last.
struct Providers: Sendable {
  struct Provider: Sendable {
    let code: String
    let title: String
    let place: String
  }

  let all: [Provider]

  /// A health centre serves about two thousand households.
  init(households: Int) {
    let centres = (0...((households - 1) / 2_000)).map { index in
      index == 0
        ? Provider(code: "CSCOM-SIKORO", title: "CSCom de Sikoro", place: "CSCom")
        : Provider(
          code: "CSCOM-SIKORO-\(index + 1)", title: "CSCom de Sikoro, secteur \(index + 1)",
          place: "CSCom")
    }
    all = centres + [Provider(code: "CSREF-C1", title: "CSRéf de la Commune I", place: "CSRéf")]
  }

  var referral: Int { all.count - 1 }
  func centre(of household: Int) -> Int { household % (all.count - 1) }
}
