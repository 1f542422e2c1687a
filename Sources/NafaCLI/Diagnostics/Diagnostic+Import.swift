extension ImportError: Explained {
  static let samples: [ImportError] = [.nothingToImport("mars"), .notRecognised("mars.csv")]

  var kind: Diagnostic.Kind { .refused }

  var code: String {
    switch self {
    case .nothingToImport: "import.nothing"
    case .notRecognised: "import.not-recognised"
    }
  }

  var message: Message {
    switch self {
    case .nothingToImport(let path):
      Message(
        fr: "\(quoted: path) n'a aucun fichier d'un fonds",
        en: "\(quoted: path) has none of a fund's files")
    case .notRecognised(let path):
      Message(
        fr: "\(quoted: path) n'a ni le nom ni les colonnes d'un fichier d'un fonds",
        en: "\(quoted: path) has neither the name nor the columns of a fund's file")
    }
  }

  var remedy: Message? {
    Message(
      fr: "\(code: "nafa demo") en crée des exemples",
      en: "\(code: "nafa demo") makes examples of them")
  }
}
