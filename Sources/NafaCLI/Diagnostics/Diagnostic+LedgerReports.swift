import BookStore
import DoubleEntry
import LedgerReports
import LedgerValues

extension ReportError: Explained {
  static let samples: [ReportError] = [
    .periodBackwards(from: .laterSample, through: .sample), .unknownFund(.sample),
    .unknownAccount(.unlistedSample),
  ]

  var code: String {
    switch self {
    case .periodBackwards: "report.period-backwards"
    case .unknownFund: "report.unknown-fund"
    case .unknownAccount: "report.unknown-account"
    }
  }

  var message: Message {
    switch self {
    case .periodBackwards(let from, let through):
      Message(
        fr: "la période va du \(from) au \(through), à rebours",
        en: "the period goes from \(from) to \(through), backwards")
    case .unknownFund(let fund): Refusal.fundUnknown(fund).message
    case .unknownAccount(let account): Refusal.accountUnknown(account).message
    }
  }

  var remedy: Message? {
    switch self {
    case .periodBackwards: Message(fr: "échangez les deux jours", en: "swap the two days")
    case .unknownFund(let fund): Refusal.fundUnknown(fund).remedy
    case .unknownAccount(let account): Refusal.accountUnknown(account).remedy
    }
  }
}
