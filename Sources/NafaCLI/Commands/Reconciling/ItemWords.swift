import BookStore
import LedgerValues
import Reconciliation

extension LineID {
  /// `120/3`: the record of the import, and the line's number there.
  var words: String { "\(RecordKey(packed: Int64(statement)).plain)/\(line)" }

  init?(words: String) {
    let halves = words.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, let record = RecordKey(String(halves[0])), let line = Int(halves[1]),
      line > 0
    else { return nil }
    self.init(statement: Int(record.packed), line: line)
  }
}

extension MovementID {
  /// `57`: the record that made it; `57:2` for the second entry of a record that has two.
  var words: String {
    let record = RecordKey(packed: Int64(record)).plain
    return part == 0 ? record : "\(record):\(part + 1)"
  }

  init?(words: String) {
    let halves = words.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), let record = RecordKey(String(halves[0])),
      let part = halves.count == 1 ? 1 : Int(halves[1]), part > 0
    else { return nil }
    self.init(record: Int(record.packed), part: part - 1)
  }
}

extension MatchKey {
  /// `131/2`: the record that keeps the match, and its number there.
  var words: String { "\(record.plain)/\(item + 1)" }
}
