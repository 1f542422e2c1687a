/// A women's savings group: its fund, its box and the day it meets.
struct SavingsGroup: Sendable {
  let name: String
  let fund: Fund
  let box: Treasury.Account
  /// The receipt book its secretary writes in.
  let receiptBook: Int
  /// 0 for Monday.
  let meetingDay: Int

  static let all = [
    SavingsGroup(name: "Benkadi", fund: .benkadi, box: .boxA, receiptBook: 3, meetingDay: 1),
    SavingsGroup(name: "Jigiya", fund: .jigiya, box: .boxB, receiptBook: 4, meetingDay: 3),
    SavingsGroup(name: "Sabali", fund: .sabali, box: .boxC, receiptBook: 5, meetingDay: 6),
  ]
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
