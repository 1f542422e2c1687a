import AccessRules
import BookStore
import LedgerValues

/// Several versions of a rule book beside each other: the days that none decides, or several do.
enum TimelineAnswer {
  /// - Parameter paths: Their files, in the order of adoption; those that the book adopted, where
  ///   there are none.
  static func outcome(_ paths: [String], _ session: Session) throws(Diagnostic) -> Outcome {
    var versions: [RuleBook] = []
    for path in paths {
      switch try RulesCommand.readRuleBook(path, session) {
      case .mistakes(let outcome): return outcome
      case .book(let book): versions.append(book)
      }
    }
    if paths.isEmpty {
      let book = try session.readBook()
      versions = try booked { () throws(BookError) in try book.ruleBooks() }.map(\.book)
    }
    let findings = RuleBook.timeline(of: versions)
    let counts = versions.map { $0.findings().count }
    return Outcome(
      Answer(.table(table(versions, counts)), .table(table(findings, versions))),
      status: findings.isEmpty && counts.allSatisfy { $0 == 0 } ? .done : .findings)
  }

  private static func table(_ versions: [RuleBook], _ counts: [Int]) -> Table {
    Table(
      "versions", title: Message(fr: "Règlements", en: "Rule books"),
      columns: [
        .text("name", fr: "nom", en: "name"), .text("version", fr: "version", en: "version"),
        .text("from", fr: "du", en: "from"), .text("to", fr: "au", en: "to"),
        .number("findings", fr: "constats", en: "findings"),
      ],
      rows: zip(versions, counts).map { version, count in
        [
          .code(version.name), .code(version.version), .day(version.inForce.lowerBound),
          .day(version.inForce.upperBound), .count(count),
        ]
      })
  }

  private static func table(_ findings: [TimelineFinding], _ versions: [RuleBook]) -> Table {
    Table(
      "timeline", title: Message(fr: "Jours à revoir", en: "Days to look into"),
      columns: [
        .text("finding", fr: "constat", en: "finding"),
        .text("from", fr: "du", en: "from"), .text("to", fr: "au", en: "to"),
        .text("versions", fr: "règlements", en: "rule books"),
      ],
      rows: findings.map { finding in
        [
          word(finding.problem), .day(finding.days.lowerBound), .day(finding.days.upperBound),
          .text(finding.versions.map { versions[$0].version }.joined(separator: ", ")),
        ]
      })
  }

  private static func word(_ problem: TimelineFinding.Problem) -> Cell {
    switch problem {
    case .gap: .term("gap", Message(fr: "aucun règlement", en: "no rule book"))
    case .overlap:
      .term("overlap", Message(fr: "le dernier adopté tranche", en: "the last adopted decides"))
    }
  }
}
