import Glibc
import Synchronization

/// The number of the signal that asked this process to stop; 0 where none did.
private let received = Atomic<Int32>(0)

/// Ctrl-C, and what else asks a process to stop.
enum StopSignal {
  static var isReceived: Bool { received.load(ordering: .relaxed) != 0 }

  /// Takes note of the first signal from now on; a second one ends the process at once.
  ///
  /// A signal that the process was started to ignore, as in the background of a script, stays ignored.
  static func listen() {
    // Makes the atomic before a signal can need it.
    _ = isReceived
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var present = sigaction()
      sigaction(signal, nil, &present)
      guard present.__sigaction_handler.sa_handler == nil else { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { received.store($0, ordering: .relaxed) }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(signal, &action, nil)
    }
  }

  /// Ends the process by the signal that it received, if any: a shell that runs a list of commands
  /// stops only where it sees that one was ended so.
  static func end() {
    let signal = received.load(ordering: .relaxed)
    guard signal != 0 else { return }
    Glibc.signal(signal, SIG_DFL)
    raise(signal)
  }
}
