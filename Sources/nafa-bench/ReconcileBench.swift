/// Reading a statement and the books' movements and matching them, beside plain C that does the
/// same steps, and beside pandas where it is given.
struct ReconcileBench {
  let options: Options

  init(_ options: Options) {
    self.options = options
  }

  func run() throws(BenchError) {
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
    for run in 0...runs {
      for (index, command) in commands.enumerated() {
        let process = try ChildProcess(command.1, output: folder.path + "/\(index)")
        if run > 0 { figures[index].add(process.seconds) }
      }
    }
    print(Machine.warning + Machine.description)
    let size = options.data ?? "\(options.payments) payments, seed \(options.seed)"
    print("\(size); \(runs) runs of each, in turn\n\n" + String.head)
    for (command, figures) in zip(commands, figures) { print(command.0.label + figures.row) }
    print("\nnafa to floor: \((figures[0].median / figures[1].median).text(2))", terminator: "")
    if figures.count > 2 {
      print("; pandas to nafa: \((figures[2].median / figures[0].median).text(2))", terminator: "")
    }
    print("\n")
    try score(data)
    if figures.count > 2 { print(TextFile.read(folder.path + "/2"), terminator: "") }
  }

  private func score(_ data: String) throws(BenchError) {
    let score = ReconcileScore(try Reconciling(data), in: data)
    print("confirmed:               \(score.confirmed.text)")
    print("confirmed and suggested: \(score.all.text)")
    print("lines of two movements:  \(score.splits.text)")
    print("questions: \(score.questions)")
  }
}
