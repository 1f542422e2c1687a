import AccessRules
import DoubleEntry
import Testing

@testable import NafaCLI

/// A day in the life of a small book, in which every command answers once.
enum EveryCommand {
  /// Words of a shell, in their order: what comes later sees what came before.
  static let lines = [
    "status",
    "household list awa", "household show M0001-3",
    "contribute M0001-3 500 --receipt R1-900001 --into 5711 --on 2025-12-30",
    "contribute P0001-3 500 --savings --receipt R3-900001 --into 5712-A --on 2025-12-30",
    "subsidy SOL 25000 --funder Mairie --voucher SUB-900 --into 5212 --on 2025-12-30",
    "transfer 500 --from 5711 --to 5211 --fund GEN --voucher VIR-9000 --on 2025-12-30",
    "count 5711 --notes 10000x1 --coins 500x3,5x1 --witness Awa --witness Moussa --voucher PV-9001 "
      + "--on 2025-12-30",
    "fund list", "fund commitments SOL", "fund honour SOL --on 2025-12-31",
    "intake P0001-3 CONS AMOX --at CSCOM-SIKORO --on 2025-12-30 --fact Triage=vert "
      + "--fact Motif=maladie --fact Enceinte=non",
    "visit P0001-3 CONS AMOX --at CSCOM-SIKORO --number V-90001 --on 2025-12-30 "
      + "--fact Triage=vert --fact Motif=maladie --fact Enceinte=non",
    "withdraw P0001-3 100 --visit V-90001 --from 5712-A --voucher RET-9001 --on 2025-12-31",
    "pay CSCOM-SIKORO GEN=500 --from 5211 --voucher PAI-9001 --on 2025-12-31",
    "passbook M0001-3 --from 2025-12-01",
    "audit explain V-90001",
    "journal OD --from 2025-12-30", "ledger 5711 --from 2025-12-30",
    "trial-balance --from 2025-12-01", "export journal --as-of 2025-01-09",
    "export lines --from 2025-12-30",
    "reverse 387 --reason doublon",
    "evidence add M0001-3 Enceinte=oui --from 2025-12-01 --to 2025-12-31 --source PV",
    "evidence list M0001-3",
    "close 2025-01", "reopen 2025-01 --reason oubli",
    "reconcile import 5521 wallet.csv", "reconcile match 5521 --accept unique-amount",
    "reconcile list 5521", "reconcile undo 401/1 --reason doublon", "reconcile report 5521",
    "contribute M0001-3 1500 --receipt R1-900011 --into 5523 --on 2025-12-29",
    "contribute M0001-3 1000 --receipt R1-900012 --into 5523 --on 2025-12-20",
    "contribute P0001-3 300 --savings --receipt R3-900011 --into 5523 --on 2025-12-30",
    "reconcile import 5523 w.csv", "reconcile list 5523",
    "reconcile accept 5523 --rule unique-amount", "reconcile split 5523 406/2 404",
    "reconcile suspense 5523 406/3 --owner Awa --reason inconnu --look-again 2026-02-01",
    "reconcile create contribution 5523 406/4 M0001-3 --receipt R1-900013 --months 4",
    "reconcile create subsidy 5523 406/5 SOL --funder Mairie",
    "reconcile create fee 5523 406/6",
    "reconcile create transfer 5523 406/7 --other 5711 --fund GEN",
    "reconcile create payment 5523 406/8 CSCOM-SIKORO GEN=200",
    "reconcile create withdrawal 5523 406/9 P0001-3 --visit V-90001",
    "reconcile report 5523", "reconcile undo 409 --reason doublon", "reconcile status",
    "reconcile parse w.csv", "reconcile profile w.csv",
    "count 5712-A --coins 500x100 --witness Awa --witness Moussa --voucher PV-9002 --on 2025-01-31",
    "reconcile ready 5712-A 2025-01", "reconcile prepare 5712-A 2025-01 --by Awa",
    "reconcile review 5712-A 2025-01 --by Moussa", "reconcile sign 5712-A 2025-01",
    "reconcile reopen 5712-A 2025-01 --by Moussa --with Awa --reason oubli",
    "claim import CSCOM-SIKORO claim.csv --month 2025-01 --voucher F-9001",
    "claim match CSCOM-SIKORO", "claim list CSCOM-SIKORO",
    "claim accept CSCOM-SIKORO --name other-fee --reason tarif",
    "claim dispute CSCOM-SIKORO --name unknown-visit --reason inconnue",
    "claim report CSCOM-SIKORO", "claim undo 433/1 --reason doublon",
    "pay CSCOM-SIKORO GEN=5 --from 5211 --voucher PAI-9002 --on 2025-12-31",
    "rules lint reglement.md", "rules lint", "rules test reglement.md",
    "rules diff reglement.md petit.md", "rules adopt reglement.md", "rules list",
    "rules show --at 2025-03-01", "rules labels petit.md --labels labels.txt", "rules replay",
    "rules decide 1000,Acte=consultation 500,Acte=transport --rules petit.md --fact Classe=B",
    "rules replay --today", "rules adopt petit.md --for 9 --against 1 --abstained 2",
    "visit P0001-3 CONS --at CSCOM-SIKORO --number V-90002 --on 2025-12-20 --fact Classe=A "
      + "--fact Loin=oui",
    "visit P0001-3 CONS --at CSCOM-SIKORO --number V-90003 --on 2025-12-20 --fact Classe=B",
    "aid list", "aid pay V-90002 --from 5212 --voucher AID-9001 --on 2025-12-30",
    "provisional list", "provisional confirm V-90002 --on 2025-12-30",
    "provisional convert V-90003 --on 2025-12-30",
    "import contributions.csv", "import c.csv",
    "reconcile tolerance add FEES 5521 --fee 5000=60 --against 6312 --fund GEN --from 2025-01-01",
    "reconcile tolerance list",
    "forget P0005-9 --reason demande --confirm P0005-9",
    "verify", "verify --deep",
    "backup copie.nafa", "handover", "handover --take",
    "status",
    "demo essai --households 2",
    "completions bash", "help demo",
  ]

