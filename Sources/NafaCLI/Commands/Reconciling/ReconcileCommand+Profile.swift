import StatementFormats
import TabularText

/// `nafa reconcile profile`: how a statement's columns are to be read.
extension ReconcileCommand {
  private static let table = Parameter.operand(
    "file", .file, fr: "le relevé, en CSV", en: "the statement, as CSV")

  static let proposing = Command(
    "profile", fr: "profil", section: .reconcile,
    summary: Message(
      fr: "proposer comment lire un relevé CSV, d'après ses premières lignes",
      en: "propose how to read a CSV statement, from its first rows"),
    details: [
      Message(
        fr:
          "Relisez la proposition, gardez-la dans un fichier, et nommez-le par --profile à reconcile parse et à reconcile import.",
        en:
          "Read the proposal, keep it in a file, and name that with --profile to reconcile parse and reconcile import."
      )
    ],
    examples: ["reconcile profile caisse.csv"], parameters: [table]
  ) { (session) throws(Diagnostic) in
    let path = try session[table]
    let next = try session.pieces(of: path)
    let piece = try explained(next)
    // The end of a line, so that no row is cut.
    let end = TableReader.endOfLines(in: piece)
    let head = end > 0 ? Array(piece[..<end]) : piece
    var options = StatementOptions()
    options.normalize = NormalForm.composed
    let proposal = try explained(in: path) { () throws(StatementError) in
      try ProfileProposal(for: head, name: name(of: path), options)
    }
    return Outcome(
      Answer(.verbatim(comment(proposal, session.voice) + proposal.profile.text, key: "profile")))
  }

  private static func comment(_ proposal: ProfileProposal, _ voice: Voice) -> String {
    let message =
      proposal.known == nil
      ? Message(
        fr: "proposé d'après le fichier ; à relire", en: "proposed from the file; to be read over")
      : Message(fr: "ce profil convient tel quel", en: "this profile fits as it is")
    return ([message] + [direction(proposal)].compactMap(\.self))
      .map { "# \(voice.say($0))\n" }.joined()
  }

  /// What the file does not say, and a person must: else what went out would be taken as come in.
  private static func direction(_ proposal: ProfileProposal) -> Message? {
    switch proposal.direction {
    case .said: return nil
    case .kinds(let kinds):
      let list = kinds.joined(separator: "; ")
      return Message(
        fr: "ajoutez à in ou à out, selon où l'argent est allé : \(quoted: list)",
        en: "add to in or to out, by where the money went: \(quoted: list)")
    case .unsaid:
      return Message(
        fr:
          "aucun montant n'a de signe : tout serait pris comme entré ; si une colonne dit le sens, nommez-la par label, avec signs: words, et ses mots par in et out",
        en:
          "no amount has a sign: all would be taken as come in; if a column tells the direction, name it with label, with signs: words, and its words with in and out"
      )
    }
  }

  /// The file's name without its folder and ending.
  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let stem = last.split(separator: ".").first.map(String.init) ?? last
    let letters = FoldedName(stem).description.replacing("_", with: "-")
    return letters.isEmpty ? "profile" : String(letters.prefix(40))
  }
}
