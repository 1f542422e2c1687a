import BookStore
import DoubleEntry
import LedgerValues

extension IntegrityFault: Explained {
  static let samples: [IntegrityFault] = [
    .notABook, .newerFormat(found: 2), .schemaChanged(object: "record_is_final"), .strayPostings,
    .brokenRecord(.sample), .notWhole(Finding(.digest, .sample)), .fork(.sample),
    .unknownRecord(.sample, kind: "visit", version: 9),
  ]

  var kind: Diagnostic.Kind {
    switch self {
    case .notABook, .newerFormat: .fault
    case .schemaChanged, .strayPostings, .brokenRecord, .notWhole, .fork, .unknownRecord:
      .integrity
    }
  }

  var code: String {
    switch self {
    case .notABook: "book.not-a-book"
    case .newerFormat: "book.newer-format"
    case .schemaChanged: "book.schema-changed"
    case .strayPostings: "book.stray-postings"
    case .brokenRecord: "book.broken-record"
    case .notWhole: "book.not-whole"
    case .fork: "book.fork"
    case .unknownRecord: "book.unknown-record"
    }
  }

  var message: Message {
    switch self {
    case .notABook: Message(fr: "ce fichier n'est pas un livre", en: "this file is not a book")
    case .newerFormat(let found):
      Message(
        fr: "ce livre est au format \(found), plus récent que ce programme",
        en: "this book has format \(found), newer than this program")
    case .schemaChanged(let object):
      Message(
        fr: "\(code: object) n'est pas tel que ce programme l'a fait",
        en: "\(code: object) is not as this program made it")
    case .strayPostings:
      Message(
        fr: "des lignes d'écriture n'appartiennent à aucun enregistrement",
        en: "there are postings that belong to no record")
    case .brokenRecord(let key):
      Message(
        fr: "l'enregistrement \(key) n'est plus tel qu'il fut écrit",
        en: "record \(key) is no longer as it was written")
    case .notWhole(let finding):
      Message(
        fr: "ce livre n'est pas entier : \(code: finding.code.rawValue)",
        en: "this book is not whole: \(code: finding.code.rawValue)")
    case .fork(let key):
      Message(
        fr: "les deux copies ne disent pas la même chose à partir de l'enregistrement \(key)",
        en: "the two copies do not say the same from record \(key) on")
    case .unknownRecord(let key, let kind, let version):
      Message(
        fr:
          "l'enregistrement \(key) est d'une sorte que ce programme ne lit pas : \(code: kind) \(version)",
        en: "record \(key) is of a kind that this program does not read: \(code: kind) \(version)")
    }
  }

  var remedy: Message? {
    switch self {
    case .notABook: Message(fr: "relisez le nom du fichier", en: "check the file's name")
    case .newerFormat, .unknownRecord:
      Message(fr: "installez un nafa plus récent", en: "install a newer nafa")
    case .fork:
      Message(
        fr: "comparez-les avec vos reçus : \(code: "nafa verify --against")",
        en: "compare them with your receipts: \(code: "nafa verify --against")")
    case .schemaChanged, .strayPostings, .brokenRecord, .notWhole:
      Message(
        fr: "n'y écrivez plus ; gardez ce fichier, et restaurez une sauvegarde à côté",
        en: "write no more in it; keep this file, and restore a backup beside it")
    }
  }
}

extension Question: Explained {
  static let samples: [Question] = [
    .clockAhead(days: 45), .otherMachine, .handedOver, .isBackup,
    .firstDayUnclear(rows: [2, 3], by: .sample), .referencesReused(rows: [17], by: .sample),
    .otherAccount(named: "…4567", before: "…0122", .healthSavings, by: .sample),
  ]

  var kind: Diagnostic.Kind { .decision }

