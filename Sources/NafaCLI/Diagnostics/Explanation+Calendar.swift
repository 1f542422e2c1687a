import DoubleEntry
import LedgerValues

/// Days, months and corrections.
extension Explanation {
  static func dayBeforeStart(_ day: Day, _ start: Day) -> Explanation {
    Explanation(
      "day.before-start",
      Message(
        fr: "le \(day) est avant le premier jour du livre, le \(start)",
        en: "\(day) is before the book's first day, \(start)"),
      remedy: Message(fr: "relisez l'année", en: "check the year"))
  }

  static func dayInFuture(_ day: Day, _ today: Day) -> Explanation {
    Explanation(
      "day.in-future",
      Message(
        fr: "le \(day) est trop loin après aujourd'hui, le \(today)",
        en: "\(day) is too far past today, \(today)"),
      remedy: Message(
        fr: "relisez le jour, et l'horloge de la machine",
        en: "check the day, and the machine's clock"))
  }

  static func notYetJoined(_ code: String, _ joined: Day) -> Explanation {
    Explanation(
      "household.not-yet-joined",
      Message(
        fr: "\(quoted: code) n'a adhéré que le \(joined)",
        en: "\(quoted: code) joined only on \(joined)"),
      remedy: Message(fr: "relisez le jour", en: "check the day"))
  }

  static func monthClosed(_ month: Month) -> Explanation {
    Explanation(
      "month.closed",
      Message(fr: "\(month) est clôturé", en: "\(month) is closed"),
      remedy: Message(
        fr: "datez-le du mois ouvert, ou faites rouvrir le mois par \(code: "nafa reopen")",
        en: "date it in the open month, or have the month reopened with \(code: "nafa reopen")"))
  }

  static func periodSigned(_ account: AccountCode, _ day: Day, _ key: RecordKey) -> Explanation {
    Explanation(
      "period.signed",
      Message(
        fr: "le \(day) est signé pour le compte \(account), par l'enregistrement \(key)",
        en: "\(day) is signed for account \(account), by record \(key)"),
      remedy: Message(
        fr:
          "datez-le d'un mois qui n'est pas signé, comme une correction ; ou faites rouvrir, par \(code: "nafa reconcile reopen") : un rapprochement n'est défait qu'ainsi",
        en:
          "date it in a month that is not signed, as a correction; or have it reopened, with \(code: "nafa reconcile reopen"): a match is taken back only so"
      ))
  }

  static func monthNotClosed(_ month: Month) -> Explanation {
    Explanation(
      "month.not-closed",
      Message(fr: "\(month) n'est pas clôturé", en: "\(month) is not closed"),
      remedy: Message(fr: "rien n'est à rouvrir", en: "there is nothing to reopen"))
  }

  static func monthNotOver(_ month: Month) -> Explanation {
    Explanation(
      "month.not-over",
      Message(fr: "\(month) n'est pas fini", en: "\(month) is not over"),
      remedy: Message(fr: "attendez son dernier jour", en: "wait for its last day"))
  }

  static func earlierMonthOpen(_ month: Month) -> Explanation {
    Explanation(
      "month.earlier-open",
      Message(fr: "\(month) est encore ouvert", en: "\(month) is still open"),
      remedy: Message(
        fr: "les mois se clôturent dans l'ordre : commencez par celui-là",
        en: "months are closed in their order: begin with that one"))
  }

  static func boxCounted(_ box: AccountCode, _ day: Day, _ key: RecordKey) -> Explanation {
    Explanation(
      "count.not-after-last",
      Message(
        fr: "la caisse \(box) est déjà comptée jusqu'au \(day), par l'enregistrement \(key)",
        en: "box \(box) is counted up to \(day) already, by record \(key)"),
      remedy: Message(
        fr: "comptez un jour plus tard, ou annulez d'abord ce comptage",
        en: "count on a later day, or undo that count first"))
  }

  static func monthAlreadyPaid(_ household: String, _ month: Month) -> Explanation {
    Explanation(
      "month.already-paid",
      Message(
        fr: "le ménage \(quoted: household) a déjà cotisé pour \(month)",
        en: "household \(quoted: household) has already paid for \(month)"),
      remedy: Message(
        fr: "commencez par le premier mois qui n'est pas payé",
        en: "begin with the first month that is not paid"))
  }

  static func alreadyReversed(_ key: RecordKey, _ by: RecordKey) -> Explanation {
    Explanation(
      "reversal.already",
      Message(
        fr: "l'enregistrement \(key) est déjà annulé par \(by)",
        en: "record \(key) is already reversed by \(by)"),
      remedy: Message(
        fr: "une annulation ne se fait qu'une fois", en: "a record is reversed only once"))
  }

  static func reversalOfReversal(_ key: RecordKey) -> Explanation {
    Explanation(
      "reversal.of-reversal",
      Message(
        fr: "l'enregistrement \(key) est lui-même une annulation",
        en: "record \(key) is itself a reversal"),
      remedy: Message(
        fr: "enregistrez l'opération à nouveau", en: "record the act anew"))
  }

  static func reversalBlocked(_ key: RecordKey, _ by: RecordKey) -> Explanation {
    Explanation(
      "reversal.blocked",
      Message(
        fr: "l'enregistrement \(by) dépend de \(key)", en: "record \(by) depends on \(key)"),
      remedy: Message(
        fr:
          "annulez d'abord \(by) ; un rapprochement se défait par \(code: "nafa reconcile undo"), une signature par \(code: "nafa reconcile reopen")",
        en:
          "reverse \(by) first; a match is undone by \(code: "nafa reconcile undo"), a signature by \(code: "nafa reconcile reopen")"
      ))
  }

  static let reasonMissing = Explanation(
    "reason.missing",
    Message(fr: "le motif manque", en: "the reason is missing"),
    remedy: Message(
      fr: "dites pourquoi par \(code: "--reason"), en peu de mots : un contrôleur le lira",
      en: "say why with \(code: "--reason"), in a few words: an auditor will read it"))
}
