import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import TabularText

/// The cell of a file that a refusal of the books is about: what a person has to look at.
struct RefusedCell {
  let line: Int
  /// As the file names the column; nothing where the row as a whole is refused.
  private(set) var header: String? = nil
  private(set) var value: String? = nil

  /// - Parameter line: The first line of the act.
  init(_ refusal: Refusal, in reading: FundReading, line: Int) {
    let spot = refusal.spot(in: reading.file)
    let rows = Self.rows(of: reading, from: line)
    let columns = spot.columns.filter { column in
      rows.first.map { $0.has(column) } ?? false
    }
    for row in rows {
      if let column = columns.first(where: { spot.fits(row[$0]) }) {
        let about = spot.about ?? column
        guard row.has(about) else { continue }
        self.line = row.line
        header = row.place(of: about).name
        value = Self.personal.contains(about) ? nil : row[about]
        return
      }
    }
    self.line = line
    header = spot.fact
  }

  private static let personal: Set<String> = ["name", "birth", "phone"]

  /// The rows of an act: those of one visit or payment follow each other.
  private static func rows(of reading: FundReading, from line: Int) -> ArraySlice<Row> {
    let all = reading.table.everyRow
    let start = all.partitioningIndex { $0.line >= line }
    guard start < all.endIndex, all[start].line == line else { return [] }
    let column: String? =
      switch reading.file {
      case .visits: "visit"
      case .payments: "voucher"
      case .funds, .providers, .prices, .households, .subsidies, .contributions, .transfers,
        .withdrawals:
        nil
      }
    guard let column else { return [all[start]] }
    return Array(all[start...].prefix { $0[column] == all[start][column] })[...]
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element is past a border, in a collection that is sorted so.
  fileprivate func partitioningIndex(_ isPast: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Where in the rows of an act a refusal stands.
private struct Spot: Sendable {
  /// The columns that may say it, likeliest first.
  var columns: [String] = []
  /// Whether a cell may be the one.
  var fits: @Sendable (String) -> Bool = { _ in true }
  /// The column to look at in the row so found, where it is another one.
  var about: String? = nil
  /// A column named as a fact of the rule book; what it says may be sensitive, and is not repeated.
  var fact: String? = nil

  static let nowhere = Spot()

  static func at(_ columns: String..., says: String? = nil, about: String? = nil) -> Spot {
    Spot(columns: columns, fits: { says == nil || $0 == says }, about: about)
  }

  /// A text that the list cannot keep: the first cell that has a control character.
  static func text(in file: FundFile) -> Spot {
    Spot(columns: file.columns.map(\.name)) { cell in
      cell.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
  }
}

extension Refusal {
  fileprivate func spot(in file: FundFile) -> Spot {
    switch self {
    case .text: .text(in: file)
    case .referenceUsed(let reference, _, _): reference.spot
    case .fundUnknown(let fund): .at("fund", "group", says: fund.text)
    case .fundKind(let fund, _): .at("fund", "group", says: fund.text)
    case .fundShort, .treasuryShort, .withdrawalAboveShare: .at("amount")
    case .overPayable(let fund, _, _): .at("fund", says: fund.text, about: "amount")
    case .providerUnknown(let code): .at("provider", says: code)
    case .householdUnknown(let code): .at("household", says: code)
    case .personElsewhere, .groupMissing: .at("household")
    case .personUnknown(let code): .at("person", says: code)
    case .codeCheckDigit(let code): .at("household", "person", says: code)
    case .accountUnknown(let account), .accountNotTreasury(let account),
      .accountNotResult(let account):
      .at("into", "from", "to", says: account.text)
    case .serviceUnknown(let service, _): .at("service", says: service)
    case .feeOffPriceList(let service, _, _): .at("service", says: service, about: "fee")
    case .visitUnknown(let visit), .visitOfAnother(let visit, _), .aidNotOwed(let visit),
      .nothingProvisional(let visit), .provisionalRunning(let visit, _):
      .at("visit", says: visit)
    case .dayBeforeStart(let day, _), .dayInFuture(let day, _), .noRuleBook(let day):
      .at("day", "joined", "from", "class_day", says: day.description)
    case .boxCounted, .notYetJoined, .monthClosed, .periodSigned, .monthNotOver: .at("day")
    case .monthAlreadyPaid: .at("from")
    case .savingsShort: .at("savings", "amount")
    case .savingsAboveShare(let line, _, _):
      .at("line", says: String(line), about: "savings")
    case .factUnknown(let fact, _), .factValue(let fact, _, _): Spot(fact: fact)
    case .act, .entry, .report, .noGeneralFund, .recordUnknown, .nothingKnown,
      .recordWithoutEntries,
      .monthNotClosed, .earlierMonthOpen, .alreadyReversed, .reversalOfReversal, .reversalBlocked,
      .reasonMissing, .careCase, .undecided, .decisionErased,
      .matching, .claim, .noStatement, .statement, .reconciliation, .signing, .nothingToErase,
      .bookChangedMeanwhile, .actorMissing:
      .nowhere
    }
  }
}

extension Reference {
  /// The column that holds what an act is written once under: `voucher:payment` is in `voucher`.
  fileprivate var spot: Spot {
    let word = String(scope.prefix { $0 != ":" })
    return .at(word == "price" ? "service" : word, says: key)
  }
}
