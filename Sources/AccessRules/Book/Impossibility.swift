/// Facts that no person and no household has together: a pregnant man, a newborn of 40 months.
///
/// What is impossible is no answer to an unknown, no witness of a gap, and a mistake where it is
/// entered.
public struct Impossibility: Hashable, Sendable {
  let conditions: [(fact: VariableIndex, condition: Condition)]
  /// The canonical spelling.
  public let text: String

  public static func == (left: Impossibility, right: Impossibility) -> Bool {
    sameBytes(left.text, right.text)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// An impossibility over the open slots of a case: all these slots in these bins at once.
struct ForbiddenBox {
  /// By slot: the bins that make it impossible.
  let bins: [Int: Set<Int>]
}

/// Boxes of bins, by slot, less what is impossible in them.
enum PossibleCells {
  /// Whether a box holds a cell that no impossibility covers.
  ///
  /// A box less an impossibility is, slot by slot, the part outside of it; each part is searched
  /// for the impossibilities that are left.
  static func exist(in box: [Int: [Int]], without forbidden: ArraySlice<ForbiddenBox>) -> Bool {
    guard let first = forbidden.first else { return true }
    let rest = forbidden.dropFirst()
    let slots = first.bins.keys.sorted()
    let meets = slots.allSatisfy { slot in
      guard let bins = box[slot], let inside = first.bins[slot] else { return true }
      return bins.contains(where: inside.contains)
    }
    guard meets else { return exist(in: box, without: rest) }
    var narrowed = box
    for slot in slots {
      guard let bins = narrowed[slot], let inside = first.bins[slot] else { continue }
      let outside = bins.filter { !inside.contains($0) }
      if !outside.isEmpty {
        var part = narrowed
        part[slot] = outside
        if exist(in: part, without: rest) { return true }
      }
      narrowed[slot] = bins.filter(inside.contains)
    }
    return false
  }
}
