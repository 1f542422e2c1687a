public import LedgerValues

/// A balanced record of money.
///
/// An entry says what happened, once. It is never edited: `reversal(on:)` makes the entry that
/// undoes it.
///
///     let entry = try Entry(
///       journal: JournalCode(treasury: cash), day: day, voucher: "R1-000123", label: "savings",
///       postings: [.debit(cash, fund, 500), .credit(savings, fund, 500, party: .person(awa))])
///
/// An entry does not know whether its accounts and funds exist, whether its period is open or the
/// cash is there; the book asks that when it is recorded.
///
/// INVARIANT I1: in each fund the amounts sum to zero.
/// INVARIANT I3: no amount is zero, nor past 999 999 999 999 francs.
public struct Entry: Hashable, Sendable {
  /// The journal that numbers it: that of the treasury account it moves, or `OD`.
  public let journal: JournalCode
  /// The day it is true for.
  public let day: Day
  /// The paper behind it: a receipt, an invoice, an operator's reference.
  public let voucher: String
  /// What kind of act it is, a word of the catalogue: `contribution`, `visit`. Never free text, so
  /// that no name of a person or an illness gets into the list: lower-case letters, digits, `-` and
  /// `_`, a letter first, forty at most.
  public let label: String
  /// At least two, in the order in which they were written.
  public let postings: [Posting]
  /// Whether its amounts print as negatives in the column of what they undo, so that turnover
  /// excludes both halves. An entry that undoes a reversal is none: it brings back what the reversal
  /// took out, in the columns of the first.
  ///
  /// Source: AUDCIF, art. 20 (*inscription en négatif*).
  public let isReversal: Bool

  /// Creates an entry from postings that balance in each fund.
  ///
  /// - Throws: The first of these that holds: `tooFewPostings`, `voucherMissing`, `labelNotAWord`,
  ///   `zeroAmount`, `amountOutOfBounds`, `unbalanced`.
  public init(
    journal: JournalCode, day: Day, voucher: String, label: String, postings: [Posting],
    isReversal: Bool = false
  ) throws(EntryError) {
    guard postings.count >= 2 else { throw .tooFewPostings(count: postings.count) }
    guard !voucher.isEmpty else { throw .voucherMissing }
    guard Self.isWord(label) else { throw .labelNotAWord }
    for posting in postings where posting.amount.isZero {
      throw .zeroAmount(posting.account)
    }
    for posting in postings where posting.amount.units.magnitude > Money.bound.magnitude {
      throw .amountOutOfBounds(posting.account)
    }
    for (fund, sum) in Self.sums(of: postings) where !sum.isZero {
      throw .unbalanced(fund, difference: sum)
    }
    self.journal = journal
    self.day = day
    self.voucher = voucher
    self.label = label
    self.postings = postings
    self.isReversal = isReversal
  }

  /// The entry that undoes this one: the exact opposite postings, in the same journal.
  ///
  /// INVARIANT I9: a reversal mirrors what it reverses; that there is only one, the book sees to.
  public func reversal(on day: Day) -> Entry {
    Entry(mirroring: self, on: day)
  }

  /// The change this entry makes to one treasury account over all its funds; nothing where it does
  /// not touch it.
  public func movement(on account: AccountCode) -> Money? {
    let touching = postings.filter { $0.account == account }
    return touching.isEmpty ? nil : touching.reduce(.zero) { $0 + $1.amount }
  }

  private init(mirroring entry: Entry, on day: Day) {
    journal = entry.journal
    self.day = day
    voucher = entry.voucher
    label = entry.label
    postings = entry.postings.map(\.opposite)
    isReversal = !entry.isReversal
  }

  private static func isWord(_ label: String) -> Bool {
    guard (1...40).contains(label.utf8.count), let first = label.utf8.first, (97...122) ~= first
    else { return false }
    return label.utf8.allSatisfy {
      (97...122) ~= $0 || (48...57) ~= $0 || $0 == 45 || $0 == 95
    }
  }

  /// The sum per fund, in the order of the codes, so that the first refusal is always the same one.
  private static func sums(of postings: [Posting]) -> [(FundCode, Money)] {
    Dictionary(grouping: postings, by: \.fund)
      .mapValues { $0.reduce(Money.zero) { $0 + $1.amount } }
      .sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }
}

/// Why an entry is refused.
///
/// Cases are in order of precedence: when several hold, the first is thrown.
public enum EntryError: Error, Hashable, Sendable {
  /// An entry needs two postings at least.
  case tooFewPostings(count: Int)
  /// Each entry names the paper behind it.
  case voucherMissing
  /// The label is not a word of the catalogue; it is not repeated here, since it may name someone.
  case labelNotAWord
  /// A posting of nothing says nothing.
  case zeroAmount(AccountCode)
  /// More than 999 999 999 999 francs on one posting.
  case amountOutOfBounds(AccountCode)
  /// The amounts in one fund do not sum to zero.
  case unbalanced(FundCode, difference: Money)
  /// The stored form is not that of an entry.
  case malformed(key: String)
}
