extension SourceText {
  /// What follows the first so many words.
  func withoutWords(_ count: Int) -> SourceText {
    var rest = text
    for _ in 0..<count {
      rest = rest[(rest.firstIndex(where: \.isWhitespace) ?? rest.endIndex)...].trimmedBlanks
    }
    return part(rest)
  }

  /// What stands before and after the first word that is a keyword.
  func split(at keyword: Keyword) -> (before: SourceText, after: SourceText)? {
    for word in text.split(whereSeparator: \.isWhitespace)
    where keyword.matches(Spelling.folded(word)) {
      return (part(text[..<word.startIndex]), part(text[word.endIndex...]))
    }
    return nil
  }
}
