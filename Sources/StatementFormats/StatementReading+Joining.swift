public import LedgerValues

extension StatementReading {
  /// The file as one statement in the book's currency: its only one, or several of one account that
  /// lead on from one another, a day's after a day's or a month's after a month's.
  ///
  /// - Throws: `otherCurrency`, then `severalStatements`.
  public func onlyStatement(in currency: Currency) throws(StatementError) -> Statement {
    for statement in statements where statement.currency != currency {
      throw .otherCurrency(statement.currency, expected: currency)
    }
    // Some banks write the newest first.
    for ordered in [statements, statements.reversed()] where Statement.leadOn(ordered) {
      if let joined = Statement(joining: ordered) { return joined }
    }
    throw .severalStatements(count: statements.count)
  }
}

extension Statement {
  /// Whether each statement goes on where the one before it ended: on the same account, from the same
  /// balance, or on a later day where the balances are not stated.
  ///
  /// One that does not tie is joined to no other, whose difference might hide its own.
  fileprivate static func leadOn(_ statements: [Statement]) -> Bool {
    if statements.count > 1, statements.contains(where: \.ties.isOff) { return false }
    return zip(statements, statements.dropFirst()).allSatisfy { before, next in
      guard let account = before.account, account == next.account else { return false }
      if let first = next.firstDay, let last = before.lastDay, first < last { return false }
      if let closing = before.closing, let opening = next.opening { return closing == opening }
      guard let first = next.firstDay, let last = before.lastDay else { return false }
      return first > last
    }
  }

  /// Nothing where there are none.
  fileprivate init?(joining statements: [Statement]) {
    guard let first = statements.first, let last = statements.last else { return nil }
    guard statements.count > 1 else {
      self = first
      return
    }
    self.init(
      account: first.account, currency: first.currency, opening: first.opening,
      closing: last.closing, lines: statements.flatMap(\.lines),
      divergence: statements.compactMap(\.divergence).first,
      pages: statements.reduce(0) { $0 + $1.pages }, notes: statements.flatMap(\.notes))
  }
}
