/// How a run ended, for scripts.
public enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
  case done = 0
  /// Done, and there is something to look at: unmatched lines, differences, rows left out.
  case findings = 1
  /// The command line could not be understood.
  case usage = 2
  /// A rule of the books says no; nothing was written.
  case refused = 3
  /// The book is not what it was: a broken chain, a damaged file.
  case integrity = 4
  /// A file, the disk or a lock stood in the way.
  case fault = 5
  /// Someone has to decide first: several people have this name, an approval is missing.
  case decision = 6
}
