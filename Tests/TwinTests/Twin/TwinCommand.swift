/// What a treasurer or a clinic types: plain numbers and texts, right or wrong.
enum TwinCommand {
  case price(service: String, fee: Int, from: Int)
  case evidence(household: String, value: String, from: Int)
  case subsidy(TwinVoucher, fund: String, amount: Int, into: String)
  case dues(TwinVoucher, household: String, amount: Int, from: Int?, months: Int, into: String)
  case deposit(TwinVoucher, household: String, person: String, amount: Int, into: String)
  case transfer(TwinVoucher, from: String, to: String, fund: String, amount: Int, fee: Int)
  case visit(TwinVisit)
  case withdrawal(TwinVoucher, person: String, visit: String, amount: Int, from: String)
  case payment(TwinVoucher, provider: String, from: String, parts: [TwinPart], fee: Int)
  /// So many notes of 10 000 F and coins of 5 F.
  case count(TwinVoucher, box: String, notes: Int, coins: Int, witnesses: [String])
  /// A box is prepared by one person, reviewed by another, and signed.
  case sign(box: String, month: Int)
  case reopenPeriod(box: String, month: Int)
  case reverse(record: Int, on: Int?, reason: String)
  case close(month: Int)
  case reopen(month: Int, reason: String)
  case honour(fund: String, on: Int)
  /// What a visit gave provisionally is confirmed, or becomes the household's debt.
  case settle(visit: String, converts: Bool, on: Int)
  /// What a visit gave beside the bill is paid out.
  case aid(TwinVoucher, visit: String, from: String)

  /// Its first word.
  var name: String { String("\(self)".prefix { $0 != "(" }) }
}

/// The paper behind an act.
struct TwinVoucher {
  var day: Int
  var number: String
  /// The operator's own reference, which may be left out.
  var reference: String?
}

struct TwinPart {
  var fund: String
  var amount: Int
}

struct TwinVisit {
  var day: Int
  var number: String
  var person: String
  var provider: String
  var lines: [TwinLine]
  /// What was answered at intake.
  var answers: [String: String]
}

struct TwinLine {
  var service: String
  var fee: Int?
  var savings: Int
}

/// What the books answer.
enum TwinAnswer: Equatable {
  /// The record that says it, and whether it is new.
  case done(Int, isNew: Bool)
  case nothing
  /// The kind of refusal, then its numbers.
  case refused(String)
}

struct TwinRefusal: Error {
  let text: String

  init(_ text: String) {
    self.text = text
  }
}
