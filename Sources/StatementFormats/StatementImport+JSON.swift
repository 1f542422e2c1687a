public import LedgerValues

extension StatementImport {
  /// The form in which a record keeps it. Amounts are in the smallest unit; absent is unknown.
  public var json: JSON {
    var members: [String: JSON] = [
      "account": .text(account), "profile": .text(profile), "file": .text(file.hex),
      "currency": .text(statement.currency.code),
      "lines": .array(statement.lines.map(\.json)),
    ]
    members["opening"] = statement.opening.map { .integer($0.units) }
    members["closing"] = statement.closing.map { .integer($0.units) }
    members["first_day"] = statement.firstDay.map { .text($0.description) }
    members["last_day"] = statement.lastDay.map { .text($0.description) }
    if case .no(let difference) = ties { members["difference"] = .integer(difference.units) }
    if !known.isEmpty { members["known"] = .array(known.map(\.json)) }
    if !leftOut.isEmpty { members["left_out"] = .array(leftOut.map(\.json)) }
    return .object(members)
  }

  /// Reads what `json` wrote.
  ///
  /// - Throws: `malformed` naming the key.
  public init(json: JSON) throws(StatementError) {
    guard let account = json["account"]?.text else { throw .malformed(key: "account") }
    guard let profile = json["profile"]?.text else { throw .malformed(key: "profile") }
    guard let file = json["file"]?.text.flatMap({ Digest(hex: $0) }) else {
      throw .malformed(key: "file")
    }
    guard let currency = json["currency"]?.text.flatMap(Currency.init(code:)) else {
      throw .malformed(key: "currency")
    }
    guard let items = json["lines"]?.array else { throw .malformed(key: "lines") }
    let lines = try items.map { item throws(StatementError) in try StatementLine(json: item) }
    let statement = Statement(
      currency: currency, opening: json["opening"]?.integer.map { Money($0) },
      closing: json["closing"]?.integer.map { Money($0) }, lines: lines)
    guard statement.firstDay?.description == json["first_day"]?.text else {
      throw .malformed(key: "first_day")
    }
    guard statement.lastDay?.description == json["last_day"]?.text else {
      throw .malformed(key: "last_day")
    }
    let known = try (json["known"]?.array ?? []).map { item throws(StatementError) in
      try KnownLine(json: item)
    }
    let leftOut = try (json["left_out"]?.array ?? []).map { item throws(StatementError) in
      try LeftOutRow(json: item)
    }
    self.init(
      account: account, profile: profile, file: file, statement: statement, known: known,
      leftOut: leftOut)
    guard json["difference"]?.integer.map({ Ties.no(difference: Money($0)) }) == ties.difference
    else {
      throw .malformed(key: "difference")
    }
  }
}

extension Ties {
  /// Itself where it is a difference.
  fileprivate var difference: Ties? {
    switch self {
    case .no: self
    case .yes, .notStated: nil
    }
  }
}

extension KnownLine {
  var json: JSON {
    [
      "row": .integer(Int64(row)), "start": .integer(Int64(byteRange.lowerBound)),
      "end": .integer(Int64(byteRange.upperBound)), "amount": .integer(amount.units),
      "statement": .integer(Int64(statement)), "line": .integer(Int64(number)),
      "after": .integer(Int64(after)),
    ]
  }

  init(json: JSON) throws(StatementError) {
    let (row, range) = try FilePlace.read(json)
    guard let amount = json["amount"]?.integer else { throw .malformed(key: "amount") }
    guard let statement = json["statement"]?.integer else { throw .malformed(key: "statement") }
    guard let number = json["line"]?.integer, number > 0 else { throw .malformed(key: "line") }
    guard let after = json["after"]?.integer, after >= 0 else { throw .malformed(key: "after") }
    self.init(
      row: row, byteRange: range, amount: Money(amount), statement: Int(statement),
      number: Int(number), after: Int(after))
  }
}

extension StatementLine {
  var json: JSON {
    var members: [String: JSON] = [
      "row": .integer(Int64(row)), "start": .integer(Int64(byteRange.lowerBound)),
      "end": .integer(Int64(byteRange.upperBound)), "day": .text(day.description),
      "amount": .integer(amount.units),
    ]
    members["at"] = moment.map { .text($0.description) }
    members["balance"] = balance.map { .integer($0.units) }
    members["reference"] = reference.map { .text($0) }
    if isFee { members["fee"] = true }
    return .object(members)
  }

  init(json: JSON) throws(StatementError) {
    guard let day = json["day"]?.text.flatMap({ Day(iso: $0) }) else {
      throw .malformed(key: "day")
    }
    guard let amount = json["amount"]?.integer else { throw .malformed(key: "amount") }
    let moment = json["at"]?.text.flatMap(Moment.init(iso:))
    guard (json["at"] == nil) == (moment == nil) else { throw .malformed(key: "at") }
    let (row, range) = try FilePlace.read(json)
    self.init(
      row: row, byteRange: range, day: day, moment: moment, amount: Money(amount),
      balance: json["balance"]?.integer.map { Money($0) }, reference: json["reference"]?.text,
      isFee: json["fee"] == true)
  }
}

extension StatementImport.LeftOutRow {
  var json: JSON {
    var members: [String: JSON] = [
      "row": .integer(Int64(row)), "start": .integer(Int64(byteRange.lowerBound)),
      "end": .integer(Int64(byteRange.upperBound)), "reason": .text(reason),
    ]
    if isRejected { members["rejected"] = true }
    members["amount"] = amount.map { .integer($0.units) }
    return .object(members)
  }

  init(json: JSON) throws(StatementError) {
    let (row, range) = try FilePlace.read(json)
    guard let reason = json["reason"]?.text else { throw .malformed(key: "reason") }
    guard json["rejected"] == nil || json["rejected"] == true else {
      throw .malformed(key: "rejected")
    }
    self.init(
      row: row, byteRange: range, isRejected: json["rejected"] == true, reason: reason,
      amount: json["amount"]?.integer.map { Money($0) })
  }
}

private enum FilePlace {
  static func read(_ json: JSON) throws(StatementError) -> (row: Int, bytes: Range<Int>) {
    guard let row = json["row"]?.integer, row > 0 else { throw .malformed(key: "row") }
    guard let start = json["start"]?.integer, start >= 0 else { throw .malformed(key: "start") }
    guard let end = json["end"]?.integer, end >= start else { throw .malformed(key: "end") }
    return (Int(row), Int(start)..<Int(end))
  }
}
