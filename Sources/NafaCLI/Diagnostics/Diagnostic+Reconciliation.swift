import BookStore
import LedgerValues
import Reconciliation

extension ReconciliationError: Explained {
  static let samples: [ReconciliationError] = [
    .lineTwice(.sample), .movementTwice(.sample), .zeroLine(.sample), .zeroMovement(.sample),
    .otherAccount(.sample, "5711", expected: "5521"), .unknownLine(.sample),
    .unknownMovement(.sample), .lineExceeded(.sample, left: 500),
    .movementExceeded(.sample, left: -200), .groupTooSmall,
    .unbalancedGroup(lines: 1_500, movements: 1_000), .toleranceName, .toleranceDays,
    .toleranceSteps, .malformed(key: "groups"),
  ]

  var kind: Diagnostic.Kind {
    switch self {
    case .lineTwice, .movementTwice, .zeroLine, .zeroMovement, .malformed: .integrity
    case .otherAccount, .unknownLine, .unknownMovement, .lineExceeded, .movementExceeded,
      .groupTooSmall, .unbalancedGroup, .toleranceName, .toleranceDays, .toleranceSteps:
      .refused
    }
  }

  var code: String {
    switch self {
    case .lineTwice: "match.line-twice"
    case .movementTwice: "match.movement-twice"
    case .zeroLine: "match.zero-line"
    case .zeroMovement: "match.zero-movement"
    case .otherAccount: "match.other-account"
    case .unknownLine: "match.unknown-line"
    case .unknownMovement: "match.unknown-movement"
    case .lineExceeded: "match.line-exceeded"
    case .movementExceeded: "match.movement-exceeded"
    case .groupTooSmall: "match.group-too-small"
    case .unbalancedGroup: "match.unbalanced"
    case .toleranceName: "tolerance.name"
    case .toleranceDays: "tolerance.days"
    case .toleranceSteps: "tolerance.steps"
    case .malformed: "match.malformed"
    }
  }

  var message: Message {
    switch self {
    case .lineTwice(let line):
      Message(fr: "la ligne \(line) est là deux fois", en: "line \(line) is there twice")
    case .movementTwice(let movement):
      Message(
        fr: "le mouvement \(movement) est là deux fois", en: "movement \(movement) is there twice")
    case .zeroLine(let line):
      Message(fr: "la ligne \(line) est nulle", en: "line \(line) is of nothing")
    case .zeroMovement(let movement):
      Message(fr: "le mouvement \(movement) est nul", en: "movement \(movement) is of nothing")
    case .otherAccount(let movement, let account, let expected):
      Message(
        fr:
          "le mouvement \(movement) est du compte \(code: account), le relevé est du \(code: expected)",
        en:
          "movement \(movement) is on account \(code: account), the statement is of \(code: expected)"
      )
    case .unknownLine(let line):
      Message(fr: "pas de ligne \(line) à rapprocher", en: "no line \(line) to match")
    case .unknownMovement(let movement):
      Message(
        fr: "pas de mouvement \(movement) à rapprocher", en: "no movement \(movement) to match")
    case .lineExceeded(let line, let left):
      Message(
        fr: "il ne reste que \(left) de la ligne \(line)",
        en: "only \(left) is left of line \(line)")
    case .movementExceeded(let movement, let left):
      Message(
        fr: "il ne reste que \(left) du mouvement \(movement)",
        en: "only \(left) is left of movement \(movement)")
    case .groupTooSmall:
      Message(fr: "un rapprochement a deux côtés", en: "a match has two sides")
    case .unbalancedGroup(let lines, let movements):
      Message(
        fr: "les lignes font \(lines), les mouvements \(movements)",
        en: "the lines make \(lines), the movements \(movements)")
    case .toleranceName:
      Message(fr: "une tolérance a un nom", en: "a tolerance has a name")
    case .toleranceDays:
      Message(
        fr: "la tolérance finit avant de commencer", en: "the tolerance ends before it begins")
    case .toleranceSteps:
      Message(
        fr: "les paliers ne montent pas, ou l'arrondi n'est pas d'un franc au moins",
        en: "the steps do not rise, or the rounding is not of a franc at least")
    case .malformed(let key):
      Message(
        fr: "le rapprochement gardé dans le livre n'est pas lisible : \(code: key)",
        en: "the matching kept in the book cannot be read: \(code: key)")
    }
  }

  var remedy: Message? {
    switch self {
    case .lineTwice, .movementTwice, .zeroLine, .zeroMovement, .malformed:
      Message(fr: "lancez \(code: "nafa verify")", en: "run \(code: "nafa verify")")
    case .otherAccount, .unknownLine, .unknownMovement, .lineExceeded, .movementExceeded:
      Message(
        fr: "\(code: "nafa reconcile list") montre ce qui attend",
        en: "\(code: "nafa reconcile list") shows what waits")
    case .toleranceName, .toleranceDays:
      Message(fr: "relisez la règle", en: "check the rule")
    case .toleranceSteps:
      Message(
        fr: "écrivez \(code: "--fee 5000=60 --fee 20000=150"), ou \(code: "--rounding 5")",
        en: "write \(code: "--fee 5000=60 --fee 20000=150"), or \(code: "--rounding 5")")
    case .groupTooSmall, .unbalancedGroup:
      Message(
        fr: "ajoutez ce qui manque, ou mettez l'écart en attente",
        en: "add what is missing, or put the difference in suspense")
    }
  }
}

extension LineID {
  fileprivate static let sample = LineID(
    statement: Int(RecordKey.sample.packed), line: 17)
}

extension MovementID {
  fileprivate static let sample = MovementID(
    record: Int(RecordKey.sample.packed), part: 0)
}

extension Phrase.StringInterpolation {
  mutating func appendInterpolation(_ line: LineID) {
    appendInterpolation(code: line.words)
  }

  mutating func appendInterpolation(_ movement: MovementID) {
    appendInterpolation(code: movement.words)
  }
}
