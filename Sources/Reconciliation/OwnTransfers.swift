public import LedgerValues

/// Money that went from one of our accounts to another, where neither statement's line has a movement:
/// the transfer is not in the books yet.
///
///     let found = OwnTransfers(open: ["5711": walletLines, "5211": bankLines])
///     found.pairs  // what went out of one and came into the other
///
/// However unique, a pair is only suggested: two payments of one amount may meet by chance. What fits
/// in several ways is a question.
///
/// INVARIANT I19: a pure function of the lines; their order does not matter.
public struct OwnTransfers: Hashable, Sendable {
  /// In the order of the line that went out.
  public let pairs: [TransferPair]
  /// Lines that fit each other in more than one way, those that hang together in one list, in order.
  public let questions: [[LineID]]

  /// Days from leaving one account to arriving on the other.
  public static let standardWindow = 0...3

  /// - Parameter open: By treasury account, the lines that match no movement.
  public init(open: [String: [OpenLine]], within window: ClosedRange<Int> = Self.standardWindow) {
    let lines = open.flatMap { account, lines in lines.map { (account: account, line: $0) } }
      .sorted { $0.line.id < $1.line.id }
    let arriving = Dictionary(
      grouping: lines.indices.filter { lines[$0].line.amount.isPositive && !lines[$0].line.isFee }
    ) { lines[$0].line.amount }
    var candidates: [Candidate] = []
    for (leaving, item) in lines.enumerated()
    where item.line.amount.isNegative && !item.line.isFee {
      for index in arriving[item.line.amount.magnitude] ?? []
      where !lines[index].account.isSame(as: item.account)
        && window.contains(lines[index].line.day.days(since: item.line.day))
      {
        candidates.append(Candidate(leaving, index, .uniqueAmount))
      }
    }
    let graph = CandidateGraph(candidates, operations: lines.count, targets: lines.count)
    pairs = graph.unique.compactMap { candidate in
      candidate.pair.map { TransferPair(from: lines[$0.operation], to: lines[$0.target]) }
    }
    questions = graph.contested.map { part in
      Set(
        part.compactMap(\.pair).flatMap { [lines[$0.operation].line.id, lines[$0.target].line.id] }
      )
      .sorted()
    }
  }
}

/// A line that went out of one account and one that came into another, of the same amount.
public struct TransferPair: Hashable, Sendable {
  /// The treasury account that the money left.
  public let from: String
  public let leaving: LineID
  /// The treasury account that it came into.
  public let to: String
  public let arriving: LineID
  /// What moved; positive.
  public let amount: Money
  /// Days on the way.
  public let days: Int

  fileprivate init(
    from: (account: String, line: OpenLine), to: (account: String, line: OpenLine)
  ) {
    self.from = from.account
    leaving = from.line.id
    self.to = to.account
    arriving = to.line.id
    amount = to.line.amount
    days = to.line.day.days(since: from.line.day)
  }
}
