import LedgerTestSupport
import LedgerValues
import Reconciliation
import StatementFormats

/// Months of a wallet made backwards: first which lines are which movements, then a statement and
/// books that show it as badly as real ones do.
struct Oracle {
  /// What is really the same. Of a line that the statement has twice either copy is right.
  struct Truth {
    let lines: Set<LineID>
    let movements: Set<MovementID>
    var copies: Set<LineID> = []
    let kind: Kind
  }

  enum Kind: String, CaseIterable {
    case exact, garbled, slipped, bare, late, household, collector, instalments, doubled
  }

  private(set) var lines: [OpenLine] = []
  private(set) var movements: [Movement] = []
  private(set) var truths: [Truth] = []
  private(set) var oneSided = 0

  private var chance: SeededGenerator
  private var operation = 0
  private let first = Day.earliest.adding(days: 45_000)
  private let payments: Int
  private static let dues: [Int64] = [500, 1_000, 1_500, 2_500, 5_000]

  init(seed: UInt64, payments: Int) {
    chance = SeededGenerator(seed: seed)
    self.payments = payments
    for number in 0..<payments {
      let day = number * 60 / payments
      switch percent() {
      case ..<1: instalments(day)
      case ..<2: merged(day, .household)
      case ..<3: merged(day, .collector)
      case ..<5: addOneSided(day)
      default: single(day)
      }
    }
    lines.shuffle(using: &chance)
    movements.shuffle(using: &chance)
  }

  private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &chance) }
  private mutating func percent() -> Int { number(0..<100) }

  private mutating func amount() -> Money {
    percent() < 80
      ? Money(Self.dues[number(0..<5)]) : Money(Int64(number(20..<4_000)) * 5)
  }

  private mutating func phone() -> String { String(76_000_000 + number(0..<400)) }

  /// Days from the books to the statement: soon, or late.
  private mutating func delay() -> Int { percent() < 3 ? number(4..<11) : number(0..<4) }

  /// Sequential, so that neighbours are one digit apart.
  private mutating func nextReference() -> String {
    operation += 1
    return "MP\(241_000_000 + operation)"
  }

  private mutating func addLine(
    _ day: Int, _ amount: Money, _ reference: String?, _ phone: String?
  ) -> LineID {
    let id = LineID(statement: 1, line: lines.count + 1)
    lines.append(
      OpenLine(
        id: id, row: id.line + 1, day: first.adding(days: day), amount: amount,
        reference: reference, details: LineDetails(phone: phone)))
    return id
  }

  private mutating func addMovement(
    _ day: Int, _ amount: Money, _ reference: String?, _ phone: String?, collections: [String] = []
  ) -> MovementID {
    let id = MovementID(record: movements.count + 1, part: 1)
    movements.append(
      Movement(
        id: id, account: "5521", day: first.adding(days: day), amount: amount,
        voucher: "R1-\(1_000_000 + id.record)", reference: reference, phone: phone,
        collections: collections))
    return id
  }

  // MARK: The kinds

  private mutating func single(_ day: Int) {
    let (amount, phone, delay) = (amount(), phone(), delay())
    let isKnown = percent() < 90
    var kind = delay > 3 ? Kind.late : .exact
    var (ours, theirs): (String?, String?) = (nil, nil)
    if percent() < 95 {
      let reference = nextReference()
      (ours, theirs) = (reference, reference)
      switch percent() {
      case ..<4: (ours, kind) = (garbled(reference), .garbled)
      case ..<5: (theirs, kind) = (slipped(reference), .slipped)
      default: break
      }
    } else {
      kind = .bare
      if percent() < 50 { ours = nextReference() } else { theirs = nextReference() }
    }
    let line = addLine(day + delay, amount, ours, isKnown ? phone : nil)
    let movement = addMovement(day, amount, theirs, phone)
    var truth = Truth(lines: [line], movements: [movement], kind: kind)
    if percent() < 1 {
      let copy = addLine(day + delay, amount, ours, isKnown ? phone : nil)
      truth = Truth(lines: [line], movements: [movement], copies: [copy], kind: .doubled)
    }
    truths.append(truth)
  }

  /// What a bank changes without loss.
  private mutating func garbled(_ reference: String) -> String {
    let digits = reference.dropFirst(2)
    switch number(0..<4) {
    case 0: return "mp \(digits.prefix(3)) \(digits.dropFirst(3))"
    case 1: return "TRF \(digits.prefix(6))/\(digits.dropFirst(6))"
    case 2: return "000\(digits)"
    default: return "\(reference.lowercased())."
    }
  }

  /// Two neighbouring digits swapped by whoever noted it.
  private mutating func slipped(_ reference: String) -> String {
    var letters = Array(reference)
    let places = letters.indices.dropFirst(2).dropLast().filter { letters[$0] != letters[$0 + 1] }
    let place = places[number(0..<places.count)]
    letters.swapAt(place, place + 1)
    return String(letters)
  }

  /// Several receipts in the books, one line: a household pays for all, or a collector brings the
  /// day's money.
  private mutating func merged(_ day: Int, _ kind: Kind) {
    let (phone, delay, reference) = (phone(), delay(), nextReference())
    let isNoted = percent() < 50
    let name = kind == .household ? "household \(phone)" : "collector \(number(0..<6))-\(operation)"
    let amounts = (0..<number(2..<5)).map { _ in amount() }
    let movements = amounts.map { amount in
      addMovement(day, amount, isNoted ? reference : nil, phone, collections: [name])
    }
    let total = amounts.reduce(Money.zero, +)
    let line = addLine(day + delay, total, reference, phone)
    truths.append(Truth(lines: [line], movements: Set(movements), kind: kind))
  }

  private mutating func instalments(_ day: Int) {
    let phone = phone()
    let amounts = (0..<number(2..<4)).map { _ in amount() }
    let references = amounts.map { _ in nextReference() }
    let noted = percent() < 50 ? references[0] : nil
    let total = amounts.reduce(Money.zero, +)
    let movement = addMovement(day, total, noted, phone)
    let lines = zip(amounts, references).map { amount, reference in
      addLine(day + number(0..<4), amount, reference, phone)
    }
    truths.append(Truth(lines: Set(lines), movements: [movement], kind: .instalments))
  }

  private mutating func addOneSided(_ day: Int) {
    oneSided += 1
    let reference = percent() < 50 ? nextReference() : nil
    if percent() < 50 {
      _ = addLine(day, amount(), reference, phone())
    } else {
      _ = addMovement(day, amount(), reference, phone())
    }
  }
}

