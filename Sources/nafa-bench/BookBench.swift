import CFloor
import LedgerValues

/// Importing and verifying a book, beside C that does the same steps.
struct BookBench {
  let options: Options

  init(_ options: Options) {
    self.options = options
  }

  func run() throws(BenchError) {
    let book = try SampleBook(options, households: options.households)
    let runs = options.runs ?? 5
    var mine = [Figures(), Figures(), Figures()]
    var floors = mine
    var counts = (records: 0, rows: 0)
    for run in 0...runs {
      try book.open()
      let imported = try book.importing()
      let copy = book.folder + "/floor.nafa"
      let floor = try book.floor("import", book.path, copy)
      _ = try ChildProcess(["rm", copy])
      let chain = try book.run("verify", "--chain")
      let chainFloor = try book.floor("chain", book.path)
      let verified = try book.run("verify")
      let verifyFloor = try book.floor("verify", book.path)
      counts = (floor.records, floor.rows)
      guard run > 0 else { continue }
      for (index, pair) in [
        (imported, floor), (chain, chainFloor), (verified, verifyFloor),
      ].enumerated() {
        mine[index].add(pair.0.seconds)
        floors[index].add(pair.1.seconds)
      }
    }
    report(book, runs, counts, mine, floors)
  }

  private func report(
    _ book: SampleBook, _ runs: Int, _ counts: (records: Int, rows: Int), _ mine: [Figures],
    _ floors: [Figures]
  ) {
    print(Machine.warning + Machine.description)
    print(
      """
      book: \(options.households) households, seed \(options.seed), \(counts.records) records, \
      \(counts.rows) rows, \(book.size) bytes; \(runs) runs of each, in turn

      """)
    print(String.head + "records/s".padded(12) + "to floor".padded(10))
    for (index, name) in ["import", "verify --chain", "verify"].enumerated() {
      let rate = (Double(counts.records) / mine[index].median).text(0).padded(12)
      let ratio = (mine[index].median / floors[index].median).text(2).padded(10)
      print("nafa \(name)".label + mine[index].row + rate + ratio)
      let floorRate = (Double(counts.records) / floors[index].median).text(0).padded(12)
      print("floor of \(name)".label + floors[index].row + floorRate)
    }
    hashing()
  }

  /// SHA-256 over messages of a record's usual length, in this process.
  private func hashing() {
    let message = [UInt8](repeating: 0x61, count: 1_000)
    let count = 20_000
    var mine = Figures()
    var floor = Figures()
    var digest = [UInt8](repeating: 0, count: 32)
    var sum = 0
    for _ in 0..<5 {
      mine.add(
        Figures.seconds { for _ in 0..<count { sum &+= Int(SHA256.digest(of: message).bytes[0]) } })
      floor.add(
        Figures.seconds {
          for _ in 0..<count {
            nafa_floor_sha256(message, message.count, &digest)
            sum &+= Int(digest[0])
          }
        })
    }
    let bytes = Double(count * message.count) / 1e6
    print(
      """

      SHA-256, \(message.count) bytes a time: \((bytes / mine.median).text(0)) MB/s, \
      the floor \((bytes / floor.median).text(0)) MB/s (\(sum & 1))
      """)
  }
}
