/// Text from outside made safe to show: a name cannot move the cursor, turn the line around or hide.
enum VisibleText {
  /// The text with control, bidirectional and other invisible characters spelled `\u{202E}`.
  static func of(_ text: String) -> String { spelled(text, isHidden) }

  /// The same of a text of lines, whose ends and tabs are its own.
  static func ofLines(_ text: String) -> String {
    spelled(text) { $0 != "\n" && $0 != "\t" && isHidden($0) }
  }

  private static func spelled(_ text: String, _ isHidden: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        visible += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    // Scripts such as Arabic and N'Ko spell with the two joiners.
    if scalar == "\u{200C}" || scalar == "\u{200D}" { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
