import Glibc

/// A folder in which an invented fund and its book are made, and which is gone at the end.
struct SampleBook {
  let options: Options
  let households: Int
  private let made: BenchFolder

  var folder: String { made.path }
  var files: String { folder + "/files" }
  var path: String { folder + "/book.nafa" }

  /// Makes the files of the fund, and no book yet.
  init(_ options: Options, households: Int) throws(BenchError) {
    self.options = options
    self.households = households
    made = try BenchFolder()
    try run(
      "demo", files, "--households", String(households), "--seed", String(options.seed))
  }

  /// Makes the book, with nothing in it.
  func open() throws(BenchError) {
    unlink(path)
    try run("new", "--start", "2025-01-01", "--lang", "fr")
  }

  /// Takes the files into the book.
  @discardableResult
  func importing() throws(BenchError) -> ChildProcess { try run("import", files, "--yes") }

  @discardableResult
  func run(_ words: String...) throws(BenchError) -> ChildProcess {
    try ChildProcess(
      [options.nafa, "--book", path, "--actor", "bench"] + words)
  }

  var size: Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The time that a floor says it took, and how many records and rows it saw.
  func floor(_ words: String...) throws(BenchError) -> (seconds: Double, records: Int, rows: Int) {
    let output = folder + "/floor"
    _ = try ChildProcess([Machine.ownPath, "floor"] + words, output: output)
    let numbers = TextFile.read(output).split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
    guard numbers.count == 3 else { throw BenchError("the floor gave no figures") }
    return (Double(numbers[0]) / 1e9, numbers[1], numbers[2])
  }

  /// The cells of a file's rows. No cell of the sample is quoted.
  func rows(of file: String) -> [[Substring]] {
    TextFile.read("\(files)/\(file)").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }
}
