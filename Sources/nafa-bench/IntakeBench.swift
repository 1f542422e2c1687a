/// `nafa intake`, from the shell's prompt to the answer, beside the sqlite3 shell.
struct IntakeBench {
  let options: Options
  private static let day = "2025-06-16"

  init(_ options: Options) {
    self.options = options
  }

  func run() throws(BenchError) {
    let book = try SampleBook(options, households: options.households)
    try book.open()
    try book.importing()
    guard let person = Self.person(in: book) else { throw BenchError("nobody to ask for") }
    let intake = [
      options.nafa, "--book", book.path, "intake", person, "CPN", "BILAN-CPN", "--at",
      "CSCOM-SIKORO", "--on", Self.day, "--fact", "Enceinte=oui", "--fact", "Triage=vert", "--fact",
      "Motif=maladie",
    ]
    let shell = ["sqlite3", "-readonly", book.path, Self.query(person)]
    let commands = [
      ("nafa intake", intake), ("sqlite3, the same facts", shell),
      ("nafa --version", [options.nafa, "--version"]),
      ("an empty Swift program", [Machine.ownPath, "floor", "start"]), ("true", ["true"]),
    ]
    let runs = options.runs ?? 40
    var figures = commands.map { _ in Figures() }
    for run in 0...runs {
      for (index, command) in commands.enumerated() {
        let process = try ChildProcess(command.1)
        // The first round reads the files into the system's memory.
        if run > 0 { figures[index].add(process.seconds) }
      }
    }
    print(Machine.warning + Machine.description)
    print(
      "book: \(options.households) households, seed \(options.seed), \(book.size) bytes; "
        + "\(runs) runs of each, in turn\n")
    print(String.head)
    for (command, figures) in zip(commands, figures) { print(command.0.label + figures.row) }
    let (mine, theirs) = (figures[0].median, figures[1].median)
    print(
      """

      intake less sqlite3: \(((mine - theirs) * 1_000).text(2)) ms; \
      intake to sqlite3: \((mine / theirs).text(2))
      """)
  }

  /// A woman who joined in time; anybody's answer takes as long.
  private static func person(in book: SampleBook) -> String? {
    let row = book.rows(of: "households.csv").first {
      $0.count > 9 && $0[6] == "spouse" && $0[8] == "F" && $0[2] < day
    }
    return row.map { String($0[5]) }
  }

  /// What `intake` looks at: the person and her household, provider, prices, rule book, cover,
  /// evidence, what was borne so far, and the funds day by day.
  private static func query(_ person: String) -> String {
    """
    CREATE TEMP VIEW asked AS SELECT * FROM person WHERE code = '\(person)';
    SELECT p.*, r.body, d.salt, d.bytes FROM asked AS p JOIN record AS r ON r.id = p.record
      JOIN detail AS d ON d.commitment = p.detail;
    SELECT * FROM household WHERE identifier = (SELECT household FROM asked);
    SELECT count(*) FROM person WHERE household = (SELECT household FROM asked);
    SELECT * FROM provider WHERE code = 'CSCOM-SIKORO';
    SELECT * FROM price WHERE service IN ('CPN', 'BILAN-CPN');
    SELECT body FROM record WHERE id = (SELECT max(record) FROM rule_book);
    SELECT month FROM cover WHERE household = (SELECT household FROM asked);
    SELECT * FROM evidence WHERE subject = (SELECT household FROM asked);
    SELECT * FROM evidence WHERE subject = (SELECT identifier FROM asked);
    SELECT payer, sum(amount) FROM share WHERE household = (SELECT household FROM asked)
      AND record NOT IN (SELECT record FROM visit WHERE reversed = 1) GROUP BY payer;
    SELECT fund, sum(resources), sum(cash), sum(payable), sum(commitments), sum(lent)
      FROM fund_day GROUP BY fund;
    """
  }
}
