/// What the program says when it cannot go on, or wants something looked at.
struct Diagnostic: Error, Hashable, Sendable {
  var kind: Kind = .refused
  /// Stable, for scripts and for the gallery: `entry.unbalanced`.
  let code: String
  let message: Message
  var remedy: Message? = nil
  var place: Place? = nil
  /// The candidates of a choice that someone has to make.
  var candidates: [Candidate] = []
  /// What only `--verbose` shows: statements, error numbers; never a value of the books.
  var detail: String? = nil
  /// Whether it is about the book as a whole: its file is then the place.
  var isAboutBook = false

  enum Kind: String, Hashable, Sendable, CaseIterable {
    case note, finding, usage, refused, integrity, fault, decision

    /// How a run that stops here ends.
    var status: ExitStatus {
      switch self {
      case .note: .done
      case .finding: .findings
      case .usage: .usage
      case .refused: .refused
      case .integrity: .integrity
      case .fault: .fault
      case .decision: .decision
      }
    }
  }

  /// Where in a file: lines and columns count from 1; a column may have a header's name.
  struct Place: Hashable, Sendable {
    let file: String
    var line: Int? = nil
    var column: Int? = nil
    var header: String? = nil
    /// What the cell says; never a personal detail.
    var value: String? = nil
  }

  /// One of several that were meant: its code, and what tells it from the others.
  struct Candidate: Hashable, Sendable {
    let code: String
    let label: Message
  }
}

extension Diagnostic {
  func at(_ place: Place?) -> Diagnostic {
    var copy = self
    copy.place = place
    return copy
  }

  /// The same, with the file of the book as its place where it is about the book and has no other.
  func ofBook(at path: String?) -> Diagnostic {
    guard isAboutBook, place == nil, let path else { return self }
    return at(Place(file: path))
  }
}
