import Glibc

/// What this process may use, set by itself on itself; passing a limit ends it.
enum Limits {
  /// Bytes of address space; libxml2, ICU and Foundation take a part of it before the first byte.
  private static let memory: rlim_t = 1 << 30
  /// Seconds for any file, and for each megabyte of it.
  private static let seconds: rlim_t = 30

  /// Levels of elements; statements need about twelve.
  static let depth = 64
  /// Bytes of one text; the longest of a statement has some hundreds.
  static let text = 1 << 16

  static func set() {
    var about = stat()
    let megabytes = fstat(0, &about) == 0 ? rlim_t(max(0, about.st_size) >> 20) : 0
    set(RLIMIT_AS, memory)
    set(RLIMIT_CPU, seconds + megabytes)
    set(RLIMIT_CORE, 0)
    set(RLIMIT_NOFILE, 16)
  }

  private static func set(_ resource: __rlimit_resource, _ value: rlim_t) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
