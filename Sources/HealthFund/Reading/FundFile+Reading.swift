public import TabularText

extension FundFile {
  /// Reads a file: every act that is well formed, and every row that is not, with its reason.
  ///
  /// - Parameters:
  ///   - normalize: Brings text into Unicode's form NFC.
  /// - Throws: What keeps the file from being read as a table at all.
  public func read(
    _ bytes: [UInt8], limits: TableLimits = TableLimits(),
    normalize: @escaping @Sendable (String) -> String = { $0 }
  ) throws(TableError) -> FundReading {
    let table = try Table.read(
      bytes, as: TableFormat(columns: columns, limits: limits), normalize: normalize)
    var acts: [PlacedAct] = []
    var refusals: [RowRefusal] = []
    var state = FundReadingState()
    for group in groups(of: table) {
      // Rows without a fault alone would be another act than the one that the file has.
      guard group.allSatisfy({ $0.fault == nil }) else { continue }
      let (made, refused) = read(group, header: table.header, &state)
      acts += made
      refusals += refused
    }
    for row in table.refusedRows {
      guard let fault = row.fault else { continue }
      refusals.append(RowRefusal(line: row.line, column: nil, value: "", reason: .form(fault)))
    }
    refusals.sort { $0.line < $1.line }
    return FundReading(
      file: self, table: table, rows: table.everyRow.count, acts: acts, refusals: refusals)
  }

  /// The rows of each act, in the order of the file: the lines of a visit, the funds of a payment.
  private func groups(of table: Table) -> [[Row]] {
    guard let column = numberColumn else { return table.everyRow.map { [$0] } }
    let rows = Array(table.everyRow)
    let numbers = numbers(of: rows, in: column)
    var groups: [[Row]] = []
    for (index, row) in rows.enumerated() {
      if index > 0, !numbers[index].isEmpty, numbers[index] == numbers[index - 1] {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    return groups
  }

  /// The column whose value the rows of one act share; nothing where each row is an act.
  private var numberColumn: String? {
    switch self {
    case .visits: "visit"
    case .payments: "voucher"
    default: nil
    }
  }

  /// The number of each row's act; empty where a row names none.
  ///
  /// Of a row that is refused for its form nobody knows which cell is which: it belongs to the row
  /// before it, or after it, whose number stands in any of its cells.
  private func numbers(of rows: [Row], in column: String) -> [String] {
    var numbers = rows.map { $0.fault == nil ? $0[column] : "" }
    for indices in [Array(rows.indices), rows.indices.reversed()] {
      var near = ""
      for index in indices {
        if rows[index].fault == nil {
          near = numbers[index]
        } else if numbers[index].isEmpty, rows[index].holds(near) {
          numbers[index] = near
        }
      }
    }
    return numbers
  }

  private func read(
    _ rows: [Row], header: Header, _ state: inout FundReadingState
  ) -> (acts: [PlacedAct], refusals: [RowRefusal]) {
    guard let first = rows.first else { return ([], []) }
    var reader = RowReader(first)
    let acts: [Act]
    switch self {
    case .funds: acts = reader.fundAct().map { [$0] } ?? []
    case .providers: acts = reader.providerAct().map { [$0] } ?? []
    case .prices: acts = reader.priceAct().map { [$0] } ?? []
    case .households: acts = reader.householdActs(&state)
    case .subsidies: acts = reader.subsidyAct().map { [$0] } ?? []
    case .contributions: acts = reader.contributionAct().map { [$0] } ?? []
    case .transfers: acts = reader.transferAct().map { [$0] } ?? []
    case .withdrawals: acts = reader.withdrawalAct().map { [$0] } ?? []
    case .visits: return VisitReader(rows, header: header).read()
    case .payments: return PaymentReader(rows).read()
    }
    guard reader.refusals.isEmpty else { return ([], reader.refusals) }
    return (
      acts.enumerated().map { index, act in
        PlacedAct(act, file: self, line: first.line, rows: index == 0 ? 1 : 0)
      }, []
    )
  }
}

/// What one row of a file needs to know of the rows before it.
struct FundReadingState {
  /// The households that a row has opened, each with what that row said of it.
  var households: [String: [String]] = [:]
}

extension Row {
  /// Whether one of its cells holds this text.
  fileprivate func holds(_ text: String) -> Bool {
    !text.isEmpty && (0..<cellCount).contains { self[$0] == text }
  }
}
