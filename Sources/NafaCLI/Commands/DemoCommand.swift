import LedgerValues
import SampleFund

/// `nafa demo DIR`: an invented fund's year, at any size, as the files that `import` reads.
enum DemoCommand {
  static let directory = Parameter.operand(
    "directory", .directory, fr: "le dossier à créer", en: "the directory to make")

  static let households = Parameter.option(
    "households", .integer(1...100_000),
    fr: "combien de ménages ; sinon 40", en: "how many households; else 40")

  static let seed = Parameter.option(
    "seed", .integer(0...999_999_999),
    fr: "le hasard, à répéter tel quel ; sinon 1",
    en: "the chance, to be repeated as it was; else 1")

  static let command = Command(
    "demo", fr: "exemple", section: .start,
    summary: Message(
      fr: "créer les fichiers d'un fonds inventé, pour essayer",
      en: "make the files of an invented fund, to try things out"),
    details: [
      Message(
        fr:
          "Le même nombre de ménages et la même graine donnent les mêmes fichiers, à l'octet près.",
        en: "The same households and the same seed give the same files, byte for byte.")
    ],
    examples: ["demo essai", "demo essai --households 400 --seed 7"],
    parameters: [directory, households, seed]
  ) { (session) throws(Diagnostic) in
    let directory = try session[directory]
    let files = SampleFund.files(
      households: try session[households] ?? 40, seed: UInt64(try session[seed] ?? 1))
    try explained { () throws(FileError) in
      try check(files, in: directory, session.environment.files)
      if !session.isDryRun { try make(files, in: directory, session.environment.files) }
    }
    return Outcome(answer(files, directory, isDryRun: session.isDryRun))
  }

  /// All files are made or, where one is there already, none.
  private static func check(
    _ files: [(name: String, text: String)], in directory: String, _ access: FileAccess
  ) throws(FileError) {
    guard access.exists(directory) else { return try access.canCreate(directory) }
    for file in files {
      let folder = folder(of: file.name).map { "\(directory)/\($0)" }
      if folder.map(access.exists) ?? true { try access.canCreate("\(directory)/\(file.name)") }
    }
  }

  private static func make(
    _ files: [(name: String, text: String)], in directory: String, _ access: FileAccess
  ) throws(FileError) {
    for folder in [directory] + folders(files).map({ "\(directory)/\($0)" }) {
      try access.makeDirectory(folder)
    }
    for file in files {
      try access.create("\(directory)/\(file.name)", Array(file.text.utf8))
    }
  }

  /// The folders in which files are, each once, in order.
  private static func folders(_ files: [(name: String, text: String)]) -> [String] {
    var folders: [String] = []
    for file in files {
      if let folder = folder(of: file.name), !folders.contains(folder) { folders.append(folder) }
    }
    return folders
  }

  private static func folder(of name: String) -> String? {
    name.lastIndex(of: "/").map { String(name[..<$0]) }
  }

  private static func row(_ name: String, _ files: [(name: String, text: String)]) -> [Cell] {
    let texts = files.map(\.text.utf8)
    let lines = texts.reduce(0) { $0 + $1.count { $0 == UInt8(ascii: "\n") } }
    return [
      .code(name), .count(files.count), .count(lines), .count(texts.reduce(0) { $0 + $1.count }),
    ]
  }

  private static func answer(
    _ files: [(name: String, text: String)], _ directory: String, isDryRun: Bool
  ) -> Answer {
    let own = files.filter { folder(of: $0.name) == nil }
      .map { row($0.name, [$0]) }
    let folded = folders(files).map { name in
      row("\(name)/", files.filter { folder(of: $0.name) == name })
    }
    let table = Table(
      "files",
      columns: [
        .text("file", fr: "fichier", en: "file"), .number("files", fr: "fichiers", en: "files"),
        .number("lines", fr: "lignes", en: "lines"), .number("bytes", fr: "octets", en: "bytes"),
      ], rows: own + folded)
    let said =
      isDryRun
      ? Message(
        fr: "Un fonds inventé irait dans \(quoted: directory) ; rien n'est écrit, c'est un essai.",
        en:
          "An invented fund would go to \(quoted: directory); nothing is written, this was a dry run."
      )
      : Message(
        fr: "Un fonds inventé, dans \(quoted: directory) : personne n'y est réel.",
        en: "An invented fund, in \(quoted: directory): nobody in it is real.")
    return Answer(.paragraph(said), .table(table))
  }
}
