import DoubleEntry
import LedgerValues

extension EntryError: Explained {
  static let samples: [EntryError] = [
    .tooFewPostings(count: 1), .voucherMissing, .labelNotAWord, .zeroAmount(.healthSavings),
    .amountOutOfBounds(.healthSavings), .unbalanced(.sample, difference: 1),
    .malformed(key: "postings"),
  ]

  var kind: Diagnostic.Kind {
    switch self {
    case .tooFewPostings, .voucherMissing, .labelNotAWord, .zeroAmount, .amountOutOfBounds,
      .unbalanced:
      .refused
    case .malformed: .integrity
    }
  }

  var code: String {
    switch self {
    case .tooFewPostings: "entry.too-few-postings"
    case .voucherMissing: "entry.voucher-missing"
    case .labelNotAWord: "entry.label-not-a-word"
    case .zeroAmount: "entry.zero-amount"
    case .amountOutOfBounds: "entry.amount-out-of-bounds"
    case .unbalanced: "entry.unbalanced"
    case .malformed: "entry.malformed"
    }
  }

  var message: Message {
    switch self {
    case .tooFewPostings(let count):
      Message(
        fr: "une écriture a deux lignes au moins, celle-ci en a \(count)",
        en: "an entry has two postings at least, this one has \(count)")
    case .voucherMissing:
      Message(fr: "l'écriture ne nomme aucune pièce", en: "the entry names no voucher")
    case .labelNotAWord:
      Message(
        fr: "le libellé n'est pas un mot du catalogue",
        en: "the label is not a word of the catalogue")
    case .zeroAmount(let account):
      Message(
        fr: "la ligne du compte \(account) porte un montant nul",
        en: "the posting on account \(account) is of nothing")
    case .amountOutOfBounds(let account):
      Message(
        fr: "la ligne du compte \(account) dépasse \(Money(Money.bound))",
        en: "the posting on account \(account) is above \(Money(Money.bound))")
    case .unbalanced(let fund, let difference):
      Message(
        fr: "l'écriture n'est pas équilibrée dans le fonds \(fund) : écart de \(difference)",
        en: "the entry does not balance in fund \(fund): difference \(difference)")
    case .malformed(let key):
      Message(
        fr: "l'écriture gardée dans le livre n'est pas lisible : \(code: key)",
        en: "the entry kept in the book cannot be read: \(code: key)")
    }
  }

  var remedy: Message? {
    switch self {
    case .tooFewPostings, .unbalanced:
      Message(
        fr: "corrigez le montant, ou ajoutez la ligne qui manque",
        en: "correct the amount, or add the missing posting")
    case .voucherMissing:
      Message(
        fr: "donnez le numéro du reçu, de la facture ou de l'opération",
        en: "give the number of the receipt, invoice or operation")
    case .labelNotAWord:
      Message(
        fr: "un libellé ne nomme ni personne ni maladie ; mettez le détail dans une note",
        en: "a label names no person or illness; put the detail in a note")
    case .zeroAmount:
      Message(fr: "retirez la ligne", en: "leave the posting out")
    case .amountOutOfBounds:
      Message(fr: "relisez le nombre de zéros", en: "check the number of zeros")
    case .malformed:
      Message(
        fr: "lancez \(code: "nafa verify"), puis restaurez une sauvegarde",
        en: "run \(code: "nafa verify"), then restore a backup")
    }
  }
}
