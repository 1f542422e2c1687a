import Glibc
import LedgerValues

extension Nafa {
  /// Runs this process's command line, and ends the process.
  public static func runProcess() -> Never {
    Descriptor.holdStandard()
    let status = run(.process())
    if status != .done { StopSignal.end() }
    exit(status.rawValue)
  }
}

extension Environment {
  /// The environment of this process.
  ///
  /// While a book is open, the first Ctrl-C stops the work in order; at all other times, and the
  /// second time, it ends the program at once. Either way what was being written is one transaction
  /// of the book, which SQLite undoes, or a new file that has not its name yet.
  public static func process() -> Environment {
    // A limit on the size of files is then an error of the write, which is undone and explained.
    signal(SIGXFSZ, SIG_IGN)
    var environment = Environment(
      clock: now, random: .system, machine: machineName(), input: standardInput(),
      output: standardOutput(1), errors: standardOutput(2), files: .system())
    environment.xml = .beside()
    environment.listensForStop = {
      StopSignal.listen()
      return { !StopSignal.isReceived }
    }
    environment.arguments = Array(CommandLine.arguments.dropFirst())
    for variable in Variable.allCases {
      if let value = getenv(variable.rawValue) {
        environment.variables[variable] = String(cString: value)
      }
    }
    #if DEBUG
      environment.inject()
    #endif
    return environment
  }

  private static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// A digest of the machine's own identifier, which is not to be shown as it is.
  ///
  /// Source: machine-id(5).
  private static func machineName() -> String {
    let identifier =
      (try? FileAccess.system().read("/etc/machine-id")).flatMap { $0.isEmpty ? nil : $0 }
      ?? hostName()
    return String(SHA256.digest(of: Array("nafa machine ".utf8) + identifier).hex.prefix(32))
  }

  private static func hostName() -> [UInt8] {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return [] }
    return name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  }

  private static func standardInput() -> Input {
    Input(
      isTerminal: isatty(0) == 1,
      line: { readLine() },
      all: { () throws(FileError) in try Descriptor.standard(0).readAll() })
  }

  private static func standardOutput(_ number: Int32) -> Output {
    let isTerminal = isatty(number) == 1
    return Output(
      isTerminal: isTerminal, columns: isTerminal ? columns(of: number) : nil,
      write: { (bytes) throws(FileError) in try Descriptor.standard(number).write(bytes) })
  }

  private static func columns(of number: Int32) -> Int? {
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
