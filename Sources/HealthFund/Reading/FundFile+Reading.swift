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
    let rows = Array(table.rows)
    var index = 0
    while index < rows.count {
      let count = grouped(rows[index...])
      let group = Array(rows[index..<index + count])
      let (made, refused) = read(group, header: table.header, &state)
      acts += made
      refusals += refused
      index += count
    }
    for row in table.refusedRows {
      guard let fault = row.fault else { continue }
      refusals.append(RowRefusal(line: row.line, column: nil, value: "", reason: .form(fault)))
    }
    refusals.sort { $0.line < $1.line }
    return FundReading(
      file: self, table: table, rows: table.everyRow.count, acts: acts, refusals: refusals)
  }

  /// How many rows from the first on are one act: the lines of a visit, the funds of a payment.
  private func grouped(_ rows: ArraySlice<Row>) -> Int {
    let column: String
    switch self {
    case .visits: column = "visit"
    case .payments: column = "voucher"
    default: return 1
    }
    guard let first = rows.first, !first[column].isEmpty else { return 1 }
    return rows.prefix { $0[column] == first[column] }.count
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