  /// A rule book of one table, for cases that are typed.
  static let ruleBook = """
    # Petit règlement
    - règlement : petit
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-01, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Classe | ménage | A < B < C | accueil | demander | non |
    | Loin | visite | oui, non | accueil | supposer non | non |
    | Acte | ligne | consultation, transport | tarif : acte | demander | non |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | SOL | Solidarité | SOL | exonération | engagement |

    ## Article 1. Les pauvres

    décision : Aide

    | U | Acte | Classe | Aide | # Pourquoi |
    |---|---|---|---|---|
    | 1 | consultation | A | 100 % | les plus pauvres |
    | 2 | consultation | B | 50 % | les pauvres |
    | 3 | consultation | C | 0 % | |
    | 4 | transport | - | 0 % | |

    ## Article 2. Le trajet

    aide : Trajet, payeur SOL

    | U | Loin | Trajet | # Pourquoi |
    |---|---|---|---|
    | 1 | oui | 500 F | habite loin |
    | 2 | non | 0 F | |

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | SOL | Aide du reste, provisoire 3 jours | | 1 |
    | 2 | ménage | le reste | | |
    """

  /// Other books than the folder's: `new` and `restore` make one.
  static let others = [
    ("new.nafa", "new --start 2025-01-01"), ("restored.nafa", "restore copie.nafa"),
  ]

  /// A book is opened by its whole path; other files are found in the folder.
  private static func words(_ line: String, in folder: FundFolder) -> [String] {
    line.split(separator: " ").map { $0.hasSuffix(".nafa") ? folder.path(String($0)) : String($0) }
  }

  /// A small wallet's month.
  private static let statement = """
    date,reference,libelle,montant,frais,telephone
    2025-12-30,X1,versement,1500,,
    2025-12-30,X2,versement,1200,,
    2025-12-30,X3,inconnu,700,,
    2025-12-30,X4,cotisation,2000,,
    2025-12-30,X5,don,5000,,
    2025-12-30,X6,tenue,-40,,
    2025-12-30,X7,vers caisse,-300,,
    2025-12-30,X8,vers CSCOM,-200,,
    2025-12-30,X9,retrait,-100,,
    """

  /// Runs all of it and hands over each command line with what it answered.
  static func run(
    in folder: FundFolder, _ language: Language, _ options: String = "",
    each: (String, Ran) throws -> Void
  ) throws {
    for file in FundFolder.files { try folder.write(file.name, file.text) }
    try folder.write("c.csv", FundFolder.oneContribution)
    try folder.write("w.csv", statement)
    try folder.write("petit.md", ruleBook)
    try folder.write(
      "labels.txt", try #require(RuleBook.read(ruleBook).book).labelFile(in: .english))
    try folder.write("claim.csv", FundFolder.claim)
    for line in lines {
      folder.seed += 1
      try each(line, folder.run(words(line + options, in: folder), language))
    }
    for (book, line) in others {
      folder.seed += 1
      try each(line, folder.run(words(line + options, in: folder), language, book: book))
    }
  }
}

@Suite struct EveryCommandTests {
  private static let golden = Golden("answers.txt")

  @Test func `every command is among them`() {
    func leaves(_ commands: [Command], _ path: String) -> [String] {
      commands.filter { !$0.isHidden }.flatMap { command in
        command.subcommands.isEmpty
          ? [path + command.name] : leaves(command.subcommands, path + command.name + " ")
      }
    }
    let lines = EveryCommand.lines + EveryCommand.others.map(\.1)
    // Held on a terminal: `WorkQueueTests`.
    for leaf in leaves(Commands.all, "") where leaf != "reconcile work" {
      #expect(lines.contains { ($0 + " ").hasPrefix(leaf + " ") }, "\(leaf)")
    }
  }

