import BookStore
import DoubleEntry
import HealthFund
import LedgerTestSupport
import LedgerValues

/// Every sequence of a few commands up to a length: two persons, two funds, amounts of 1, 2 and the most
/// that a posting holds, on a book of two households.
struct SmallSpace {
  private(set) var sequences = 0
  private(set) var reached = Reached()
  private(set) var differences: [String] = []
  private var random = SeededGenerator(seed: 1)
  private let start: TwinWorld

  init() throws {
    start = try TwinWorld(seed: 1, households: 2)
  }

  static let letters = 22

  /// The command of a letter. Receipts and the visit have one number, so that it is said twice; what
  /// is reversed is the first record written, or the last.
  static func command(_ letter: Int, _ first: Int, _ last: Int, _ depth: Int) -> TwinCommand {
    let paper = TwinVoucher(day: TwinCalendar.day(2025, 5, 10), number: "X-\(depth)")
    let receipt = TwinVoucher(day: paper.day, number: "R1-1")
    let (mother, child, household) = ("P0010-1", "P0011-7", "M0001-3")
    func deposit(_ receipt: TwinVoucher, _ person: String, _ amount: Int) -> TwinCommand {
      .deposit(receipt, household: household, person: person, amount: amount, into: "5712-A")
    }
    func withdrawal(_ person: String, _ amount: Int) -> TwinCommand {
      .withdrawal(paper, person: person, visit: "V1", amount: amount, from: "5712-A")
    }
    func payment(_ fund: String, _ amount: Int) -> TwinCommand {
      .payment(
        paper, provider: "CSCOM-1", from: fund == "GEN" ? "5711" : "5712-A",
        parts: [TwinPart(fund: fund, amount: amount)], fee: 0)
    }
    func visit(_ savings: Int) -> TwinCommand {
      .visit(
        TwinVisit(
          day: paper.day, number: "V1", person: mother, provider: "CSCOM-1",
          lines: [TwinLine(service: "DRUG", fee: nil, savings: savings)],
          answers: ["Enceinte": "non"]))
    }
    let may = 2025 * 12 + 4
    switch letter {
    case 0: return deposit(receipt, mother, 1)
    case 1: return deposit(receipt, mother, 2)
    case 2: return deposit(paper.numbered("R2-\(depth)"), mother, Twin.bound)
    case 3: return deposit(paper.numbered("R2-\(depth)"), child, 2)
    case 4: return .subsidy(paper, fund: "GEN", amount: 2, into: "5711")
    case 5: return .subsidy(paper, fund: "GEN", amount: Twin.bound, into: "5711")
    case 6, 7:
      return .transfer(
        paper, from: "5712-A", to: "5521", fund: "SAV-A", amount: letter - 5, fee: 7 - letter)
    case 8: return visit(0)
    case 9: return visit(1)
    case 10: return withdrawal(mother, 1)
    case 11: return withdrawal(child, 2)
    case 12: return payment("SAV-A", 1)
    case 13: return payment("GEN", 2)
    case 14: return .reverse(record: first, on: nil, reason: "erreur")
    case 15: return .reverse(record: last, on: nil, reason: "erreur")
    case 16:
      return .dues(
        paper.numbered("R3-\(depth)"), household: household, amount: 2, from: may, months: 2,
        into: "5711")
    case 17: return .close(month: may)
    case 18: return .reopen(month: may, reason: "oubli")
    case 19:
      return .count(paper, box: "5712-A", notes: 0, coins: 0, witnesses: ["Awa", "Moussa"])
    case 20: return .sign(box: "5712-A", month: may)
    default: return .honour(fund: "GEN", on: paper.day)
    }
  }

  mutating func exhaust(_ length: Int) throws {
    try explore(start.book, start.twin, length, 1)
  }

  /// Each letter is tried on the same book. Where more letters follow, it is written in a copy; the
  /// last one is written and undone again.
  private mutating func explore(
    _ book: Book, _ twin: Twin, _ length: Int, _ depth: Int
  ) throws {
    for letter in 0..<Self.letters {
      let command = Self.command(letter, start.twin.last + 1, twin.last, depth)
      var told = twin
      let answer = told.answer(command)
      let copy = depth < length ? try book.rehearsal() : book
      let given = depth < length ? answerOf(command, copy) : undoneAnswer(to: command, copy)
      sequences += 1
      reached.count(command, answer)
      if given != answer { differences.append("\(command): book \(given), twin \(answer)") }
      guard depth < length, differences.isEmpty else { continue }
      differences += try Comparison(copy, told).differences(using: &random)
      try explore(copy, told, length, depth + 1)
    }
  }

  private func answerOf(_ command: TwinCommand, _ book: Book) -> TwinAnswer {
    BookDriver(book: book, twin: start.twin).perform(command)
  }

  private func undoneAnswer(to command: TwinCommand, _ book: Book) -> TwinAnswer {
    var answer = TwinAnswer.nothing
    do throws(BookError) {
      try book.write { () throws(BookError) in
        answer = answerOf(command, book)
        throw .refused(.bookChangedMeanwhile)
      }
    } catch {}
    return answer
  }
}

extension TwinVoucher {
  /// The same paper under another number.
  fileprivate func numbered(_ number: String) -> TwinVoucher {
    TwinVoucher(day: day, number: number, reference: reference)
  }
}
