import Foundation
import Testing

/// The measurements run and say their ratios; how fast anything is, no test asks.
@Suite struct BenchCampaign {
  @Test(arguments: [
    ("book --households 2 --runs 1", "floor of verify"),
    ("growth --households 1", "time per record"),
    ("rules --runs 1", "all checks"),
    ("reconcile --payments 300 --runs 1", "nafa to floor"),
    ("reconcile --payments 300 --runs 1", "confirmed:               precision 1.0000"),
  ])
  func `every measurement runs`(_ line: String, _ said: String) throws {
    try ProcessTests.withDirectory { directory in
      let bench = try ProcessTests.run(
        "nafa-bench", line.split(separator: " ").map(String.init), in: directory)
      #expect(bench.status == 0 && bench.errors.isEmpty, "\(bench.errors)")
      #expect(bench.output.contains(said), "\(bench.output)")
    }
  }

  @Test func `a folder without its files is refused by the file that is missing`() throws {
    try ProcessTests.withDirectory { directory in
      let bench = try ProcessTests.run(
        "nafa-bench", ["part", "reconcile", directory.path], in: directory)
      #expect(bench.status == 1 && bench.output.isEmpty)
      #expect(bench.errors.contains(".csv: cannot be read"), "\(bench.errors)")
    }
  }
}
