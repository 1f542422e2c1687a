import LedgerValues
public import TabularText

/// A profile for a table that none of the known ones fits, made of its header and its first rows.
///
/// Columns are known by their names, and by what stands in them: a column of days is the day's,
/// whatever it is called. What it proposes is read by a person before it is used.
public struct ProfileProposal: Hashable, Sendable {
  public let profile: StatementProfile
  /// The profile that fits as it is, where there is one.
  public let known: StatementProfile?
  public let encoding: TextEncoding
  /// What a person must still say of which amounts came in and which went out.
  public let direction: Direction

  /// Whether the file says where money went.
  public enum Direction: Hashable, Sendable {
    /// By signs, by sides, or by kinds that are all known.
    case said
    /// By kinds, of which these are not known: each belongs under `in` or `out`.
    case kinds([String])
    /// No amount has a sign, and no column has kinds that are known.
    case unsaid
  }

  /// - Parameter name: What the new profile is to be called.
  /// - Throws: `formatNotRead`, `table`, or `noProfile` where no column has days, or none amounts.
  public init(
    for head: [UInt8], name: String, _ options: StatementOptions = StatementOptions()
  ) throws(StatementError) {
    if let format = UnreadFormat(head) { throw .formatNotRead(format) }
    if let found = try? ProfileSearch(options).profile(of: head) {
      (profile, known, direction) = (found.profile, found.profile, .said)
      encoding = found.encoding ?? .utf8
      return
    }
    encoding = TextEncoding.candidates(for: head).first ?? .utf8
    let lines: [[String]]
    do {
      lines = try Table.firstLines(of: head, atMost: 100, encoding: encoding)
    } catch {
      throw .table(error)
    }
    let sample = Sample(lines)
    guard let (profile, direction) = sample.profile(named: name) else {
      throw .noProfile(
        header: sample.header, nearest: "",
        missing: [MissingColumn(name: "day"), MissingColumn(name: "amount")])
    }
    (self.profile, self.direction, known) = (profile, direction, nil)
  }
}

/// The header of a table as far as it can be told, and the rows under it.
private struct Sample {
  let header: [String]
  private let position: Int
  private let rows: [[String]]

  /// The header is the first line as wide as most, whose names are known or at least no numbers.
  init(_ lines: [[String]]) {
    let widths = Dictionary(lines.map { ($0.count, 1) }, uniquingKeysWith: +)
    let width = widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    let known = lines.firstIndex { names in
      names.count == width && names.count { Self.field(of: $0) != nil } >= 2
    }
    position = known ?? lines.firstIndex { $0.count == width } ?? 0
    header = lines.indices.contains(position) ? lines[position] : []
    rows = Array(lines.dropFirst(position + 1).filter { $0.count == width })
  }

  func profile(
    named name: String
  ) -> (profile: StatementProfile, direction: ProfileProposal.Direction)? {
    var columns: [StatementField: [String]] = [:]
    for (index, title) in header.enumerated() where !title.isEmpty {
      guard let field = Self.field(of: title) ?? (isDays(index) ? .day : nil),
        columns[field] == nil, fits(field, index)
      else { continue }
      columns[field] = [title]
    }
    let hasSides = columns[.debit] != nil && columns[.credit] != nil
    guard columns[.day] != nil, hasSides || columns[.amount] != nil else { return nil }
    if hasSides { columns[.amount] = nil }
    let isUnsigned = !hasSides && cells(of: columns[.amount]).allSatisfy(Self.isUnsigned)
    let kinds = isUnsigned ? kinds(besides: columns) : nil
    if let kinds { columns[.label] = [kinds.title] }
    let required: Set<StatementField> =
      hasSides
      ? [.day, .debit, .credit] : kinds == nil ? [.day, .amount] : [.day, .amount, .label]
    var profile = StatementProfile(name: name, columns: columns, required: required)
    profile.preamble = max(position, 20)
    profile.signs =
      hasSides
      ? sides(columns)
      : kinds.map { .words(in: $0.kinds.inWords, out: $0.kinds.outWords) } ?? .written
    profile.decimal = decimal(columns)
    if columns[.status] != nil { profile.keptStatuses = StatementProfile.successes }
    guard let kinds else { return (profile, isUnsigned ? .unsaid : .said) }
    return (profile, kinds.kinds.unknown.isEmpty ? .said : .kinds(kinds.kinds.unknown))
  }

