import LedgerValues
import StatementFormats

/// `nafa reconcile parse`: what a file says, before anything is taken into the book.
extension ReconcileCommand {
  static let files = Parameter.operands(
    "files", .file, fr: "les relevés, de n'importe quelle taille",
    en: "the statements, of any size")

  static let parse = Command(
    "parse", fr: "lire", section: .reconcile,
    summary: Message(
      fr: "ce que dit un relevé, et s'il tombe juste ; sans livre",
      en: "what a statement says, and whether it ties; without a book"),
    details: [
      Message(
        fr:
          "Chaque ligne du fichier est comptée : reprise, écartée, refusée ou illisible. Un relevé qui ne tombe pas juste dit de combien. En JSON, un fichier est un objet, et plusieurs sont un tableau d'objets.",
        en:
          "Every row of the file is counted: taken, left aside, rejected or unread. A statement that does not tie says by how much. In JSON one file is an object, and several are an array of objects."
      )
    ],
    examples: ["reconcile parse wallet.csv", "reconcile parse bank.sta -O json"],
    parameters: [files, profile, dayOrder]
  ) { (session) throws(Diagnostic) in
    let options = try StatementOptions(session)
    let paths = try session[files]
    var (outcome, files) = (Outcome(Answer()), [ParsedFile]())
    for path in paths {
      do throws(Diagnostic) {
        let parsed = try session.parsed(path, options)
        files.append(parsed)
        outcome.diagnostics += parsed.rejections
        if !parsed.summary.isWhole { outcome.worsen(to: .findings) }
      } catch  where paths.count > 1 {
        outcome.diagnostics.append(error)
        outcome.worsen(to: error.kind.status)
      } catch {
        throw error
      }
    }
    outcome.answer.blocks = ParsedAnswer.blocks(files, isOne: paths.count == 1)
    return outcome
  }
}

/// A file of statements that was read for its figures.
struct ParsedFile {
  let path: String
  let bytes: Int
  let digest: Digest
  let summary: StatementSummary

  /// The first rows that could not be taken, each with its place and its reason.
  var rejections: [Diagnostic] {
    summary.rejected.compactMap { row in
      guard case .rejected(let rejection) = row.fate else { return nil }
      return Diagnostic(rejection, at: rejection.place(in: path, line: row.row))
    }
  }
}

extension Session {
  fileprivate func parsed(
    _ path: String, _ options: StatementOptions
  ) throws(Diagnostic) -> ParsedFile {
    let next = try pieces(of: path)
    var (stream, hash, count) = (StatementStream(options, keepsLines: false), SHA256(), 0)
    var document: XMLInput?
    while true {
      let piece = try explained(next)
      if piece.isEmpty { break }
      if count == 0, UnreadFormat(piece) == .xml { document = Self.document(path, piece) }
      hash.update(piece)
      count += piece.count
      // XML is only measured here; another process reads it.
      if document != nil { continue }
      try explained(in: path) { () throws(StatementError) in try stream.take(piece) }
    }
    if let document { stream = try xmlStream(of: document, at: path, keepsLines: false) }
    let summary = try explained(in: path) { () throws(StatementError) in try stream.summary() }
    return ParsedFile(path: path, bytes: count, digest: hash.finish(), summary: summary)
  }
}

extension Session {
  /// Where another process finds the document of a path: of standard input, which comes in whole and
  /// once, it is given the bytes.
  static func document(_ path: String, _ bytes: [UInt8]) -> XMLInput {
    path == "-" ? .bytes(bytes) : .file(path)
  }

  /// What `nafa-xml` says of a document, taken in.
  func xmlStream(
    of document: XMLInput, at path: String, keepsLines: Bool, entries: [Range<Int>] = []
  ) throws(Diagnostic) -> StatementStream {
    var stream = StatementStream(ofXMLWithLines: keepsLines, entries: entries)
    let place = Diagnostic.Place(file: path)
    let next = try explained(at: place) { () throws(XMLReaderError) in
      try environment.xml.lines(document)
    }
    while true {
      let piece = try explained(at: place, next)
      if piece.isEmpty { return stream }
      try explained(in: path) { () throws(StatementError) in try stream.take(piece) }
    }
  }
}
