/// Reading a statement and the books' movements and matching them, beside plain C that does the
/// same steps, and beside pandas where it is given.
struct ReconcileBench {
  let options: Options

  init(_ options: Options) {
    self.options = options
  }

  func run() async throws {
    let folder = try BenchFolder()
    let data = options.data ?? folder.path
    if options.data == nil {
      try ReconcileSample(payments: options.payments, seed: options.seed).write(to: data)
    }
    let runs = options.runs ?? 15
    var commands = [
      ("nafa, read and matched", [Machine.ownPath, "part", "reconcile", data]),
      ("floor of it", [Machine.ownPath, "floor", "reconcile", data]),
    ]
    if let pandas = options.pandas { commands.append(("pandas", [options.python, pandas, data])) }
    var figures = commands.map { _ in Figures() }
    var work = figures
    for run in 0...runs {
      for (index, command) in commands.enumerated() {
        let process = try ChildProcess(command.1, output: folder.path + "/\(index)")
        guard run > 0 else { continue }
        figures[index].add(process.seconds)
        work[index].add(process.work)
      }
    }
    print(Machine.warning + Machine.description)
    let size = options.data ?? "\(options.payments) payments, seed \(options.seed)"
    print("\(size); \(runs) runs of each, in turn\n\n" + String.head + "work ms".padded(10))
    for (index, command) in commands.enumerated() {
      let worked = (work[index].median * 1_000).text(2).padded(10)
      print(command.0.label + figures[index].row + worked)
    }
    print("")
    for (index, name) in ["floor", "pandas"].prefix(figures.count - 1).enumerated() {
      let time = (figures[0].median / figures[index + 1].median).text(3)
      let worked = (work[0].median / work[index + 1].median).text(3)
      print("nafa to \(name): \(time) of the time, \(worked) of the work")
    }
    print("")
    try await score(data)
    if figures.count > 2 { print(TextFile.read(folder.path + "/2"), terminator: "") }
  }

  private func score(_ data: String) async throws {
    let score = ReconcileScore(try await Reconciling(data), in: data)
    print("confirmed:               \(score.confirmed.text)")
    print("confirmed and suggested: \(score.all.text)")
    print("lines of two movements:  \(score.splits.text)")
    print("questions: \(score.questions)")
  }
}
