import AccessRules
import BookStore
import HealthFund
import LedgerValues
import TabularText

/// What the files of an import say, and every row that cannot be read.
struct ImportInput {
  private(set) var acts: [PlacedAct] = []
  private(set) var ruleBook: RuleBook? = nil
  private(set) var sources: [(name: String, digest: Digest)] = []
  private(set) var refusals: [Diagnostic] = []
  /// Whether the rule book has mistakes: nothing can be decided by it.
  private(set) var isRuleBookWrong = false
  /// The rows of each file, blank ones apart.
  private(set) var rows: [FundFile: Int] = [:]
  private var readings: [(path: String, reading: FundReading)] = []

  static let ruleBookNames = ["reglement.md", "rule-book.md"]

  init(_ named: [String], _ session: Session) throws(Diagnostic) {
    for path in named {
      if (try? session.environment.files.names(path)) != nil {
        try read(directory: path, session)
      } else {
        try read(file: path, as: nil, session)
      }
    }
  }

  /// Where a row that the books refuse stands.
  func diagnostic(of refusal: ImportReport.ImportRefusal) -> Diagnostic {
    let (path, reading) = readings[refusal.source]
    let cell = RefusedCell(refusal.refusal, in: reading, line: refusal.line)
    return Diagnostic(
      refusal.refusal,
      at: Diagnostic.Place(file: path, line: cell.line, header: cell.header, value: cell.value))
  }

  private mutating func read(directory: String, _ session: Session) throws(Diagnostic) {
    let files = session.environment.files
    for name in Self.ruleBookNames where files.exists("\(directory)/\(name)") {
      try read(ruleBook: "\(directory)/\(name)", session)
    }
    var named: Set<String> = []
    for file in FundFile.allCases {
      for name in file.names.map({ $0 + ".csv" }) where files.exists("\(directory)/\(name)") {
        named.insert(name)
        try read(file: "\(directory)/\(name)", as: file, session)
      }
    }
    for name in try explained({ () throws(FileError) in try files.names(directory) })
    where name.hasSuffix(".csv") && !named.contains(name) {
      try readIfRecognised("\(directory)/\(name)", session)
    }
    guard !acts.isEmpty || ruleBook != nil || !refusals.isEmpty else {
      throw Diagnostic(ImportError.nothingToImport(directory))
    }
  }

  private mutating func read(ruleBook path: String, _ session: Session) throws(Diagnostic) {
    let text = try session.text(of: path)
    let reading = RuleBook.read(text)
    ruleBook = reading.book ?? ruleBook
    refusals += reading.mistakes.map { Diagnostic($0, in: path) }
    isRuleBookWrong = isRuleBookWrong || !reading.mistakes.isEmpty
    sources.append((Self.name(of: path), SHA256.digest(of: Array(text.utf8))))
  }

  private mutating func read(
    file path: String, as known: FundFile?, _ session: Session
  ) throws(Diagnostic) {
    if path.hasSuffix(".md") { return try read(ruleBook: path, session) }
    let bytes = try session.bytes(of: path)
    let reading = try Self.reading(bytes, path) { () throws(TableError) in
      let file = if let known { known } else { try Self.recognised(path, bytes) }
      return try file?.read(bytes, normalize: NormalForm.composed)
    }
    guard let reading else { throw Diagnostic(ImportError.notRecognised(path)) }
    add(reading, path, bytes)
  }

  /// A file of another name in a directory is taken where its columns say what it is; statements and
  /// what else lies there are not looked at further.
  private mutating func readIfRecognised(
    _ path: String, _ session: Session
  ) throws(Diagnostic) {
    let bytes = try session.bytes(of: path)
    guard let file = try? Self.recognised(path, bytes) else { return }
    try read(file: path, as: file, session)
  }

  private mutating func add(_ reading: FundReading, _ path: String, _ bytes: [UInt8]) {
    acts += reading.acts.map { act in
      var act = act
      act.source = readings.count
      return act
    }
    rows[reading.file, default: 0] += reading.rows
    readings.append((path, reading))
    refusals += reading.refusals.map { Diagnostic($0, in: path) }
    sources.append((Self.name(of: path), SHA256.digest(of: bytes)))
  }

  private static func recognised(
    _ path: String, _ bytes: [UInt8]
  ) throws(TableError) -> FundFile? {
    let stem = name(of: path).split(separator: ".").first.map(String.init) ?? ""
    return try FundFile.recognised(name: stem, bytes: bytes, normalize: NormalForm.composed)
  }

  /// Reads a table, or says why it is none and where.
  private static func reading(
    _ bytes: [UInt8], _ path: String, _ read: () throws(TableError) -> FundReading?
  ) throws(Diagnostic) -> FundReading? {
    do throws(TableError) {
      return try read()
    } catch {
      throw Diagnostic(error, at: error.place(in: path))
    }
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// Why an import cannot begin.
enum ImportError: Error, Hashable, Sendable {
  /// The directory has none of the files of a fund.
  case nothingToImport(String)
  /// Neither the name nor the columns of the file are those of a fund's files.
  case notRecognised(String)
}
