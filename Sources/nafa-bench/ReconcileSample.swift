import Glibc
import LedgerValues

/// An invented statement, the movements of the books that it belongs to, and which is which:
/// `statement.csv`, `ledger.csv` and `truth.csv` of a folder.
///
/// Of a hundred payments 88 have the same reference on both sides and come up to three days late,
/// 5 have theirs rewritten by the bank, 3 have none on the statement, 2 are on one side only, and
/// 2 are two movements that came as one line, of which the truth says nothing.
struct ReconcileSample {
  private var statement: [String] = []
  private var ledger: [String] = []
  private var truth = "sid,lid\n"
  private var chance: Chance

  init(payments: Int, seed: Int) {
    chance = Chance(seed: seed)
    for payment in 0..<payments { add(payment, of: payments) }
    statement.shuffle(using: &chance)
    ledger.shuffle(using: &chance)
  }

  private mutating func add(_ payment: Int, of payments: Int) {
    let day = payment * 365 / payments
    let amount = chance.pick([500, 1_000, 1_500, 2_000, 2_500, 5_000]) + 5 * chance.below(40)
    let digits = Self.padded(chance.below(1_000_000_000), 9)
    let number = Self.padded(payment, 7)
    let late = day + chance.below(4)
    switch chance.below(100) {
    case ..<96:
      book(number, day, amount, "MM" + digits)
    case 96: return book(number, day, amount, "MM" + digits)
    case 97: return state(number, day, amount, "MM" + digits)
    case let fate:
      precondition(fate < 100)
      book(number, day, amount, "MM" + digits)
      book(number + "b", day, amount + 500, "MM\(digits)B")
      return state(number, late, 2 * amount + 500, "MM" + digits)
    }
    truth += "S\(number),L\(number)\n"
    switch chance.below(96) {
    case ..<88: state(number, late, amount, "MM" + digits)
    case ..<93: state(number, late, amount, "TRF \(digits.prefix(6))/\(digits.dropFirst(6))")
    default: state(number, late, amount, "")
    }
  }

  private mutating func book(_ number: String, _ day: Int, _ amount: Int, _ reference: String) {
    ledger.append("L\(number),\(Self.day(day)),\(amount),\(reference)\n")
  }

  private mutating func state(_ number: String, _ day: Int, _ amount: Int, _ reference: String) {
    statement.append("S\(number),\(Self.day(day)),\(amount),\(reference)\n")
  }

  /// So many days after 1 January 2025.
  private static func day(_ days: Int) -> String {
    Day(number: 20_089 + days)?.description ?? ""
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  func write(to folder: String) throws(BenchError) {
    let files = [
      ("statement.csv", "sid,date,amount,reference\n" + statement.joined()),
      ("ledger.csv", "lid,date,amount,reference\n" + ledger.joined()), ("truth.csv", truth),
    ]
    for (name, text) in files {
      guard let file = fopen("\(folder)/\(name)", "w") else { throw BenchError("no \(name)") }
      defer { fclose(file) }
      guard fputs(text, file) >= 0 else { throw BenchError("\(name) cannot be written") }
    }
  }
}
