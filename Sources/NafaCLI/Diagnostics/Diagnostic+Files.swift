extension FileError: Explained {
  static let samples: [FileError] = [
    .missing("mars.csv"), .exists("mars.csv"), .wrongKind("mars.csv"), .notAllowed("mars.csv"),
    .full("mars.csv"), .readerGone("stdout"), .tooLarge("mars.csv", bound: 1_000),
    .notUTF8("mars.csv", at: 17),
    .system("mars.csv", code: 5),
  ]

  var kind: Diagnostic.Kind { .fault }

  var code: String {
    switch self {
    case .missing: "file.missing"
    case .exists: "file.exists"
    case .wrongKind: "file.wrong-kind"
    case .notAllowed: "file.not-allowed"
    case .full: "file.disk-full"
    case .readerGone: "file.reader-gone"
    case .tooLarge: "file.too-large"
    case .notUTF8: "file.not-utf-8"
    case .system: "file.system"
    }
  }

  var message: Message {
    switch self {
    case .missing(let path):
      Message(fr: "\(quoted: path) n'existe pas", en: "\(quoted: path) does not exist")
    case .exists(let path):
      Message(fr: "\(quoted: path) existe déjà", en: "\(quoted: path) exists already")
    case .wrongKind(let path):
      Message(
        fr: "\(quoted: path) n'est pas ce qui est attendu : un fichier ou un dossier",
        en: "\(quoted: path) is not what is expected: a file or a directory")
    case .notAllowed(let path):
      Message(
        fr: "le système ne permet pas l'accès à \(quoted: path)",
        en: "the system does not allow access to \(quoted: path)")
    case .full(let path):
      Message(
        fr: "le disque est plein, \(quoted: path) n'a pas été écrit",
        en: "the disk is full, \(quoted: path) was not written")
    case .readerGone(let path):
      Message(
        fr: "personne ne lit plus \(code: path)", en: "nobody reads \(code: path) any more")
    case .tooLarge(let path, let bound):
      Message(
        fr: "\(quoted: path) dépasse \(bound) octets", en: "\(quoted: path) is above \(bound) bytes"
      )
    case .notUTF8(let path, let offset):
      Message(
        fr: "\(quoted: path) n'est pas en UTF-8, à partir de l'octet \(offset)",
        en: "\(quoted: path) is not UTF-8, from byte \(offset) on")
    case .system(let path, let code):
      Message(
        fr: "\(quoted: path) : le système répond par l'erreur \(Int(code))",
        en: "\(quoted: path): the system answers with error \(Int(code))")
    }
  }

  var remedy: Message? {
    switch self {
    case .missing: Message(fr: "relisez le nom", en: "check the name")
    case .exists:
      Message(
        fr: "donnez un autre nom ; rien n'est écrasé",
        en: "give another name; nothing is overwritten")
    case .wrongKind: Message(fr: "relisez le nom", en: "check the name")
    case .notAllowed:
      Message(
        fr: "demandez l'accès à qui gère la machine", en: "ask whoever looks after the machine")
    case .full:
      Message(fr: "libérez de la place, puis recommencez", en: "free some space, then retry")
    case .readerGone:
      Message(
        fr: "ce qui était inscrit le reste ; relancez la commande pour relire la réponse",
        en: "what was recorded stays; run the command again to read the answer")
    case .tooLarge: Message(fr: "partagez le fichier", en: "split the file")
    case .notUTF8:
      Message(
        fr: "enregistrez-le en UTF-8 ; dans un tableur, sous « CSV UTF-8 »",
        en: "save it in UTF-8; in a spreadsheet program, as \"CSV UTF-8\"")
    case .system:
      Message(
        fr: "essayez sur un autre disque ou une autre clé", en: "try another disk or memory stick")
    }
  }
}
