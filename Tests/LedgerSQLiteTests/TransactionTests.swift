import LedgerSQLite
import Testing

/// An error of a layer above.
enum Refusal: Error, Hashable, FaultCarrier {
  case fault(StorageFault)
  case overdrawn
}

struct TransactionTests {
  let connection: Connection
  let insert = "INSERT INTO record(code) VALUES (?)"

  init() throws {
    connection = try Connection.laid()
  }

  @Test func `a transaction gives what its body gives`() throws {
    let answer = try connection.transaction { () throws(StorageFault) in
      #expect(connection.isInTransaction)
      try connection.insert(insert, "a")
      return 7
    }
    #expect(answer == 7)
    #expect(!connection.isInTransaction)
    #expect(try connection.count("record") == 1)
  }

  @Test func `a transaction that throws leaves nothing, and its error is thrown`() throws {
    #expect(throws: Refusal.overdrawn) {
      try connection.transaction { () throws(Refusal) in
        try Refusal.carrying { () throws(StorageFault) in try connection.insert(insert, "a") }
        throw .overdrawn
      }
    }
    #expect(!connection.isInTransaction)
    #expect(try connection.count("record") == 0)
  }

  @Test func `a transaction within a transaction is refused, and undoes both`() throws {
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        try connection.insert(insert, "a")
        try connection.transaction { () throws(StorageFault) in }
      }
    }
    #expect(kind == .nestedTransaction)
    #expect(try connection.count("record") == 0)
  }

  @Test func `a commit that a deferred foreign key refuses leaves nothing`() throws {
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        try connection.insert(insert, "a")
        try connection.insert("INSERT INTO detail(record) VALUES (99)")
      }
    }
    #expect(kind == .constraint(.foreignKey, message: "FOREIGN KEY constraint failed"))
    #expect(!connection.isInTransaction)
    #expect(try connection.count("record") == 0)
  }

  @Test func `what a trigger rolled back is over, and its words are heard`() throws {
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        try connection.insert(insert, "a")
        try connection.insert(insert, "never")
      }
    }
    #expect(kind == .constraint(.trigger, message: "never"))
    #expect(!connection.isInTransaction)
    #expect(try connection.count("record") == 0)
  }

  @Test func `a body that goes on after a rollback writes nothing more`() throws {
    var within: StorageFault.Kind?
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        try? connection.insert(insert, "never")
        do throws(StorageFault) {
          try connection.insert(insert, "b")
        } catch {
          within = error.kind
        }
        do throws(StorageFault) {
          try connection.execute("INSERT INTO record(code) VALUES ('c')")
          Issue.record("written")
        } catch {
          #expect(error.kind == .transactionLost)
        }
      }
    }
    #expect(within == .transactionLost)
    #expect(kind == .transactionLost)
    #expect(try connection.count("record") == 0)
    try connection.insert(insert, "after")
    #expect(try connection.count("record") == 1)
  }

  @Test func `a savepoint that throws leaves what was before it`() throws {
    try connection.transaction { () throws(StorageFault) in
      for code in ["a", "a", "b", "b", "c"] {
        do throws(StorageFault) {
          try connection.savepoint { () throws(StorageFault) in
            try connection.insert(
              "INSERT INTO balance VALUES (?, 1)", Int(code.utf8.first ?? 0) + 1_000)
            try connection.insert(insert, code)
          }
        } catch {
          guard case .constraint = error.kind else { throw error }
        }
      }
    }
    #expect(try connection.all("SELECT code FROM record", as: String.self) == ["a", "b", "c"])
    #expect(try connection.count("balance") == 3)
  }

  @Test func `savepoints can stand within each other`() throws {
    try connection.transaction { () throws(Refusal) in
      try connection.savepoint { () throws(Refusal) in
        try Refusal.carrying { () throws(StorageFault) in try connection.insert(insert, "a") }
        let inner = Result { () throws(Refusal) in
          try connection.savepoint { () throws(Refusal) in
            try Refusal.carrying { () throws(StorageFault) in try connection.insert(insert, "b") }
            throw .overdrawn
          }
        }
        #expect(throws: Refusal.overdrawn) { try inner.get() }
      }
    }
    #expect(try connection.all("SELECT code FROM record", as: String.self) == ["a"])
  }

  @Test func `a savepoint needs a transaction, and cannot save one that was rolled back`() throws {
    let outside = try faultKind { () throws(StorageFault) in
      try connection.savepoint { () throws(StorageFault) in }
    }
    #expect(outside == .outsideTransaction)
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        try connection.insert(insert, "a")
        try? connection.savepoint { () throws(StorageFault) in
          try connection.insert(insert, "never")
        }
      }
    }
    #expect(kind == .transactionLost)
    #expect(try connection.count("record") == 0)
  }

  @Test func `a savepoint whose transaction is gone does not end well`() throws {
    var within: StorageFault.Kind?
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        do throws(StorageFault) {
          try connection.savepoint { () throws(StorageFault) in
            try? connection.insert(insert, "never")
          }
        } catch {
          within = error.kind
        }
      }
    }
    #expect(within == .transactionLost)
    #expect(kind == .transactionLost)
  }

  @Test func `a stop before any write or the commit of a transaction leaves nothing of it`() throws
  {
    // Six rows and the commit.
    let writes = 7
    for limit in 0...writes {
      let fresh = try Connection.laid()
      fresh.failAfter(writes: limit)
      let result = Result { () throws(StorageFault) in
        try fresh.transaction { () throws(StorageFault) in
          for number in 1..<writes { try fresh.insert(insert, "\(number)") }
        }
      }
      switch result {
      case .success: #expect(limit == writes)
      case .failure(let fault): #expect(limit < writes && fault.kind == .interrupted)
      }
      #expect(try fresh.count("record") == (limit == writes ? writes - 1 : 0))
      #expect(!fresh.isInTransaction)
    }
  }

  @Test func `long work stops when asked to, and leaves nothing`() throws {
    var asked = 0
    connection.whileRunning(every: 100) {
      asked += 1
      return asked < 20
    }
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        _ = try connection.run(
          """
          WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 100000)
          INSERT INTO record(code) SELECT 'code ' || i FROM n
          """)
      }
    }
    #expect(kind == .interrupted)
    #expect(asked == 20)
    connection.runUninterrupted()
    #expect(try connection.count("record") == 0)
    #expect(!connection.isInTransaction)
  }

  @Test func `a commit is not interrupted`() throws {
    var stop = false
    connection.whileRunning(every: 1) { !stop }
    try connection.transaction { () throws(StorageFault) in
      try connection.insert(insert, "a")
      stop = true
    }
    connection.runUninterrupted()
    #expect(try connection.count("record") == 1)
  }

  @Test func `a cursor that a rollback overtakes does not go on`() throws {
    try connection.run("INSERT INTO balance VALUES (1, 1), (2, 2), (3, 3)")
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        try connection.lay("CREATE TABLE more(a)")
        var cursor = try connection.rows("SELECT account FROM balance")
        _ = try cursor.next()
        try? connection.insert(insert, "never")
        while try cursor.next() {}
      }
    }
    #expect(kind == .transactionLost)
  }
}
