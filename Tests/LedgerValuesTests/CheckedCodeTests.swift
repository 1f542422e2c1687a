import LedgerValues
import Testing

@Suite struct CheckedCodeTests {
  @Test func `a code prints its letter, four digits and the check digit`() {
    #expect(CheckedCode(prefix: "M", number: 1).description == "M0001-3")
    #expect(CheckedCode(prefix: "P", number: 572).description == "P0572-4")
    #expect(CheckedCode(prefix: "P", number: 12_345).description.hasPrefix("P12345-"))
  }

  @Test func `codes read back from what they print`() {
    let numbers = Array(0...1_500) + [9_999, 10_000, 99_999, 100_000, CheckedCode.bound]
    for number in numbers {
      let code = CheckedCode(prefix: "M", number: number)
      #expect(CheckedCode(code.description) == code)
    }
  }

  /// Every string of four digits and a check digit: which ones are codes is found once, and then all
  /// 450 000 single errors and 40 000 swaps are looked up.
  @Test func `every single wrong digit and every swap of two neighbours is found`() {
    let valid = (0..<100_000).map { number in
      let digits = String(100_000 + number).dropFirst()
      return CheckedCode("M\(digits.dropLast())-\(digits.suffix(1))") != nil
    }
    #expect(valid.count { $0 } == 10_000)
    var missed = 0
    var found = 0
    for number in 0..<100_000 where valid[number] {
      for power in [1, 10, 100, 1_000, 10_000] {
        let digit = number / power % 10
        for other in 0...9 where other != digit {
          if valid[number + (other - digit) * power] { missed += 1 } else { found += 1 }
        }
        guard power < 10_000 else { continue }
        let left = number / (power * 10) % 10
        guard left != digit else { continue }
        if valid[number + (left - digit) * power + (digit - left) * power * 10] {
          missed += 1
        } else {
          found += 1
        }
      }
    }
    #expect(missed == 0)
    #expect(found == 450_000 + 36_000)
  }

  @Test(arguments: [
    "", "M", "M0001", "M0001-", "M-3", "M001-3", "m0001-3", "0001-3", "MM001-3", "M0001-33",
    "M0001--3", "M0001_3", "M 0001-3", "M0001-3 ", "M00a1-3", "É0001-3", "M\u{301}0001-3",
    "M٠٠٠1-3", "M0000000000001-3", "M-001-3", "M+001-3",
  ])
  func `what has not the form of a code is not one`(text: String) {
    #expect(!CheckedCode.hasForm(text))
    #expect(CheckedCode(text) == nil)
  }

  @Test func `a code with a wrong check digit still has the form of one`() {
    #expect(CheckedCode.hasForm("M0001-4"))
    #expect(CheckedCode("M0001-4") == nil)
  }
}
