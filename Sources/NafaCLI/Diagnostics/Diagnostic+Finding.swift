import BookStore
import LedgerValues

extension Diagnostic {
  /// What a verification found: the sentence of its code, the record and the place.
  init(_ finding: Finding) {
    var message = finding.code.message
    if let record = finding.record {
      let said = message
      message = Message(
        fr: "enregistrement \(record) : \(said)", en: "record \(record): \(said)")
    }
    self.init(
      kind: .integrity, code: finding.code.code, message: message, remedy: finding.code.remedy,
      detail: finding.place.isEmpty ? nil : finding.place)
  }

  /// What a verification found, each kind of a record said once, with all its places.
  ///
  /// The places are for who looks into the file: without `--verbose` one sentence would stand there as
  /// often as there are columns that differ.
  static func each(of findings: [Finding]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var last: Finding?
    // In their order the findings of a kind of a record follow each other.
    for finding in findings.sorted() {
      if let last, (last.code, last.record) == (finding.code, finding.record) {
        let places = [diagnostics.removeLast().detail ?? "", finding.place].filter { !$0.isEmpty }
        var merged = Diagnostic(finding)
        merged.detail = places.isEmpty ? nil : places.joined(separator: ", ")
        diagnostics.append(merged)
      } else {
        diagnostics.append(Diagnostic(finding))
      }
      last = finding
    }
    return diagnostics
  }
}

extension Finding.Code: Explained {
  static let samples = allCases

  var kind: Diagnostic.Kind { .integrity }

  var code: String { rawValue }

