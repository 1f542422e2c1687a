import LedgerValues
import TabularText

/// Reads the rows of one visit: a fee line a row, and the answers of intake in the columns that carry
/// the names of facts.
struct VisitReader {
  private let rows: [Row]
  private let header: Header

  init(_ rows: [Row], header: Header) {
    self.rows = rows
    self.header = header
  }

  func read() -> (acts: [PlacedAct], refusals: [RowRefusal]) {
    guard let first = rows.first else { return ([], []) }
    var reader = RowReader(first)
    let (day, number) = (reader.day("day"), reader.text("visit"))
    let (person, provider) = (reader.text("person"), reader.text("provider"))
    let (lines, refused) = lines(after: first)
    guard refused.isEmpty, let day, let number, let person, let provider else {
      return ([], reader.refusals + refused)
    }
    let answers = answers(in: first)
    let act = reader.act(of: rows) { () throws(HealthFundError) in
      .visit(
        try Visit(
          day: day, number: number, person: person, provider: provider, lines: lines,
          answers: answers))
    }
    guard reader.refusals.isEmpty, let act else { return ([], reader.refusals) }
    return ([PlacedAct(act, file: .visits, line: first.line, rows: rows.count)], [])
  }

  private func lines(after first: Row) -> (lines: [Visit.Line], refusals: [RowRefusal]) {
    var lines: [Visit.Line] = []
    var refusals: [RowRefusal] = []
    for (index, row) in rows.enumerated() {
      var reader = RowReader(row)
      let service = reader.text("service")
      if let line = reader.integer("line"), line != index + 1 {
        reader.refuse("line", .lineOutOfOrder(expected: index + 1))
      }
      let fee = reader.optional("fee") == nil ? nil : reader.amount("fee")
      let savings = reader.optionalAmount("savings")
      for column in ["day", "person", "provider"] where row[column] != first[column] {
        reader.refuse(column, .disagrees)
      }
      refusals += reader.refusals + disagreements(of: row, with: first)
      if let service, let savings {
        lines.append(Visit.Line(service: service, fee: fee, savings: savings))
      }
    }
    return (lines, refusals)
  }

  private var answerColumns: [(name: String, position: Int)] {
    header.unknown.compactMap { name in
      header.position(folded: FoldedName(name)).map { (name, $0) }
    }
  }

  private func answers(in row: Row) -> [String: String] {
    var answers: [String: String] = [:]
    for (name, position) in answerColumns where !row[position].isEmpty {
      answers[name] = row[position]
    }
    return answers
  }

  private func disagreements(of row: Row, with first: Row) -> [RowRefusal] {
    answerColumns.filter { row[$0.position] != first[$0.position] }.map { column in
      RowRefusal(line: row.line, column: column.name, value: "", reason: .disagrees)
    }
  }
}
