/// A women's savings group: its fund, its box and the day it meets.
struct SavingsGroup: Sendable {
  let name: String
  let fund: Fund
  let box: Till
  /// 0 for Monday.
  let meetingDay: Int

  static let all = [
    SavingsGroup(
      name: "Benkadi", fund: .benkadi, box: Till(account: .boxA, receiptBook: 3), meetingDay: 1),
    SavingsGroup(
      name: "Jigiya", fund: .jigiya, box: Till(account: .boxB, receiptBook: 4), meetingDay: 3),
    SavingsGroup(
      name: "Sabali", fund: .sabali, box: Till(account: .boxC, receiptBook: 5), meetingDay: 6),
  ]
}

/// Where contributions are taken in, each with a receipt book of its own.
struct Till: Sendable {
  let account: Treasury.Account
  let receiptBook: Int

  static let cash = Till(account: .cash, receiptBook: 1)
  static let wallet = Till(account: .wallet, receiptBook: 2)
}

/// A pot with a purpose.
enum Fund: Int, CaseIterable, Sendable {
  case general, solidarity, state, transport, benkadi, jigiya, sabali

  var code: String {
    switch self {
    case .general: "GEN"
    case .solidarity: "SOL"
    case .state: "STA"
    case .transport: "TRA"
    case .benkadi: "SAV-BENKADI"
    case .jigiya: "SAV-JIGIYA"
    case .sabali: "SAV-SABALI"
    }
  }
}
