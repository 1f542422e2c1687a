public import LedgerValues

extension Entry {
  /// The form in which a record keeps the entry, with the number it has in its journal and year.
  public func json(number: Int) -> JSON {
    var members: [String: JSON] = [
      "journal": .text(journal.text), "number": .integer(Int64(number)),
      "day": .text(day.description), "voucher": .text(voucher), "label": .text(label),
      "postings": .array(postings.map(\.json)),
    ]
    if isReversal { members["reversal"] = true }
    return .object(members)
  }

  /// Reads what `json(number:)` wrote; the amounts are checked anew.
  ///
  /// - Throws: `malformed` naming the key, or what the initializer refuses.
  public init(json: JSON) throws(EntryError) {
    guard let code = json["journal"]?.text, let journal = JournalCode(code) else {
      throw .malformed(key: "journal")
    }
    guard let text = json["day"]?.text, let day = Day(iso: text) else {
      throw .malformed(key: "day")
    }
    guard let voucher = json["voucher"]?.text else { throw .malformed(key: "voucher") }
    guard let label = json["label"]?.text else { throw .malformed(key: "label") }
    // Written only where it holds: "no" is a spelling that `json(number:)` does not have.
    let reversal = json["reversal"]
    guard reversal == nil || reversal == true else { throw .malformed(key: "reversal") }
    guard let items = json["postings"]?.array else { throw .malformed(key: "postings") }
    var postings: [Posting] = []
    for item in items {
      guard let posting = Posting(json: item) else { throw .malformed(key: "postings") }
      postings.append(posting)
    }
    try self.init(
      journal: journal, day: day, voucher: voucher, label: label, postings: postings,
      isReversal: reversal != nil)
  }
}

extension Posting {
  var json: JSON {
    var members: [String: JSON] = [
      "account": .text(account.text), "fund": .text(fund.text), "amount": .integer(amount.units),
    ]
    if let party { members["party"] = .text(party.description) }
    return .object(members)
  }

  init?(json: JSON) {
    guard let account = json["account"]?.text.flatMap(AccountCode.init(_:)),
      let fund = json["fund"]?.text.flatMap(FundCode.init(_:)),
      let units = json["amount"]?.integer
    else { return nil }
    var party: Party? = nil
    if let member = json["party"] {
      guard let read = member.text.flatMap(Party.init(_:)) else { return nil }
      party = read
    }
    self.init(account, fund, Money(units), party: party)
  }
}
