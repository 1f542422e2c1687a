public import DoubleEntry
public import LedgerValues

/// The books as a plain-text journal that the programs `hledger` and `ledger` both read, strict
/// checks included.
///
///     2025-03-09 * (CA12-A-2025-17) savings
///         ; record: #42
///         ; voucher: R1-000123
///         5712-A:SAV-BENKADI  500 XOF
///         4191:SAV-BENKADI  -500 XOF
///
/// An account's name is its code and its fund, so that both programs add up either. The text is
/// plain ASCII, needs no locale, and names no person or household: they are in the lines for the
/// auditor (`LineTable`), by their identifiers.
public struct PlainTextJournal: Sendable {
  /// What it was read from. An export holds all lines up to the last day: balances need them.
  public let header: ReportHeader
  private let currency: Currency
  private let chart: Chart
  private let entries: [PostedEntry]

  /// Collects the entries up to the header's last day.
  public init(
    _ header: ReportHeader, chart: Chart, currency: Currency, lines: some Sequence<PostedLine>
  ) {
    self.header = header
    self.chart = chart
    self.currency = currency
    entries = PostedEntry.entries(of: lines.filter { header.place(of: $0) != nil })
  }

  /// Writes the journal, entry by entry.
  public func write(to stream: inout some TextOutputStream) {
    stream.write("; through: \(header.through)\n")
    if let knownAt = header.knownAt { stream.write("; known at: \(knownAt)\n") }
    stream.write("; record: \(header.record)\n")
    stream.write("; checkpoint: \(Self.ascii(header.checkpoint))\n\n")
    writeDeclarations(to: &stream)
    for entry in entries { write(entry, to: &stream) }
  }

  /// What strict reading wants to know before the first entry: the currency, the accounts with
  /// their kind, the words that entries use.
  private func writeDeclarations(to stream: inout some TextOutputStream) {
    stream.write("commodity \(currency.code)\n\n")
    for tag in ["record", "reversal", "type", "voucher", "party"] { stream.write("tag \(tag)\n") }
    for label in Set(entries.map(\.label)).sorted() { stream.write("payee \(label)\n") }
    stream.write("\n")
    var names: [String: AccountCode] = [:]
    for line in entries.flatMap(\.lines) { names[Self.name(line)] = line.account }
    for (name, account) in names.sorted(by: { $0.key < $1.key }) {
      stream.write("account \(name)\n")
      if let type = chart[account].flatMap(Self.type(of:)) { stream.write("    ; type: \(type)\n") }
    }
    stream.write("\n")
  }

  private func write(_ entry: PostedEntry, to stream: inout some TextOutputStream) {
    stream.write("\(entry.day) * (\(entry.reference)) \(entry.label)\n")
    stream.write("    ; record: \(entry.record)\n")
    stream.write("    ; voucher: \(Self.ascii(entry.voucher))\n")
    if entry.isReversal { stream.write("    ; reversal: yes\n") }
    for line in entry.lines {
      stream.write("    \(Self.name(line))  \(currency.decimal(line.amount))")
      stream.write(" \(currency.code)\n")
      if let party = line.party, Self.isOrganisation(party) {
        stream.write("    ; party: \(Self.ascii(party.description))\n")
      }
    }
    stream.write("\n")
  }

  private static func name(_ line: PostedLine) -> String { "\(line.account):\(line.fund)" }

  /// The kind of account in `hledger`'s letters, so that its balance sheet and income statement
  /// work; none for memo accounts, which are in neither.
  private static func type(of account: Account) -> Character? {
    switch account.nature {
    case .asset, .clearing: "A"
    case .treasury: "C"
    case .liability: "L"
    case .equity, .restricted: "E"
    case .expense: "X"
    case .income: "R"
    case .memo: nil
    }
  }

  private static func isOrganisation(_ party: Party) -> Bool {
    switch party.kind {
    case .provider, .payer, .group: true
    case .person, .household: false
    }
  }

  /// Letters, digits and a few signs; all else is a low line, since both programs give brackets,
  /// commas and semicolons a meaning of their own, and `hledger` stops at a byte that its locale
  /// does not know.
  private static func ascii(_ text: String) -> String {
    let signs = Set("-_/.#+: ".unicodeScalars)
    return String(
      text.unicodeScalars.map { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": Character(scalar)
        default: signs.contains(scalar) ? Character(scalar) : "_"
        }
      })
  }
}
