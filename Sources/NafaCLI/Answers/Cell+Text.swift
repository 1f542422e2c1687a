import LedgerValues

extension Voice {
  /// A cell as people read it.
  func text(of cell: Cell) -> String {
    switch cell {
    case .money(let money): shown(money.formattedBare(language.numberStyle))
    case .rate(let rate): say(Message(fr: "\(rate)", en: "\(rate)"))
    case .count(let count): say(Message(fr: "\(count)", en: "\(count)"))
    case .day(let day): columnText(of: day)
    case .month(let month): columnText(of: month)
    case .partialDate(.day(let day)): columnText(of: day)
    case .partialDate(.month(let month)): columnText(of: month)
    case .partialDate(.year(let year)): String(year)
    case .moment(let moment): moment.description
    case .record(let key): key.description
    case .text(let text): VisibleText.of(text)
    case .code(let code): VisibleText.of(code)
    case .term(_, let message): say(message)
    case .yes(let isSo): say(isSo ? Message(fr: "oui", en: "yes") : Message(fr: "non", en: "no"))
    case .blank: ""
    }
  }

  /// A day in a column, always as wide: `09/03/2026`, `2026-03-09`.
  private func columnText(of day: Day) -> String {
    switch language {
    case .french: "\(Self.twoDigits(day.dayOfMonth))/\(Self.twoDigits(day.month))/\(day.year)"
    case .english: day.description
    }
  }

  private func columnText(of month: Month) -> String {
    switch language {
    case .french: "\(Self.twoDigits(month.month))/\(month.year)"
    case .english: month.description
    }
  }

  private static func twoDigits(_ number: Int) -> String { "\(number < 10 ? "0" : "")\(number)" }
}

extension Cell {
  /// The cell as programs read it: ASCII digits, ISO dates, codes.
  var plainText: String {
    switch self {
    case .money(let money): money.formatted(.plain)
    case .rate(let rate): Self.percent(rate)
    case .count(let count): String(count)
    case .day(let day): day.description
    case .month(let month): month.description
    case .partialDate(let date): date.description
    case .moment(let moment): moment.description
    case .record(let key): key.plain
    case .text(let text): text
    case .code(let code): code
    case .term(let code, _): code
    case .yes(let isSo): isSo ? "true" : "false"
    case .blank: ""
    }
  }

  /// `75`, `12.5`: a percentage without its sign.
  private static func percent(_ rate: Rate) -> String {
    let (whole, hundredths) = rate.basisPoints.quotientAndRemainder(dividingBy: 100)
    if hundredths == 0 { return String(whole) }
    if hundredths % 10 == 0 { return "\(whole).\(hundredths / 10)" }
    return "\(whole).\(hundredths < 10 ? "0" : "")\(hundredths)"
  }
}
