import TabularText

/// Where the columns of a statement are in a table.
struct StatementColumns {
  private let positions: [Int?]

  init(_ header: Header) {
    positions = StatementField.allCases.map { header.positions[$0.rawValue] }
  }

  /// Position from 0; nothing where the file has no such column.
  subscript(field: StatementField) -> Int? { positions[field.order] }
}

extension StatementField {
  /// Its place among all fields.
  fileprivate var order: Int {
    switch self {
    case .day: 0
    case .time: 1
    case .reference: 2
    case .amount: 3
    case .debit: 4
    case .credit: 5
    case .fee: 6
    case .balance: 7
    case .phone: 8
    case .label: 9
    case .status: 10
    case .currency: 11
    case .account: 12
    }
  }
}