  var code: String {
    switch self {
    case .clockAhead: "clock.ahead"
    case .otherMachine: "machine.other"
    case .handedOver: "machine.handed-over"
    case .isBackup: "book.is-backup"
    case .firstDayUnclear: "statement.first-day"
    case .referencesReused: "statement.reused-references"
    case .otherAccount: "statement.other-account"
    }
  }

  var message: Message {
    switch self {
    case .clockAhead(let days):
      Message(
        fr: "l'horloge est à \(days, "jour", "jours") du dernier enregistrement",
        en: "the clock is \(days, "day", "days") past the last record")
    case .otherMachine:
      Message(
        fr: "une autre machine écrit dans ce livre", en: "another machine writes in this book")
    case .handedOver:
      Message(
        fr: "le livre a été remis, et aucune machine ne l'a encore repris",
        en: "the book was handed over, and no machine has taken it on yet")
    case .isBackup:
      Message(
        fr: "ce fichier est une sauvegarde : on n'y écrit pas",
        en: "this file is a backup: it is not written on")
    case .firstDayUnclear(let rows, let key):
      Message(
        fr:
          "\(rows.count, "ligne peut être", "lignes peuvent être") déjà dans l'enregistrement \(key) ou nouvelles, à partir de la ligne \(rows.first ?? 0) du fichier",
        en:
          "\(rows.count, "row may be", "rows may be") in record \(key) already, or new, from line \(rows.first ?? 0) of the file on"
      )
    case .referencesReused(let rows, let key):
      Message(
        fr:
          "\(rows.count, "ligne a une référence que", "lignes ont des références que") l'enregistrement \(key) a avec un autre contenu, à partir de la ligne \(rows.first ?? 0) du fichier",
        en:
          "\(rows.count, "row has a reference that", "rows have references that") record \(key) has with other content, from line \(rows.first ?? 0) of the file on"
      )
    case .otherAccount(let named, let before, let account, let key):
      Message(
        fr:
          "le fichier est du compte \(code: named) ; dans l'enregistrement \(key), le compte \(account) était \(code: before)",
        en:
          "the file is of account \(code: named); in record \(key), account \(account) was \(code: before)"
      )
    }
  }

  var remedy: Message? {
    switch self {
    case .clockAhead:
      Message(
        fr: "vérifiez la date de la machine ; si elle est juste, confirmez-la dans un terminal",
        en: "check the machine's date; if it is right, confirm it in a terminal")
    case .otherMachine:
      Message(
        fr: "là-bas, lancez \(code: "nafa handover") ; ici, ne faites que lire",
        en: "run \(code: "nafa handover") over there; here, only read")
    case .handedOver:
      Message(
        fr: "lancez \(code: "nafa handover --take") sur la machine qui le reprend",
        en: "run \(code: "nafa handover --take") on the machine that takes it on")
    case .isBackup:
      Message(
        fr: "pour continuer à partir d'elle, \(code: "nafa restore")",
        en: "to go on from it, \(code: "nafa restore")")
    case .firstDayUnclear:
      Message(
        fr:
          "le fichier commence-t-il à minuit (\(code: "--first-day whole")) ou en cours de journée (\(code: "--first-day part")) ?",
        en:
          "does the file begin at midnight (\(code: "--first-day whole")) or within the day (\(code: "--first-day part"))?"
      )
    case .referencesReused:
      Message(
        fr:
          "si ce sont d'autres opérations, ajoutez \(code: "--reused-references") ; sinon demandez à l'opérateur",
        en:
          "if they are other operations, add \(code: "--reused-references"); else ask the operator"
      )
    case .otherAccount:
      Message(
        fr:
          "vérifiez le compte et le fichier ; si l'opérateur a changé le numéro, ajoutez \(code: "--renumbered")",
        en:
          "check the account and the file; if the keeper changed the number, add \(code: "--renumbered")"
      )
    }
  }
}

extension BookFault: Explained {
  static let samples = allCases

