/// Whether time and memory grow with the size of the fund, and not faster.
struct GrowthBench {
  let options: Options

  init(_ options: Options) {
    self.options = options
  }

  func run() throws(BenchError) {
    print(Machine.warning + Machine.description)
    print("seed \(options.seed); the median of \(options.runs ?? 1) runs of each\n")
    print(
      ["households", "records", "import s", "peak MB", "verify s", "peak MB"]
        .map { $0.padded(12) }.joined())
    let small = try measure(options.households)
    let large = try measure(options.households * 10)
    print(
      """

      time per record, the large fund to the small one: \
      import \((large.importing / small.importing).text(2)), \
      verify \((large.verifying / small.verifying).text(2))
      """)
  }

  /// Seconds per record.
  private func measure(
    _ households: Int
  ) throws(BenchError) -> (importing: Double, verifying: Double) {
    let book = try SampleBook(options, households: households)
    var importing = Figures()
    var verifying = Figures()
    var peaks = (importing: 0, verifying: 0)
    for _ in 0..<(options.runs ?? 1) {
      try book.open()
      let imported = try book.importing()
      let verified = try book.run("verify")
      importing.add(imported.seconds)
      verifying.add(verified.seconds)
      peaks = (max(peaks.importing, imported.peak), max(peaks.verifying, verified.peak))
    }
    let records = try book.floor("chain", book.path).records
    print(
      [
        String(households), String(records), importing.median.text(2),
        String(peaks.importing / 1_000_000), verifying.median.text(2),
        String(peaks.verifying / 1_000_000),
      ].map { $0.padded(12) }.joined())
    return (importing.median / Double(records), verifying.median / Double(records))
  }
}
