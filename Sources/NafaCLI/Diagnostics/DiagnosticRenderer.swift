/// Prints what stands in the way: a sentence, then its code and place, then the next step.
///
///     nafa: refused: the entry does not balance in fund SOL: difference 1 F CFA
///       entry.unbalanced at march.csv:17
///       remedy: correct the amount, or add the missing posting
struct DiagnosticRenderer {
  let voice: Voice
  var isVerbose = false

  func text(of diagnostic: Diagnostic) -> String {
    var lines = [voice.say(diagnostic.headline)]
    lines.append("  " + voice.say(diagnostic.codeLine))
    for candidate in diagnostic.candidates {
      lines.append("  - \(VisibleText.of(candidate.code))  \(voice.say(candidate.label))")
    }
    if let remedy = diagnostic.remedy {
      lines.append("  " + voice.say(Message(fr: "remède : \(remedy)", en: "remedy: \(remedy)")))
    }
    if isVerbose, let detail = diagnostic.detail {
      lines.append(
        "  " + voice.say(Message(fr: "détail : \(code: detail)", en: "detail: \(code: detail)")))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// One object on one line.
  func json(of diagnostic: Diagnostic) -> String {
    var members: [(String, OrderedJSON)] = [
      ("kind", .text(diagnostic.kind.rawValue)), ("code", .text(diagnostic.code)),
      ("message", .text(voice.say(diagnostic.message))),
    ]
    if let place = diagnostic.place {
      members.append(("file", .text(place.file)))
      if let line = place.line { members.append(("line", .integer(Int64(line)))) }
      if let column = place.column { members.append(("column", .integer(Int64(column)))) }
      if let header = place.header { members.append(("header", .text(header))) }
      if let value = place.value { members.append(("value", .text(value))) }
    }
    if let remedy = diagnostic.remedy { members.append(("remedy", .text(voice.say(remedy)))) }
    if !diagnostic.candidates.isEmpty {
      let candidates = diagnostic.candidates.map { candidate in
        OrderedJSON.object([
          ("code", .text(candidate.code)), ("label", .text(voice.say(candidate.label))),
        ])
      }
      members.append(("candidates", .array(candidates)))
    }
    if isVerbose, let detail = diagnostic.detail { members.append(("detail", .text(detail))) }
    return OrderedJSON.object(members).line + "\n"
  }
}

extension Diagnostic {
  fileprivate var headline: Message {
    switch kind {
    case .note: Message(fr: "nafa : à noter : \(message)", en: "nafa: note: \(message)")
    case .finding: Message(fr: "nafa : constat : \(message)", en: "nafa: finding: \(message)")
    case .usage: Message(fr: "nafa : usage : \(message)", en: "nafa: usage: \(message)")
    case .refused: Message(fr: "nafa : refusé : \(message)", en: "nafa: refused: \(message)")
    case .integrity:
      Message(fr: "nafa : livre abîmé : \(message)", en: "nafa: damaged book: \(message)")
    case .fault: Message(fr: "nafa : empêché : \(message)", en: "nafa: prevented: \(message)")
    case .decision: Message(fr: "nafa : à décider : \(message)", en: "nafa: to decide: \(message)")
    }
  }

  fileprivate var codeLine: Message {
    guard let place else { return Message(fr: "\(code: code)", en: "\(code: code)") }
    let spot = place.file + (place.line.map { ":\($0)" } ?? "")
    if let header = place.header {
      let column = Message(
        fr: "\(code: code) à \(code: spot), colonne \(code: header)",
        en: "\(code: code) at \(code: spot), column \(code: header)")
      guard let value = place.value, !value.isEmpty else { return column }
      return Message(fr: "\(column) : \(quoted: value)", en: "\(column): \(quoted: value)")
    }
    if let column = place.column {
      return Message(
        fr: "\(code: code) à \(code: spot), colonne \(column)",
        en: "\(code: code) at \(code: spot), column \(column)")
    }
    return Message(fr: "\(code: code) à \(code: spot)", en: "\(code: code) at \(code: spot)")
  }
}
