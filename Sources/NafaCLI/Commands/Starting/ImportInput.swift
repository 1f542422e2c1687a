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
  /// The rows of each file, blank ones apart.
  private(set) var rows: [FundFile: Int] = [:]
  private var paths: [FundFile: String] = [:]

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
    let path = paths[refusal.file] ?? refusal.file.rawValue
    return Diagnostic(refusal.refusal, at: Diagnostic.Place(file: path, line: refusal.line))
  }

  private mutating func read(directory: String, _ session: Session) throws(Diagnostic) {
    let files = session.environment.files
    for name in Self.ruleBookNames where files.exists("\(directory)/\(name)") {
      try read(ruleBook: "\(directory)/\(name)", session)
    }
    for file in FundFile.allCases {
      for name in file.names where files.exists("\(directory)/\(name).csv") {
        try read(file: "\(directory)/\(name).csv", as: file, session)
      }
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
    sources.append((Self.name(of: path), SHA256.digest(of: Array(text.utf8))))
  }

  private mutating func read(
    file path: String, as known: FundFile?, _ session: Session
  ) throws(Diagnostic) {
    if path.hasSuffix(".md") { return try read(ruleBook: path, session) }
    let bytes = try session.bytes(of: path)
    let name = Self.name(of: path)
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    guard let file = known ?? FundFile.recognised(name: stem, bytes: bytes) else {
      throw Diagnostic(ImportError.notRecognised(path))
    }
    let reading = try explained(at: Diagnostic.Place(file: path)) { () throws(TableError) in
      try file.read(bytes, normalize: NormalForm.composed)
    }
    acts += reading.acts
    rows[file, default: 0] += reading.rows
    paths[file] = path
    refusals += reading.refusals.map { Diagnostic($0, in: path) }
    sources.append((name, SHA256.digest(of: bytes)))
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
