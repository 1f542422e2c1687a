import HealthFund
import LedgerValues
import TabularText

extension RowRefusal.Reason: Explained {
  static let samples: [RowRefusal.Reason] = [
    .form(.cells(found: 7, expected: 8)), .missing, .money(.fraction), .notADay, .notAMonth,
    .notADate, .notANumber, .notAReceipt, .notAnAccount, .notAFund, .notAmong(["A", "B", "C"]),
    .disagrees, .lineOutOfOrder(expected: 2), .act(.nothingToPay),
  ]

  var kind: Diagnostic.Kind { .refused }

  var code: String {
    switch self {
    case .form(let fault): fault.code
    case .missing: "row.missing"
    case .money(let error): error.code
    case .notADay: "row.not-a-day"
    case .notAMonth: "row.not-a-month"
    case .notADate: "row.not-a-date"
    case .notANumber: "row.not-a-number"
    case .notAReceipt: "row.not-a-receipt"
    case .notAnAccount: "row.not-an-account"
    case .notAFund: "row.not-a-fund"
    case .notAmong: "row.not-among"
    case .disagrees: "row.disagrees"
    case .lineOutOfOrder: "row.line-out-of-order"
    case .act(let error): error.code
    }
  }

  var message: Message {
    switch self {
    case .form(let fault): fault.message
    case .missing: Message(fr: "la cellule est vide", en: "the cell is empty")
    case .money(let error): error.message
    case .notADay: ValueProblem.day.message
    case .notAMonth: ValueProblem.month.message
    case .notADate: Message(fr: "ce n'est pas une date", en: "this is not a date")
    case .notANumber:
      Message(fr: "ce n'est pas un nombre entier", en: "this is not a whole number")
    case .notAReceipt:
      Message(fr: "ce n'est pas un numéro de reçu", en: "this is not a receipt's number")
    case .notAnAccount: ValueProblem.account.message
    case .notAFund: ValueProblem.fund.message
    case .notAmong(let words): ValueProblem.choice(words, suggestion: nil).message
    case .disagrees:
      Message(
        fr: "les lignes d'une même pièce se contredisent",
        en: "the rows of one paper contradict each other")
    case .lineOutOfOrder(let expected):
      Message(fr: "il faut ici la ligne \(expected)", en: "line \(expected) is expected here")
    case .act(let error): error.message
    }
  }

  var remedy: Message? {
    switch self {
    case .form(let fault): fault.remedy
    case .missing: Message(fr: "remplissez-la", en: "fill it in")
    case .money(let error): error.remedy
    case .notADay: ValueProblem.day.remedy
    case .notAMonth: ValueProblem.month.remedy
    case .notADate:
      Message(
        fr: "écrivez \(code: "2021"), \(code: "2021-03") ou \(code: "2021-03-09")",
        en: "write \(code: "2021"), \(code: "2021-03") or \(code: "2021-03-09")")
    case .notANumber: Message(fr: "écrivez des chiffres", en: "write digits")
    case .notAReceipt:
      Message(
        fr: "écrivez le carnet et le numéro : \(code: "R1-000123")",
        en: "write the receipt book and the number: \(code: "R1-000123")")
    case .notAnAccount: ValueProblem.account.remedy
    case .notAFund: ValueProblem.fund.remedy
    case .notAmong: nil
    case .disagrees:
      Message(
        fr: "répétez la même valeur sur chaque ligne", en: "repeat the same value on each row")
    case .lineOutOfOrder:
      Message(fr: "numérotez les lignes 1, 2, 3", en: "number the lines 1, 2, 3")
    case .act(let error): error.remedy
    }
  }
}

extension Diagnostic {
  /// Why a row of a file is not taken: its line, its column and what the cell says.
  init(_ refusal: RowRefusal, in file: String) {
    let reason = refusal.reason
    self.init(
      kind: reason.kind, code: reason.code, message: reason.message, remedy: reason.remedy,
      place: Place(
        file: file, line: refusal.line, header: refusal.column,
        value: refusal.value.isEmpty ? nil : refusal.value))
  }
}
