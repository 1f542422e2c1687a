import AccessRules
public import DoubleEntry
import HealthFund
import LedgerSQLite
public import LedgerValues

extension Book {
  /// What the rules give a household beside the bill, as the books see it.
  func aids(_ intake: Intake) throws(BookError) -> [(aid: Benefit, shares: [CareShare])] {
    var aids: [(Benefit, [CareShare])] = []
    for benefit in intake.decision.benefits {
      // What a payer gives by itself is in the decision, and is no money of this book.
      guard let code = benefit.fund.flatMap(FundCode.init) else { continue }
      let (fund, household) = (try fund(code), intake.household.identifier)
      aids.append(
        (
          benefit,
          [
            CareShare(.aid(fund, household: household), payer: benefit.payer, benefit.paid),
            CareShare(
              .promisedAid(fund, household: household), payer: benefit.payer, benefit.committed),
          ]
        ))
    }
    return aids
  }

  /// What each fund owes the household of a visit beside the bill, and has not paid out.
  ///
  /// - Throws: `visitUnknown`.
  public func aidOwed(
    ofVisit number: String
  ) throws(BookError) -> (household: Identifier, parts: [(fund: FundCode, amount: Money)]) {
    let visit = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record, household FROM visit WHERE number = ? AND reversed = 0", number,
        as: Int64.self, String.self)
    }
    guard let visit, let household = Identifier(hex: visit.1) else {
      throw .refused(.visitUnknown(number))
    }
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT fund, sum(amount) FROM (
          SELECT s.fund, s.amount FROM share AS s
          LEFT JOIN commitment AS c
            ON c.record = s.record AND c.line = s.line AND c.item = s.item
          WHERE s.record = ?1
            AND (s.bearer = 'aid' OR s.bearer = 'promised_aid' AND c.honoured IS NOT NULL)
          UNION ALL
          SELECT fund, -amount FROM aid_payment
          WHERE visit = ?2
            AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = aid_payment.record)
        ) GROUP BY fund HAVING sum(amount) > 0 ORDER BY fund
        """,
        visit.0, number, as: String.self, Int64.self)
    }
    return (
      household, rows.compactMap { row in FundCode(row.0).map { ($0, Money(row.1)) } }
    )
  }

  /// The visits whose households wait for what they were given beside the bill, oldest first.
  public func visitsWithAidOwed() throws(BookError) -> [(visit: String, amount: Money)] {
    let numbers = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT DISTINCT v.number FROM share AS s JOIN visit AS v ON v.record = s.record
        WHERE s.bearer IN ('aid', 'promised_aid') AND v.reversed = 0 ORDER BY v.day, v.record
        """,
        as: String.self)
    }
    var owed: [(String, Money)] = []
    for number in numbers {
      let amount = try aidOwed(ofVisit: number).parts.reduce(Money.zero) { $0 + $1.amount }
      if amount.isPositive { owed.append((number, amount)) }
    }
    return owed
  }

  /// Pays a household what a visit gave it beside the bill, all that is owed of it.
  func record(_ aid: AidPayment) throws(BookError) -> ActResult {
    try checkTreasuryAccount(aid.from)
    let request: [String: JSON] = [
      "day": .text(aid.day.description), "voucher": .text(aid.voucher),
      "visit": .text(aid.visit), "from": .text(aid.from.text),
    ]
    let reference = Reference(scope: "voucher:aid", key: aid.voucher)
    if let known = try existing(reference, request: request) { return known }
    let (household, parts) = try aidOwed(ofVisit: aid.visit)
    try check(aid.day)
    guard !parts.isEmpty else { throw .refused(.aidNotOwed(visit: aid.visit)) }
    let entry = try entering { () throws(EntryError) in
      try aid.entry(household: household, parts: parts)
    }
    try check([entry])
    var body = request
    body["household"] = .text(household.description)
    body["parts"] = .array(
      parts.map { ["fund": .text($0.fund.text), "amount": .integer($0.amount.units)] })
    return try appended(.aid, body, entries: [entry])
  }
}