extension Oracle {
  struct Score {
    var truths = 0
    var confirmed = 0
    var suggested = 0
    var wrongConfirmed: [MatchGroup] = []
    var wrongSuggested: [MatchGroup] = []
    var missed: [Kind: Int] = [:]
  }

  /// How much of the truth a result has, and what it has besides.
  func score(_ result: MatchResult) -> Score {
    var score = Score(truths: truths.count)
    var truthOf: [LineID: Int] = [:]
    for (index, truth) in truths.enumerated() {
      for line in truth.lines.union(truth.copies) { truthOf[line] = index }
    }
    var found: Set<Int> = []
    for group in result.groups {
      let indices = Set(group.lines.compactMap { truthOf[$0] })
      let movements = indices.reduce(into: Set<MovementID>()) { $0.formUnion(truths[$1].movements) }
      let lineCount = indices.reduce(0) { $0 + truths[$1].lines.count }
      let isRight =
        !indices.isEmpty && movements == Set(group.movements) && lineCount == group.lines.count
        && group.lines.allSatisfy { truthOf[$0] != nil }
      if isRight {
        found.formUnion(indices)
        if group.grade == .confirmed {
          score.confirmed += indices.count
        } else {
          score.suggested += indices.count
        }
      } else if group.grade == .confirmed {
        score.wrongConfirmed.append(group)
      } else {
        score.wrongSuggested.append(group)
      }
    }
    for (index, truth) in truths.enumerated() where !found.contains(index) {
      score.missed[truth.kind, default: 0] += 1
    }
    return score
  }
}
