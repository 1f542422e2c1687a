import StatementFormats
import TabularText

extension XMLReaderError: Explained {
  static let samples: [XMLReaderError] = [.missing("/usr/local/bin/nafa-xml"), .noRoom, .outOfTime]

  var kind: Diagnostic.Kind { .fault }

  var code: String {
    switch self {
    case .missing: "xml.reader-missing"
    case .noRoom: "xml.no-room"
    case .outOfTime: "xml.out-of-time"
    }
  }

  var message: Message {
    switch self {
    case .missing(let path):
      Message(
        fr: "le programme qui lit le XML manque : \(quoted: path)",
        en: "the program that reads XML is missing: \(quoted: path)")
    case .noRoom:
      Message(
        fr: "le XML reçu sur l'entrée standard ne tient pas en mémoire",
        en: "the XML that came in on standard input does not fit into memory")
    case .outOfTime:
      Message(
        fr: "la lecture du XML n'a pas fini dans le temps permis",
        en: "reading the XML did not end in the time allowed")
    }
  }

  var remedy: Message? {
    switch self {
    case .missing:
      Message(
        fr: "placez \(code: "nafa-xml") à côté de \(code: "nafa"), ou demandez le relevé en CSV",
        en: "put \(code: "nafa-xml") beside \(code: "nafa"), or ask for the statement as CSV")
    case .noRoom:
      Message(
        fr: "enregistrez-le dans un fichier, et nommez le fichier",
        en: "save it in a file, and name the file")
    case .outOfTime:
      Message(fr: "demandez un fichier par mois", en: "ask for one file per month")
    }
  }
}

extension Explanation {
  static func xml(_ fault: XMLFault) -> Explanation {
    Explanation(
      fault.code, fault.message,
      remedy: fault == .encoding
        ? Message(
          fr: "demandez le relevé à la banque en UTF-8, ou en CSV",
          en: "ask the bank for the statement in UTF-8, or as CSV")
        : Message(
          fr: "demandez le relevé de nouveau à la banque, en CAMT.053 ou en CSV",
          en: "ask the bank for the statement again, as CAMT.053 or CSV"))
  }

  static var xmlReaderStopped: Explanation {
    Explanation(
      "xml.reader-stopped",
      Message(
        fr: "la lecture du XML s'est arrêtée avant la fin du fichier",
        en: "reading the XML stopped before the end of the file"),
      remedy: Message(
        fr: "demandez le relevé en CSV", en: "ask for the statement as CSV"))
  }
}

extension XMLFault {
  fileprivate var code: String {
    switch self {
    case .notWellFormed: "xml.not-well-formed"
    case .entities: "xml.entities"
    case .tooDeep: "xml.too-deep"
    case .tooLong: "xml.too-long"
    case .encoding: "xml.encoding"
    case .otherDocument: "xml.other-document"
    }
  }

  fileprivate var message: Message {
    switch self {
    case .notWellFormed:
      Message(fr: "le XML est coupé ou mal formé", en: "the XML is cut or not well-formed")
    case .entities:
      Message(
        fr: "le XML définit ou emploie des entités, ce qu'aucun relevé ne fait",
        en: "the XML defines or uses entities, which no statement does")
    case .tooDeep:
      Message(
        fr: "le XML emboîte plus d'éléments qu'aucun relevé",
        en: "the XML nests more elements than any statement")
    case .tooLong:
      Message(
        fr: "un texte du XML est plus long que dans aucun relevé",
        en: "a text of the XML is longer than in any statement")
    case .encoding:
      Message(
        fr: "le XML est dans un encodage qui ne se lit pas ici, comme l'UTF-16",
        en: "the XML is in an encoding that is not read here, such as UTF-16")
    case .otherDocument:
      Message(
        fr: "ce XML n'est pas un relevé CAMT.052, 053 ou 054",
        en: "this XML is no CAMT.052, 053 or 054 statement")
    }
  }
}
