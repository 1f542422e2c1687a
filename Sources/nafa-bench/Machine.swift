import CFloor
import Glibc

/// What the figures were made on.
enum Machine {
  static var ownPath: String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &path, path.count)
    return count < 0
      ? CommandLine.arguments.first ?? ""
      : String(decoding: path.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static var description: String {
    var system = utsname()
    uname(&system)
    let release = withUnsafeBytes(of: system.release) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    let processor = TextFile.read("/proc/cpuinfo").split(separator: "\n")
      .first { $0.hasPrefix("model name") }?.split(separator: ":").last
      .map { $0.drop { $0 == " " } }
    return """
      machine: \(processor ?? "unknown processor"), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) \
      processors, Linux \(release), SQLite \(String(cString: nafa_floor_sqlite_version()))
      """
  }

  /// A warning where this program was built without optimisation, and so perhaps `nafa` too.
  static var warning: String {
    #if DEBUG
      "built without optimisation: these figures say nothing\n"
    #else
      ""
    #endif
  }
}
