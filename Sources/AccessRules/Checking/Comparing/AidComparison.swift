import LedgerValues

/// Compares who gives the aids of two books and up to what, with the amounts of a day in place of
/// parameters. How much a row gives is a region like any other answer.
///
/// Aids of one payer or one fund are given in the order of the book, each out of what the one before
/// left; others may stand in any order.
struct AidComparison {
  private let old: [Form]
  private let new: [Form]

  /// An aid as one book has it.
  private struct Form {
    let name: String
    let payer: String
    let fund: String?
    let ceilings: Set<ResolvedLimit>
    let text: String

    func saysTheSame(as other: Form) -> Bool {
      sameBytes(payer, other.payer) && ceilings == other.ceilings
    }

    func shares(with other: Form) -> Bool {
      sameBytes(payer, other.payer) || fund.map { $0 == other.fund } == true
    }
  }

  init(_ old: RuleBook, _ before: Program, _ new: RuleBook, _ after: Program) {
    self.old = Self.forms(old, before)
    self.new = Self.forms(new, after)
  }

  private static func forms(_ book: RuleBook, _ program: Program) -> [Form] {
    book.aids.map { aid in
      let payer = book.payers[aid.payer]
      return Form(
        name: aid.name, payer: payer.code, fund: payer.fund,
        ceilings: Set(aid.ceilings.map { ResolvedLimit($0, book, program.parameters) }),
        text: aid.text)
    }
  }

  /// An aid of one book alone is told among the terms.
  func changes(_ from: Day) -> [RuleBookDifference.Change] {
    let kept = new.compactMap { after in
      old.firstIndex { sameBytes($0.name, after.name) }.map { (place: $0, new: after) }
    }
    return kept.indices.filter { index in
      let (place, after) = kept[index]
      let hasMoved = kept[..<index].contains { earlier in
        earlier.place > place
          && (earlier.new.shares(with: after) || old[earlier.place].shares(with: old[place]))
      }
      return hasMoved || !old[place].saysTheSame(as: after)
    }.map { index in
      RuleBookDifference.Change(
        section: .aids, old: old[kept[index].place].text, new: kept[index].new.text, from: from,
        isMaterial: true)
    }
  }
}
