import Glibc

/// One run of a program, from its start to its end.
struct ChildProcess {
  /// Seconds on the clock.
  let seconds: Double
  /// Seconds that processors worked for it, which other programs lengthen less.
  let work: Double
  /// The most memory that it held, in bytes.
  let peak: Int

  /// Runs a program to its end; what it prints goes into a file, or is thrown away.
  ///
  /// - Throws: Where it cannot be started, or ends with another status than 0.
  init(_ words: [String], output: String = "/dev/null") throws(BenchError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    let start = Self.now()
    let code = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
    guard code == 0 else {
      throw BenchError("\(words[0]): \(String(cString: strerror(code)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child else { throw BenchError("\(words[0]) is lost") }
    seconds = Double(Self.now() - start) / 1e9
    work = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    peak = usage.ru_maxrss * 1_024
    guard status == 0 else {
      throw BenchError("\(words.joined(separator: " ")): ended with \(status >> 8)")
    }
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
