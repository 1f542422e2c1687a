import BookStore
import DoubleEntry
import LedgerValues

/// `nafa status`: where the book stands, and what needs doing, most pressing first.
enum StatusCommand {
  static let command = Command(
    "status", fr: "état", section: .start,
    summary: Message(
      fr: "où en est le livre, et ce qui reste à faire",
      en: "where the book stands, and what needs doing"),
    examples: ["status"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    return Outcome(try answer(book, path: try session.bookPath))
  }

  private static func answer(_ book: Book, path: String) throws(Diagnostic) -> Answer {
    let (records, checkpoint, closed, backup, accounts) = try booked { () throws(BookError) in
      (
        try book.recordCount(), try book.checkpoint(), try book.lastClosedMonth(),
        try book.backupAge(), try book.reconciliationStatus()
      )
    }
    var fields = [
      Answer.Field("records", fr: "enregistrements", en: "records", .count(records)),
      .checkpoint(checkpoint),
      Answer.Field(
        "closed", fr: "dernier mois clôturé", en: "last month closed",
        closed.map { .month($0) } ?? .term("none", Message(fr: "aucun", en: "none"))),
      Answer.Field(
        "backup_days", fr: "jours depuis la dernière sauvegarde", en: "days since the last backup",
        backup.map { .count($0.days) } ?? .term("never", Message(fr: "jamais", en: "never"))),
    ]
    if let backup {
      fields.append(
        Answer.Field(
          "backup_records", fr: "enregistrements dans aucune sauvegarde",
          en: "records in no backup", .count(backup.records)))
    }
    return Answer(
      .fields(fields), .table(StatusTable.table(accounts)),
      .table(try todo(book, path, closed: closed, backup: backup, accounts: accounts)))
  }

  /// What needs doing, with the command that does it.
  private static func todo(
    _ book: Book, _ path: String, closed: Month?, backup: BackupAge?,
    accounts: [ReconciliationStatus]
  ) throws(Diagnostic) -> Table {
    var rows: [[Cell]] = []
    if backup.map({ $0.days > 7 || $0.records > 200 }) ?? true {
      rows.append(
        task(
          "backup", Message(fr: "sauvegarder le livre", en: "back the book up"),
          "nafa backup \(path.hasSuffix(".nafa") ? String(path.dropLast(5)) : path)-\(book.today).nafa"
        ))
    }
    rows += unmatched(accounts)
    for fund in try booked({ () throws(BookError) in try book.funds() }) {
      let open = try booked { () throws(BookError) in try book.openCommitments(of: fund.code) }
      guard !open.isEmpty else { continue }
      let sum = open.reduce(Money.zero) { $0 + $1.amount }
      rows.append(
        task(
          "honour",
          Message(
            fr: "fonds \(fund.code) : \(sum) d'engagements à honorer",
            en: "fund \(fund.code): commitments of \(sum) to honour"),
          "nafa fund honour \(fund.code)"))
    }
    rows += try waiting(book)
    let next = closed?.adding(months: 1) ?? book.settings.start.calendarMonth
    if next.lastDay.adding(days: 10) < book.today {
      rows.append(
        task(
          "close", Message(fr: "clôturer le mois de \(next)", en: "close the month of \(next)"),
          "nafa close \(next)"))
    }
    return Table(
      "todo", title: Message(fr: "À faire", en: "To do"),
      columns: [
        .text("task", fr: "quoi", en: "what"), .text("command", fr: "commande", en: "command"),
      ], rows: rows)
  }

  /// Provisional shares by visit and aids not paid out, with the command that ends their wait.
  private static func waiting(_ book: Book) throws(Diagnostic) -> [[Cell]] {
    let shares = try booked { () throws(BookError) in try book.provisionalShares() }
    var visits: [String] = []
    let provisional = shares.compactMap { share -> [Cell]? in
      guard !visits.contains(share.visit) else { return nil }
      visits.append(share.visit)
      let isOver = share.until < book.today
      return task(
        "provisional",
        Message(
          fr: "visite \(code: share.visit), part provisoire à confirmer avant le \(share.until)",
          en: "visit \(code: share.visit), provisional share to confirm by \(share.until)"),
        "nafa provisional \(isOver ? "convert" : "confirm") \(share.visit)")
    }
    let owed = try booked { () throws(BookError) in try book.visitsWithAidOwed() }
    return provisional
      + owed.map { aid(of: $0.visit, $0.amount) }
  }

  /// From where it is paid, and with which paper, only the treasurer knows.
  private static func aid(of visit: String, _ amount: Money) -> [Cell] {
    let command = "nafa aid pay \(visit)"
    return [
      .term(
        "aid",
        Message(
          fr: "verser au ménage \(amount), visite \(code: visit)",
          en: "pay the household \(amount), visit \(code: visit)")),
      .term(
        "\(command) --from ACCOUNT --voucher VOUCHER",
        Message(
          fr: "\(code: command) --from COMPTE --voucher PIÈCE",
          en: "\(code: command) --from ACCOUNT --voucher VOUCHER")),
    ]
  }

  private static func unmatched(_ accounts: [ReconciliationStatus]) -> [[Cell]] {
    accounts.filter { $0.openLines > 0 }.map { account in
      task(
        "reconcile",
        Message(
          fr:
            "compte \(account.account) : \(account.openLines, "ligne", "lignes") sans mouvement",
          en:
            "account \(account.account): \(account.openLines, "line", "lines") without a movement"
        ), "nafa reconcile list \(account.account)")
    }
  }

  private static func task(_ key: String, _ words: Message, _ command: String) -> [Cell] {
    [.term(key, words), .term(command, Message(fr: "\(code: command)", en: "\(code: command)"))]
  }
}
