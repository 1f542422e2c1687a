import DoubleEntry
import LedgerValues

/// The lines of the books as rows of cells, for a spreadsheet or an auditor's program.
///
/// Plain ASCII digits and ISO days; amounts in two columns, and signed in a third so that sums need
/// no arithmetic. Parties are their identifiers, never their names.
public enum LineTable {
  /// The names of the columns, the same in every language.
  public static let header = [
    "record", "part", "journal", "number", "day", "recorded_at", "voucher", "label", "reversal",
    "account", "fund", "party", "debit", "credit", "amount",
  ]

  /// The cells of one line; an empty cell where there is nothing to say.
  public static func cells(_ line: PostedLine) -> [String] {
    var columns = Columns.zero
    columns.add(line.amount, isReversal: line.isReversal)
    return [
      line.record.plain, String(line.part), line.journal.text, String(line.number),
      line.day.description, line.recordedAt?.description ?? "", line.voucher, line.label,
      line.isReversal ? "yes" : "", line.account.text, line.fund.text,
      line.party?.description ?? "", cell(columns.debit), cell(columns.credit),
      line.amount.formattedBare(.plain),
    ]
  }

  private static func cell(_ amount: Money) -> String {
    amount.isZero ? "" : amount.formattedBare(.plain)
  }
}

extension TrialBalance {
  /// The names of the columns of `cells`, the same in every language.
  public static let tableHeader = [
    "account", "fund", "opening_debit", "opening_credit", "debit", "credit", "closing_debit",
    "closing_credit",
  ]

  /// A row of cells per account and fund, without totals, so that a program may add them up.
  public var cells: [[String]] {
    rows.map { row in
      let columns = row.columns
      let amounts = [columns.opening, columns.movements, columns.closing]
      return [row.account.text, row.fund.text]
        + amounts.flatMap { [$0.debit, $0.credit] }.map { $0.formattedBare(.plain) }
    }
  }
}
