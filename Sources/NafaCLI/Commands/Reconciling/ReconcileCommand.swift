import DoubleEntry
import LedgerValues

/// `nafa reconcile`: the books beside a wallet's or a bank's own list.
enum ReconcileCommand {
  static let command = Command(
    "reconcile", fr: "rapprocher", section: .reconcile,
    summary: Message(
      fr: "rapprocher les livres du relevé d'un portefeuille ou d'une banque",
      en: "reconcile the books with a wallet's or a bank's statement"),
    subcommands: [
      status,
      proposing,
      parse,
      importing,
      match,
      list,
      work,
      accept,
      split,
      suspense,
      create,
      tolerance,
      undo,
      report,
      ready,
      prepare,
      review,
      sign,
      reopen,
    ])

  static let account = Parameter.operand(
    "account", .account, fr: "le compte : 5521", en: "the account: 5521")
}
