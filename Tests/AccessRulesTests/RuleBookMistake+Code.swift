import AccessRules

extension RuleBookMistake {
  /// The name of the problem without its values: `missing_entry`.
  var code: String {
    var code = ""
    for letter in String(describing: problem).prefix(while: { $0 != "(" }) {
      code += letter.isUppercase ? "_" + letter.lowercased() : String(letter)
    }
    if case .tooLarge(let limit) = problem { code += "_\(limit.rawValue)" }
    return code
  }
}
