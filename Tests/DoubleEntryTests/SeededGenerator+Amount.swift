import LedgerTestSupport
import LedgerValues

extension SeededGenerator {
  /// A number whose size is as likely small as large, of either sign, never zero; now and then the
  /// largest that a posting may hold.
  mutating func amount() -> Money {
    let digits = Int.random(in: 0...12, using: &self)
    let bound = (0..<digits).reduce(Int64(1)) { bound, _ in bound * 10 }
    let size = digits == 12 ? Money.bound : Int64.random(in: 1...max(bound, 1), using: &self)
    return Bool.random(using: &self) ? Money(size) : Money(-size)
  }
}