  /// The column that says of most rows in a known word where money went; one that is another's only
  /// where it is the label's.
  private func kinds(
    besides columns: [StatementField: [String]]
  ) -> (title: String, kinds: KindWords)? {
    let taken = Set(columns.filter { $0.key != .label }.flatMap(\.value))
    let found = header.indices.filter { !header[$0].isEmpty && !taken.contains(header[$0]) }
      .compactMap { index in
        KindWords(rows.map { $0[index] }).map { (title: header[index], kinds: $0) }
      }
    return found.max { $0.kinds.known < $1.kinds.known }
  }

  /// Whether nothing says that an amount went out.
  private static func isUnsigned(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0 == "-" || $0 == "\u{2212}" || $0 == "(" }
  }

  private func sides(_ columns: [StatementField: [String]]) -> SignRule {
    let debits = cells(of: columns[.debit]).filter { !$0.isEmpty }
    let signed = debits.count { $0.hasPrefix("-") || $0.hasPrefix("\u{2212}") }
    return signed * 2 > debits.count ? .sidesWithMinus : .sides
  }

  private func decimal(_ columns: [StatementField: [String]]) -> DecimalMark {
    let fields: [StatementField] = [.amount, .debit, .credit, .balance, .fee]
    let texts = fields.flatMap { cells(of: columns[$0]) }
    let marks = texts.compactMap(Self.decimal(of:))
    let (commas, points) = (marks.count { $0 == .comma }, marks.count { $0 == .point })
    return commas > points ? .comma : points > commas ? .point : .either
  }

  /// What the last mark of an amount says: before three digits it stands between thousands, and the
  /// fraction would have the other.
  private static func decimal(of text: String) -> DecimalMark? {
    let scalars = text.unicodeScalars
    guard let last = scalars.lastIndex(where: { $0 == "," || $0 == "." }) else { return nil }
    let digits = scalars[last...].count { (48...57).contains($0.value) }
    return (scalars[last] == ",") == (digits == 3) ? .point : .comma
  }

  private func cells(of names: [String]?) -> [String] {
    guard let name = names?.first, let index = header.firstIndex(of: name) else { return [] }
    return rows.map { $0[index] }
  }

  private func isDays(_ index: Int) -> Bool { share(index) { Self.isDay($0) } }

  /// Days and amounts must be such; other columns may hold anything.
  private func fits(_ field: StatementField, _ index: Int) -> Bool {
    switch field {
    case .day: isDays(index) || rows.isEmpty
    case .amount, .debit, .credit, .fee, .balance: share(index) { Self.isAmount($0) }
    case .time, .reference, .phone, .label, .status, .currency, .account: true
    }
  }

  /// Whether at least four of five cells that are not empty are of a kind.
  private func share(_ index: Int, _ isOfKind: (String) -> Bool) -> Bool {
    let cells = rows.map { $0[index] }.filter { !$0.isEmpty }
    return cells.count { isOfKind($0) } * 5 >= cells.count * 4
  }

  private static func isDay(_ text: String) -> Bool {
    DayOrder.allCases.contains { DayText(order: $0).reading(text) != nil }
  }

  private static func isAmount(_ text: String) -> Bool {
    DecimalMark.allCases.contains { mark in
      let reader = StatementAmount(decimal: mark, currency: .cents)
      return (try? reader.amount(text)) != nil
    }
  }

  private static func field(of title: String) -> StatementField? {
    let words = Set(FoldedName(title).description.split(separator: "_").map(String.init))
    return names.first { !$0.words.isDisjoint(with: words) }?.field
  }

  /// In order: `date valeur` is a day, `numéro de compte` an account, `n° de transaction` a reference.
  private static let names: [(field: StatementField, words: Set<String>)] = [
    (.balance, ["solde", "balance"]), (.fee, ["frais", "commission", "fee", "fees", "charge"]),
    (.account, ["compte", "account", "iban"]), (.currency, ["devise", "currency", "monnaie"]),
    (.debit, ["debit", "retrait", "sortie", "withdrawn", "out"]),
    (.credit, ["credit", "depot", "versement", "entree", "paid", "in"]),
    (.status, ["statut", "status", "etat", "state"]),
    (.phone, ["telephone", "phone", "msisdn", "mobile"]),
    (.day, ["date", "jour", "day", "timestamp", "horodatage"]),
    (.time, ["heure", "time", "hour"]), (.amount, ["montant", "amount", "valeur", "value"]),
    (.reference, ["reference", "ref", "transaction", "receipt", "recu", "id", "numero", "n"]),
    (
      .label,
      ["libelle", "description", "details", "operation", "type", "motif", "service", "label"]
    ),
  ]
}

extension Currency {
  /// Any currency with a fraction: whether a text is an amount at all.
  fileprivate static var cents: Currency { Currency(code: "EUR") ?? .xof }
}
