import Glibc

/// What is measured, and with what.
struct Options {
  enum Command: String {
    case intake, book, growth, reconcile, rules, help

    /// Whether it runs the program.
    var needsNafa: Bool {
      switch self {
      case .intake, .book, .growth: true
      case .reconcile, .rules, .help: false
      }
    }
  }

  var command = Command.help
  var nafa: String
  var households = 400
  var seed = 1
  var runs: Int?
  var payments = 100_000
  /// A folder with a statement, movements and the truth about them.
  var data: String?
  var python = "python3"
  /// A script that reconciles the same folder.
  var pandas: String?
  /// A script that has other engines decide by such a table.
  var engines: String?

  static let help = """
    nafa-bench: how fast nafa is, as ratios to a floor or a peer of the same run

    Usage: nafa-bench intake|book|growth [--nafa PATH] [--households N] [--seed S] [--runs N]
           nafa-bench reconcile [--payments N] [--seed S] [--data FOLDER] [--pandas SCRIPT]
                                [--python PATH] [--runs N]
           nafa-bench rules [--seed S] [--engines SCRIPT] [--python PATH] [--runs N]

      intake     `nafa intake`, whole processes, beside the sqlite3 shell that reads the same facts
      book       `nafa import` and `nafa verify`, beside plain C that does the same steps
      growth     `nafa import` and `nafa verify` at N households and at ten times as many
      reconcile  a statement and the books' movements read and matched, beside plain C
      rules      a table of twelve rows on six facts, beside plain C; then decisions and their reasons

      --nafa PATH      the program; else the one beside nafa-bench
      --households N   the size of the invented fund; else 400
      --payments N     the size of the invented statement; else 100000
      --seed S         the chance of what is invented; else 1
      --data FOLDER    statement.csv, ledger.csv and truth.csv in place of invented ones
      --pandas SCRIPT  a script that reconciles the same folder, run by python3 or --python PATH
      --engines SCRIPT a script that has other engines decide by such a table, run likewise
      --runs N         how often each is run, in turn; else 40 for intake, 5 for book, 1 for growth,
                       15 for reconcile, 9 for rules

    A figure is the median of whole processes run in turn (A B A B), with the fastest and the slowest;
    a machine is never quiet, so read the ratios and not the times. The floors are C against the same
    SQLite library, with the same tables, indexes, guards, settings and bytes. The floor of `import`
    inserts the book's own rows from memory, once, each record with its digest; it reads no CSV,
    rehearses nothing, decides nothing and refuses nothing, and its time is that of the transaction
    alone, so the ratio is what all of that costs. The floor of `verify` hashes each record and detail,
    copies the projections and compares them row by row; it does not read the bodies, from which nafa
    rebuilds them. The floor of `reconcile` reads the same two files, one after the other where nafa
    reads them side by side and uses memory again, and pairs rows in two passes, by reference and by
    amount; it checks nothing, and looks for no group, question, reason or near miss.
    The floor of `rules` is a table of ranges and sets of bits; facts come to both as numbers. Work is
    what processors did for a process, which a busy machine lengthens less than its time. Nothing here
    is a test: no figure makes it fail.

    Build both first, or nafa-bench alone for `reconcile` and `rules`:
      swift build -c release --static-swift-stdlib --product nafa
      swift build -c release --static-swift-stdlib --product nafa-bench

    """

  init(_ words: [String]) throws(BenchError) {
    nafa = Self.beside("nafa")
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--nafa": nafa = try Self.value(of: word, &rest)
      case "--households": households = try Self.number(of: word, &rest)
      case "--seed": seed = try Self.number(of: word, &rest)
      case "--runs": runs = try Self.number(of: word, &rest)
      case "--payments": payments = try Self.number(of: word, &rest)
      case "--data": data = try Self.value(of: word, &rest)
      case "--python": python = try Self.value(of: word, &rest)
      case "--pandas": pandas = try Self.value(of: word, &rest)
      case "--engines": engines = try Self.value(of: word, &rest)
      case "--help", "-h":
        command = .help
        return
      default:
        guard let known = Command(rawValue: word) else {
          throw BenchError("\(word)? See nafa-bench --help", status: 2)
        }
        command = known
      }
    }
    if command.needsNafa, access(nafa, X_OK) != 0 {
      throw BenchError("no program at \(nafa): build it, or say --nafa PATH", status: 2)
    }
  }

  private static func value(
    of word: String, _ rest: inout ArraySlice<String>
  ) throws(BenchError) -> String {
    guard let value = rest.popFirst() else { throw BenchError("\(word) of what?", status: 2) }
    return value
  }

  private static func number(
    of word: String, _ rest: inout ArraySlice<String>
  ) throws(BenchError) -> Int {
    let text = try value(of: word, &rest)
    guard let number = Int(text), number > 0 else {
      throw BenchError("\(word) takes a whole number from 1 on", status: 2)
    }
    return number
  }

  /// The path of a program in the folder of this one.
  static func beside(_ name: String) -> String {
    let own = Machine.ownPath
    return own.lastIndex(of: "/").map { own[...$0] + name } ?? name
  }
}
