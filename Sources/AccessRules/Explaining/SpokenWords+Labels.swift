/// What a file of labels says, and what is wrong with it.
public struct LabelReading: Hashable, Sendable {
  /// Nothing where there are mistakes.
  public let words: SpokenWords?
  /// In the order of the file.
  public let mistakes: [LabelMistake]
  /// What the file leaves out, in the order of the sentence and of the rule book.
  public let missing: [String]
}

/// A line of a file of labels that cannot be used.
public struct LabelMistake: Error, Hashable, Sendable {
  /// From 1.
  public let line: Int
  /// What the line says, or its label.
  public let text: String
  public let problem: Problem

  public enum Problem: Hashable, Sendable {
    /// No `label = words`.
    case notALabel
    /// Neither a part of the sentence nor a word of the rule book.
    case unknownLabel
    /// The label was there before.
    case repeated
    /// The words lack the blank that a decision fills in.
    case blankMissing(String)
  }
}

extension RuleBook {
  /// What a file of labels translates: the parts of the sentence, then the book's own words as they
  /// are said, each once: payers, aids, reasons, questions.
  public var labels: [String] {
    var names: [String] = []
    var known: Set<String> = []
    let reasons = tables.flatMap { $0.rows.map(\.reason) }
    for name in payers.map(\.name) + aids.map(\.name) + reasons + facts.map(\.name)
    where !name.isEmpty && known.insert(name).inserted {
      names.append(name)
    }
    return SpokenWords.Part.allCases.map(\.rawValue) + names
  }

  /// Reads a file of labels: `label = words` a line; lines that begin with `#` are remarks.
  public func readLabels(_ text: String, base: RuleBookLanguage) -> LabelReading {
    let known = Set(labels)
    var said: [String: String] = [:]
    var mistakes: [LabelMistake] = []
    // A carriage return and a line feed are one letter, and no `\n`.
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let line = Self.trimmed(line)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      func mistake(_ text: some StringProtocol, _ problem: LabelMistake.Problem) {
        mistakes.append(LabelMistake(line: index + 1, text: String(text), problem: problem))
      }
      guard let (label, words) = Self.halves(of: line, known) else {
        mistake(line, .notALabel)
        continue
      }
      let blank = SpokenWords.Part(rawValue: label)?.blank
      if !known.contains(label) {
        mistake(label, .unknownLabel)
      } else if said[label] != nil {
        mistake(label, .repeated)
      } else if let blank, !words.isEmpty, !words.contains(blank) {
        mistake(label, .blankMissing(blank))
      } else {
        said[label] = words
      }
    }
    said = said.filter { !$0.value.isEmpty }
    return LabelReading(
      words: mistakes.isEmpty ? SpokenWords(said, base: base) : nil, mistakes: mistakes,
      missing: labels.filter { said[$0] == nil })
  }

  /// A file of labels to fill in: every label, with the words of a language it is based on.
  public func labelFile(in language: RuleBookLanguage) -> String {
    labels.map { label in
      let part = SpokenWords.Part(rawValue: label)
      return "\(label) = \(part.map { SpokenWords.builtIn($0, language) } ?? label)\n"
    }.joined()
  }

  /// Label and words of a line; a label may have an equals sign in it, where the book's word has.
  private static func halves(
    of line: Substring, _ known: Set<String>
  ) -> (label: String, words: String)? {
    var first: (String, String)?
    for place in line.indices where line[place] == "=" {
      let label = String(trimmed(line[..<place]))
      let words = String(trimmed(line[line.index(after: place)...]))
      if known.contains(label) { return (label, words) }
      first = first ?? (label, words)
    }
    return first
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

extension SpokenWords {
  fileprivate init(_ said: [String: String], base: RuleBookLanguage) {
    var sentences: [Part: String] = [:]
    var names: [String: String] = [:]
    for (label, words) in said {
      if let part = Part(rawValue: label) { sentences[part] = words } else { names[label] = words }
    }
    self.init(base, sentences: sentences, names: names)
  }
}