  var kind: Diagnostic.Kind {
    switch self {
    case .damaged, .guarded: .integrity
    case .libraryTooOld, .cannotOpen, .exists, .notABook, .cutShort, .readOnly, .moved, .locked,
      .diskFull,
      .disk, .outOfMemory, .interrupted:
      .fault
    }
  }

  var code: String {
    switch self {
    case .libraryTooOld: "disk.library-too-old"
    case .cannotOpen: "disk.cannot-open"
    case .exists: "disk.exists"
    case .notABook: "book.not-a-book"
    case .cutShort: "disk.cut-short"
    case .readOnly: "disk.read-only"
    case .moved: "disk.moved"
    case .locked: "disk.locked"
    case .damaged: "book.damaged"
    case .diskFull: "disk.full"
    case .disk: "disk.failing"
    case .outOfMemory: "disk.out-of-memory"
    case .interrupted: "disk.interrupted"
    case .guarded: "book.guarded"
    }
  }

  var message: Message {
    switch self {
    case .libraryTooOld:
      Message(
        fr: "le SQLite du système est trop ancien", en: "the system's SQLite is too old")
    case .cannotOpen: Message(fr: "le livre ne s'ouvre pas", en: "the book cannot be opened")
    case .exists: Message(fr: "ce livre existe déjà", en: "this book exists already")
    case .notABook: IntegrityFault.notABook.message
    case .cutShort:
      Message(
        fr: "une écriture a été coupée, et sa moitié est encore là",
        en: "a write was cut short, and half of it is still there")
    case .readOnly: Message(fr: "le livre ne peut être écrit", en: "the book cannot be written")
    case .moved:
      Message(
        fr: "le fichier du livre a été déplacé ou remplacé pendant le travail",
        en: "the book's file was moved or replaced during the work")
    case .locked:
      Message(fr: "un autre programme tient le livre", en: "another program holds the book")
    case .damaged: Message(fr: "le fichier du livre est abîmé", en: "the book's file is damaged")
    case .diskFull:
      Message(
        fr: "le disque est plein ; rien n'est écrit", en: "the disk is full; nothing is written")
    case .disk: Message(fr: "le disque ne répond pas bien", en: "the disk does not answer well")
    case .outOfMemory: Message(fr: "la mémoire manque", en: "memory is lacking")
    case .interrupted:
      Message(fr: "arrêté ; rien n'est écrit", en: "stopped; nothing is written")
    case .guarded:
      Message(
        fr: "les gardes du livre ont retenu l'écriture", en: "the book's guards held the write back"
      )
    }
  }

  var remedy: Message? {
    switch self {
    case .libraryTooOld:
      Message(fr: "mettez le système à jour", en: "update the system")
    case .cannotOpen:
      Message(
        fr: "relisez le nom et les droits ; \(code: "nafa new") ouvre un nouveau livre",
        en: "check the name and the permissions; \(code: "nafa new") starts a new book")
    case .exists: Message(fr: "donnez un autre nom", en: "give another name")
    case .notABook: IntegrityFault.notABook.remedy
    case .cutShort:
      Message(
        fr: "copiez le livre et le fichier \(code: "-journal") à côté là où l'on peut écrire",
        en: "copy the book and the \(code: "-journal") file beside it to where one can write")
    case .readOnly:
      Message(
        fr: "relisez les droits du fichier et de son dossier ; une clé peut être verrouillée",
        en: "check the permissions of file and folder; a memory stick may be locked")
    case .moved, .interrupted: Message(fr: "recommencez", en: "run it again")
    case .locked:
      Message(
        fr: "fermez l'autre programme, puis recommencez", en: "close the other program, then retry")
    case .damaged, .guarded: IntegrityFault.strayPostings.remedy
    case .diskFull:
      Message(fr: "libérez de la place, puis recommencez", en: "free some space, then retry")
    case .disk:
      Message(
        fr: "faites une sauvegarde sur un autre disque", en: "make a backup on another disk")
    case .outOfMemory:
      Message(fr: "fermez d'autres programmes", en: "close other programs")
    }
  }
}