  @Test(arguments: ["csv", "json"])
  func `what programs read stays as it is`(format: String) throws {
    let folder = try FundFolder()
    var seen: [String] = []
    try EveryCommand.run(in: folder, .english, " -O \(format)") { line, ran in
      #expect([.done, .findings].contains(ran.status), "\(line): \(ran.errors)")
      var name = "\(line) -O \(format)"
      if seen.contains(name) { name += " (again)" }
      seen.append(name)
      Self.golden.expect(name, Self.masked(ran.output + ran.errors))
    }
  }

  /// Digests and identifiers follow from every byte of the sample; what programs read does not.
  private static func masked(_ text: String) -> String {
    text.replacing(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/, with: "XXXX-XXXX-XXXX")
      .replacing(/[0-9a-f]{32,64}/, with: "…")
  }

  @Test(arguments: ["csv", "json"])
  func `what programs read is the same in both languages, sentences apart`(
    format: String
  ) throws {
    var english: [String] = []
    try EveryCommand.run(in: FundFolder(), .english, " -O \(format)") { _, ran in
      english.append(Self.withoutSentences(ran.output))
    }
    try EveryCommand.run(in: FundFolder(), .french, " -O \(format)") { line, ran in
      let other = english.removeFirst()
      // A new book takes the language of the command, and shells and helps are for people.
      guard !line.hasPrefix("help"), !line.hasPrefix("new"),
        !line.hasPrefix("reconcile profile")
      else { return }
      #expect(Self.withoutSentences(ran.output) == other, "\(line)")
    }
  }

  /// JSON without the members that are sentences for people.
  private static func withoutSentences(_ text: String) -> String {
    text.split(separator: "\n").filter {
      !$0.contains(/"(summary|left_out|sentence|explanation|why|why_not|text|message)":/)
    }.joined(separator: "\n")
  }

  @Test func `the program called alone on a terminal says what the book needs`() throws {
    let folder = try FundFolder()
    let script = folder.run([])
    #expect(script.status == .usage && script.output.isEmpty)
    folder.isTerminal = true
    for language in Language.allCases {
      let ran = folder.run([], language)
      #expect(ran.status == .done && ran.errors.isEmpty)
      #expect(ran.output.contains(language == .french ? "À faire" : "To do"))
      #expect(ran.output.contains(language == .french ? "nafa sauvegarder" : "nafa backup"))
      #expect(ran.output.contains("nafa help") || ran.output.contains("nafa aide"))
    }
    let none = folder.run([], book: "none.nafa")
    #expect(none.status == .fault && none.errors.contains("disk.cannot-open at none.nafa"))
  }

  @Test func `no word of an answer bypasses the catalogue`() throws {
    let folder = try FundFolder()
    folder.isPseudo = true
    let allowed = Self.words(of: folder)
    try EveryCommand.run(in: folder, .french) { line, ran in
      // These are for another program.
      guard !line.hasPrefix("export"), !line.hasPrefix("completions"),
        !line.hasPrefix("help"), !line.hasPrefix("reconcile profile")
      else { return }
      let own = Set(Pseudo.words(in: line)).union(allowed)
      let said = (ran.output + ran.errors).replacing(/[0-9a-f]{8,}/, with: "")
      // Codes of accounts and currencies; a suggestion's six signs may all be letters.
      let outside = Set(Pseudo.wordsOutside(said))
        .filter { !own.contains($0) && !$0.contains(/^([A-Z]{1,4}|[A-Z]{6})$/) }
      #expect(outside.isEmpty, "\(line): \(outside.sorted())")
    }
  }

  /// The words that the books, the rule book and the command line themselves have.
  private static func words(of folder: FundFolder) -> Set<String> {
    var words: Set<String> = ["nafa", "CFA", "XOF", "csv", "md", "sycebnl"]
    // The words in which decisions are explained, and the titles of accounts, have two languages in
    // their own modules.
    words.formUnion(["Vous", "payez", "Prix", "Ligne", "Annexe", "Plus", "donne", "ici"])
    words.formUnion(["changement", "paierait", "Aucun", "ferait", "Faute", "suppose", "recevez"])
    // The code of a notice, and the people who signed.
    words.formUnion(["period", "unsigned", "Awa", "Moussa"])
    words.formUnion(Pseudo.words(in: EveryCommand.ruleBook))
    for account in Chart(.sycebnl).accounts {
      words.formUnion(Pseudo.words(in: account.frenchTitle))
    }
    for file in FundFolder.files {
      words.formUnion(Pseudo.words(in: file.name + " " + file.text))
    }
    for walked in CommandsTests.all {
      words.formUnion(Pseudo.words(in: walked.command.name + " " + walked.command.french))
      for parameter in walked.command.parameters { words.insert(parameter.name) }
    }
    // The names of the book and of what lies beside it.
    words.formUnion(["b", "erased"])
    // Who looks for what is in suspense.
    words.insert("Awa")
    return words
  }
}
