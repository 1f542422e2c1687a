import CSQLite

/// What is asked, during long work, whether to go on.
final class Interruption {
  let goesOn: () -> Bool
  let interval: Int32

  init(every interval: Int32, _ goesOn: @escaping () -> Bool) {
    self.goesOn = goesOn
    self.interval = interval
  }
}

extension Connection {
  /// Asks, every so many steps of SQLite's machine, whether to go on; a no ends the statement with
  /// `interrupted`. A commit is never interrupted: it would not be known whether it took place.
  ///
  /// - Parameter interval: Some thousand steps are about a millisecond.
  public func whileRunning(every interval: Int32 = 10_000, goOn: @escaping () -> Bool) {
    database.interruption = Interruption(every: interval, goOn)
    database.setProgressHandler()
  }

  /// Asks no more.
  public func runUninterrupted() {
    database.interruption = nil
    database.setProgressHandler()
  }

  /// Lets so many writes begin and makes the next one, and all after it, fail with `interrupted`, to
  /// see what a stop between any two of them leaves. A commit and a script count as one.
  package func failAfter(writes: Int) {
    database.writesLeft = writes
  }
}

extension DatabaseHandle {
  func setProgressHandler() {
    guard let interruption else { return sqlite3_progress_handler(pointer, 0, nil, nil) }
    let context = Unmanaged.passUnretained(interruption).toOpaque()
    sqlite3_progress_handler(
      pointer, interruption.interval,
      { context in
        guard let context else { return 0 }
        let interruption = Unmanaged<Interruption>.fromOpaque(context).takeUnretainedValue()
        return interruption.goesOn() ? 0 : 1
      }, context)
  }

  /// Runs the body to its end whatever is asked meanwhile.
  func withoutInterruption(_ body: () throws(StorageFault) -> Void) throws(StorageFault) {
    sqlite3_progress_handler(pointer, 0, nil, nil)
    defer { setProgressHandler() }
    try body()
  }
}
