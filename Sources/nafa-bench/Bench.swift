import CFloor
import Glibc

/// What keeps a measurement from being made.
struct BenchError: Error {
  let text: String
  var status: Int32 = 1

  init(_ text: String, status: Int32 = 1) {
    self.text = text
    self.status = status
  }
}

enum Bench {
  static func run(_ words: [String]) async throws {
    if words.first == "floor" { return try floor(Array(words.dropFirst())) }
    if words.first == "part" { return try await part(Array(words.dropFirst())) }
    let options = try Options(words)
    switch options.command {
    case .help: print(Options.help, terminator: "")
    case .intake: try IntakeBench(options).run()
    case .book: try BookBench(options).run()
    case .growth: try GrowthBench(options).run()
    case .reconcile: try await ReconcileBench(options).run()
    case .rules: try RulesBench(options).run()
    }
  }

  /// A floor has a process of its own, as what is measured beside it has. It prints its own time in
  /// nanoseconds, and what it looked at.
  private static func floor(_ words: [String]) throws(BenchError) {
    let time: nafa_floor_time
    switch (words.first, words.count) {
    case ("start", 1): return
    case ("import", 3): time = nafa_floor_import(words[1], words[2])
    case ("chain", 2): time = nafa_floor_verify_chain(words[1])
    case ("verify", 2): time = nafa_floor_verify(words[1])
    case ("reconcile", 2): time = nafa_floor_reconcile(words[1])
    case (_, _): throw BenchError("no such floor", status: 2)
    }
    print(time.nanoseconds, time.records, time.rows)
  }

  /// What is measured of this package, in a process of its own where no command does it alone.
  private static func part(_ words: [String]) async throws {
    switch (words.first, words.count) {
    case ("reconcile", 2): try await Reconciling(words[1]).end()
    case (_, _): throw BenchError("no such part", status: 2)
    }
  }
}
