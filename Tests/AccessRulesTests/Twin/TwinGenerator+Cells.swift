/// Cells of random tables: each as its text and as the values that pass; nothing where all do.
extension TwinGenerator {
  /// A cell on a list of words.
  mutating func wordCell(
    _ words: [String], isOrdered: Bool, allowsNotApplicable: Bool
  ) -> (String, Set<Int>?) {
    if chance(30) { return ("-", nil) }
    let all = Set(words.indices)
    if isOrdered, chance(50) {
      let edge = pick(0...words.count - 1)
      return [
        ("< \(words[edge])", Set(all.filter { $0 < edge })),
        ("<= \(words[edge])", Set(all.filter { $0 <= edge })),
        ("> \(words[edge])", Set(all.filter { $0 > edge })),
        ("≥ \(words[edge])", Set(all.filter { $0 >= edge })),
      ][pick(0...3)]
    }
    // Drawn in order: the order of a set is another one in each run.
    var chosen = Set(words.indices.filter { _ in chance(45) })
    if chosen.isEmpty { chosen = [pick(0...words.count - 1)] }
    var texts = chosen.sorted().map { words[$0] }
    if chance(30) { return ("sauf " + texts.joined(separator: ", "), all.subtracting(chosen)) }
    if allowsNotApplicable, chance(40) {
      texts.append("sans objet")
      chosen.insert(-1)
    }
    return (texts.joined(separator: ", "), chosen)
  }

  private mutating func numberCell(_ bound: Int, allowsNotApplicable: Bool) -> (String, Set<Int>?) {
    if chance(30) { return ("-", nil) }
    if allowsNotApplicable, chance(20) {
      return chance(50) ? ("sans objet", [-1]) : ("sauf sans objet", Set(0...bound))
    }
    let all = Set(0...bound)
    let (low, high) = (pick(0...bound - 1), bound)
    let top = pick(low + 1...high)
    return [
      ("< \(top)", all.filter { $0 < top }), (">= \(top)", all.filter { $0 >= top }),
      ("<= \(low)", all.filter { $0 <= low }), ("> \(low)", all.filter { $0 > low }),
      ("[\(low)..\(top)[", all.filter { $0 >= low && $0 < top }),
      ("]\(low)..\(top)]", all.filter { $0 > low && $0 <= top }),
      ("\(low), \(top)", [low, top]), ("sauf \(low)", all.subtracting([low])),
    ][pick(0...7)]
  }

  mutating func cell(_ fact: TwinFact) -> (String, Set<Int>?) {
    if let words = fact.words {
      return wordCell(
        words, isOrdered: fact.isOrdered, allowsNotApplicable: fact.allowsNotApplicable)
    }
    return numberCell(fact.bound, allowsNotApplicable: fact.allowsNotApplicable)
  }
}