  var message: Message {
    switch self {
    case .notABook: Message(fr: "le fichier n'est pas un livre", en: "the file is not a book")
    case .newerFormat:
      Message(
        fr: "le format du fichier est d'une version plus récente de ce programme",
        en: "the file's format is of a later version of this program")
    case .fileDamaged: Message(fr: "le fichier est abîmé", en: "the file is damaged")
    case .schema:
      Message(
        fr: "une table, un index ou un déclencheur n'est pas celui du programme",
        en: "a table, index or trigger is not the program's own")
    case .reference:
      Message(
        fr: "une ligne renvoie à une ligne qui n'est pas là",
        en: "a row points to a row that is not there")
    case .sequence:
      Message(fr: "il manque un enregistrement avant celui-ci", en: "a record is missing before it")
    case .previous:
      Message(
        fr: "il ne nomme pas l'empreinte de celui d'avant",
        en: "it does not name the digest of the one before it")
    case .digest:
      Message(
        fr: "son contenu n'a pas l'empreinte qu'il dit",
        en: "its content does not have the digest that it says")
    case .time:
      Message(
        fr: "son heure est avant celle du précédent", en: "its time is before that of the last one")
    case .form:
      Message(fr: "son contenu n'est pas dans la forme due", en: "its content is not in due form")
    case .unknown:
      Message(
        fr: "ce programme ne connaît pas cette sorte d'enregistrement",
        en: "this program does not know this kind of record")
    case .site:
      Message(
        fr: "une chaîne ne commence pas comme elle le doit",
        en: "a chain does not begin as it must")
    case .entry: Message(fr: "une écriture n'en est pas une", en: "an entry is not an entry")
    case .number:
      Message(
        fr: "un numéro d'écriture manque ou sert deux fois",
        en: "an entry number is missing, or used twice")
    case .entryDay:
      Message(
        fr:
          "une écriture ou une clôture est d'avant le début du livre, ou de trop loin après son enregistrement",
        en:
          "an entry or a closing is dated before the book's first day, or far after it was recorded"
      )
    case .closedMonth:
      Message(
        fr: "une écriture est dans un mois qui était clôturé",
        en: "an entry lies in a month that was closed")
    case .signedMonth:
      Message(
        fr: "un mois signé a bougé : une écriture y est ajoutée, ou un rapprochement défait",
        en: "a signed month has moved: an entry was added to it, or a match taken back")
    case .signedFigures:
      Message(
        fr: "la liste ne donne plus le mois tel qu'il fut signé",
        en: "the list no longer gives the month as it was signed")
    case .signatories:
      Message(
        fr: "une même personne a préparé et revu le mois",
        en: "one person prepared and reviewed the month")
    case .mirror:
      Message(
        fr: "une annulation n'est pas l'exact opposé de ce qu'elle annule",
        en: "a reversal is not the exact opposite of what it reverses")
    case .postingSum:
      Message(
        fr: "une écriture n'est pas équilibrée dans un fonds",
        en: "an entry does not balance in a fund")
    case .belowZero:
      Message(
        fr: "une caisse, un compte ou un fonds affecté est au-dessous de zéro un jour",
        en: "a cash box, an account or a restricted fund is below zero on a day")
    case .statementSum:
      Message(
        fr: "les lignes d'un relevé ne mènent pas de son ouverture à sa clôture",
        en: "a statement's lines do not lead from its opening to its closing balance")
    case .matchSum:
      Message(
        fr: "les deux côtés d'un rapprochement diffèrent", en: "the two sides of a match differ")
    case .matchUse:
      Message(
        fr:
          "des rapprochements emploient plus d'une ligne, d'un mouvement ou d'une dette qu'il n'y en a",
        en: "matches use more of a line, a movement or a debt than there is")
    case .detailMissing:
      Message(
        fr: "un détail personnel a disparu sans avoir été effacé",
        en: "a personal detail is gone, and was not erased")
    case .detailAltered:
      Message(
        fr: "un détail personnel a été changé", en: "a personal detail was changed")
    case .detailStray:
      Message(
        fr: "un détail personnel n'est d'aucun enregistrement",
        en: "a personal detail is of no record")
    case .erasure:
      Message(
        fr: "les effacements ne sont pas ceux des enregistrements",
        en: "the erasures are not those of the records")
    case .rebuilding:
      Message(
        fr: "ce qui en découle ne peut être refait", en: "what follows from it cannot be made again"
      )
    case .projection:
      Message(
        fr: "ce qui est tiré de la liste n'est pas ce qu'elle donne",
        en: "what is derived from the list is not what it gives")
    case .decision:
      Message(
        fr: "la décision, refaite, est une autre", en: "the decision, made again, is another one")
    case .fork:
      Message(
        fr:
          "le point de contrôle dit un autre contenu : l'histoire a été récrite, ou deux copies ont vécu",
        en:
          "the checkpoint says other content: history was rewritten, or two copies were written on")
    case .truncated:
      Message(
        fr: "le livre s'arrête avant le point de contrôle",
        en: "the book ends before the checkpoint")
    case .witness:
      Message(
        fr: "l'autre livre est d'un autre site, ou ne peut être lu",
        en: "the other book is of another site, or cannot be read")
    }
  }

  var remedy: Message? {
    switch self {
    case .newerFormat:
      Message(fr: "mettez le programme à jour", en: "update the program")
    case .witness:
      Message(
        fr: "nommez une copie du même livre", en: "name a copy of the same book")
    case .notABook: Message(fr: "relisez le nom du fichier", en: "check the file's name")
    case .fileDamaged, .schema, .reference, .sequence, .previous, .digest, .time, .form, .unknown,
      .site, .entry, .number, .entryDay, .closedMonth, .signedMonth, .signedFigures, .signatories,
      .mirror,
      .postingSum, .belowZero, .statementSum,
      .matchSum, .matchUse, .detailMissing, .detailAltered, .detailStray, .erasure, .rebuilding,
      .projection, .decision:
      Message(
        fr: "n'écrivez plus dans ce fichier ; gardez-le, et reprenez par \(code: "nafa restore")",
        en: "write no more in this file; keep it, and go on with \(code: "nafa restore")")
    case .fork, .truncated:
      Message(
        fr:
          "relisez d'abord le code ; s'il est juste, n'écrivez plus dans ce fichier, et montrez-le à qui tient le contrôle",
        en:
          "first read the code again; if it is right, write no more in this file, and show it to the auditor"
      )
    }
  }
}
