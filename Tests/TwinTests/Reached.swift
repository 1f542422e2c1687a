/// What the commands reached: how often each kind, and each answer of it.
struct Reached {
  var answers: [String: Int] = [:]
  var commands = 0

  mutating func count(_ command: TwinCommand, _ answer: TwinAnswer) {
    commands += 1
    let word =
      switch answer {
      case .done(_, let isNew): isNew ? "done" : "same"
      case .nothing: "nothing"
      case .refused(let text): String(text.prefix { $0 != " " })
      }
    answers["\(command.name) \(word)", default: 0] += 1
  }

  mutating func add(_ other: Reached) {
    commands += other.commands
    answers.merge(other.answers) { $0 + $1 }
  }

  /// A row a command: how often it was done, said again, and refused for which reason.
  var table: String {
    let rows = Dictionary(grouping: answers.sorted { $0.key < $1.key }) { pair in
      String(pair.key.prefix { $0 != " " })
    }
    return rows.sorted { $0.key < $1.key }.map { name, answers in
      "\(name): "
        + answers.map { "\($0.key.dropFirst(name.count + 1)) \($0.value)" }.joined(separator: ", ")
    }.joined(separator: "\n")
  }

  /// Which of some answers were never given.
  func missing(_ wanted: [String: String]) -> [String] {
    wanted.sorted { $0.key < $1.key }.flatMap { name, words in
      words.split(separator: " ").map { "\(name) \($0)" }.filter { answers[$0] == nil }
    }
  }

  /// Every answer that a command has, by command.
  static let all = [
    "aid":
      "done same accountNotTreasury accountUnknown aidNotOwed dayBeforeStart dayInFuture monthClosed "
      + "referenceUsed treasuryShort visitUnknown voucherMissing periodSigned",
    "close": "done earlierMonthOpen monthClosed monthNotOver",
    "count":
      "done same accountUnknown amountOutOfBounds boxCounted dayBeforeStart dayInFuture monthClosed "
      + "notACashBox oneWitness referenceUsed treasuryShort voucherMissing periodSigned",
    "deposit":
      "done same accountNotTreasury accountUnknown amountNotPositive amountOutOfBounds dayBeforeStart "
      + "dayInFuture groupMissing householdUnknown monthClosed personElsewhere personUnknown "
      + "notYetJoined referenceUsed periodSigned",
    "dues":
      "done same accountNotTreasury accountUnknown amountNotPositive amountOutOfBounds dayBeforeStart "
      + "dayInFuture householdUnknown monthAlreadyPaid monthClosed monthsDoNotDivide "
      + "monthsOutOfRange notYetJoined referenceUsed periodSigned",
    "evidence": "done same householdUnknown",
    "honour": "done nothing dayBeforeStart dayInFuture fundUnknown monthClosed",
    "payment":
      "done same accountNotTreasury accountUnknown amountNotPositive amountOutOfBounds dayBeforeStart "
      + "dayInFuture feeFromSavings feeNegative fundShort fundTwice fundUnknown monthClosed nothingToPay "
      + "overPayable providerUnknown referenceUsed treasuryShort voucherMissing periodSigned",
    "price": "done same amountNotPositive referenceUsed",
    "reopen": "done monthNotClosed reasonMissing",
    "reopenPeriod": "done notSigned",
    "settle":
      "done dayBeforeStart dayInFuture monthClosed nothingProvisional provisionalRunning visitUnknown",
    "sign": "done alreadySigned notReady",
    "reverse":
      "done alreadyReversed dayBeforeStart dayInFuture fundShort monthClosed overPayable reasonMissing "
      + "recordUnknown recordWithoutEntries reversalBlocked reversalOfReversal savingsShort "
      + "treasuryShort periodSigned",
    "subsidy":
      "done same accountNotTreasury accountUnknown amountNotPositive amountOutOfBounds dayBeforeStart "
      + "dayInFuture fundUnknown monthClosed referenceUsed subsidyIntoSavings voucherMissing periodSigned",
    "transfer":
      "done same accountNotTreasury accountUnknown amountNotPositive amountOutOfBounds dayBeforeStart "
      + "dayInFuture feeFromSavings feeNegative fundShort fundUnknown monthClosed referenceUsed sameAccount "
      + "treasuryShort voucherMissing periodSigned",
    "visit":
      "done same amountNotPositive dayBeforeStart dayInFuture factUnknown factValue feeOffPriceList "
      + "groupMissing monthClosed noRuleBook notYetJoined personUnknown providerUnknown "
      + "referenceUsed savingsAboveShare savingsNegative savingsShort serviceUnknown undecided "
      + "visitWithoutLines voucherMissing",
    "withdrawal":
      "done same accountNotTreasury accountUnknown amountNotPositive amountOutOfBounds dayBeforeStart "
      + "dayInFuture groupMissing monthClosed personUnknown referenceUsed savingsShort "
      + "treasuryShort visitOfAnother visitUnknown voucherMissing withdrawalAboveShare periodSigned",
  ]
}
