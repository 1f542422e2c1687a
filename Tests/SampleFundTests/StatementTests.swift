import LedgerValues
import Testing

/// The statements differ from the books in the promised ways, and in no other.
@Suite struct StatementTests {
  /// A movement of an account, or a line about it.
  struct Movement: Hashable {
    let day: Day
    let amount: Int
    let fee: Int
  }

  /// What the books say moved on an account, by reference.
  private func movements(of account: String, _ sample: Sample) throws -> [String: Movement] {
    var found: [String: Movement] = [:]
    func add(_ row: Row, _ amount: Int, _ fee: Int = 0) throws {
      let old = found[row["reference"]]
      found[row["reference"]] = Movement(
        day: try row.day(), amount: amount + (old?.amount ?? 0), fee: fee + (old?.fee ?? 0))
    }
    for file in ["subsidies.csv", "contributions.csv"] {
      for row in try sample.rows(file) where row["into"] == account {
        try add(row, row.francs("amount"))
      }
    }
    for file in ["transfers.csv", "payments.csv"] {
      for row in try sample.rows(file) {
        if row["from"] == account { try add(row, -row.francs("amount"), row.francs("fee")) }
        if row["to"] == account { try add(row, row.francs("amount")) }
      }
    }
    return found
  }

  private func lines(_ name: String, _ sample: Sample) throws -> [(String, Movement)] {
    var balance = 0
    return try sample.rows(name).map { row in
      let isWallet = name == "wallet.csv"
      let parts = row["date"].split(separator: "/")
      let day =
        isWallet ? try row.day("date") : Day(iso: "\(parts[2])-\(parts[1])-\(parts[0])")
      let amount =
        isWallet ? row.francs("montant") : row.francs("credit") - row.francs("debit")
      balance += amount - row.francs("frais")
      #expect(row.francs("solde") == balance)
      return (
        row["reference"],
        Movement(day: try #require(day), amount: amount, fee: row.francs("frais"))
      )
    }
  }

  @Test(
    arguments: Sample.all.filter { $0.households >= 20 },
    [("wallet.csv", "5521"), ("bank.csv", "5211")])
  func `one line is missing, one is double, one has another amount, some are late`(
    sample: Sample, statement: (file: String, account: String)
  ) throws {
    let booked = try movements(of: statement.account, sample)
    let lines = try lines(statement.file, sample)
    let byReference = Dictionary(grouping: lines, by: \.0)
    #expect(lines.map(\.1.day) == lines.map(\.1.day).sorted())
    #expect(Set(byReference.keys).isSubset(of: booked.keys))
    #expect(booked.keys.filter { byReference[$0] == nil }.count == 1)
    #expect(byReference.values.filter { $0.count > 1 }.map(\.count) == [2])
    var (late, wrong) = (0, 0)
    for (reference, line) in lines {
      let movement = try #require(booked[reference])
      #expect(line.fee == movement.fee)
      #expect((0...3).contains(line.day.days(since: movement.day)))
      #expect(line.day.year == 2025)
      let isWeekend = (line.day.number + 3) % 7 >= 5
      #expect(statement.file == "wallet.csv" || line.day == movement.day || !isWeekend)
      late += line.day > movement.day ? 1 : 0
      wrong += line.amount == movement.amount ? 0 : 1
      if line.amount != movement.amount, statement.file == "wallet.csv" {
        #expect(line.amount == 5 * movement.amount)
      }
    }
    #expect(wrong == 1)
    #expect(late >= 1)
    #expect(late * 2 < lines.count)
  }

  @Test func `the operator's fees stand in their own column`() throws {
    let lines = try lines("wallet.csv", Sample.sikoro)
    #expect(lines.filter { $0.1.fee > 0 }.count > 10)
    #expect(lines.allSatisfy { $0.1.fee == 0 || $0.1.amount < 0 })
  }

  @Test func `a transfer between wallet and bank has one reference on both statements`() throws {
    let wallet = Set(try lines("wallet.csv", Sample.sikoro).map(\.0))
    let bank = Set(try lines("bank.csv", Sample.sikoro).map(\.0))
    #expect(wallet.intersection(bank).count >= 5)
  }
}
