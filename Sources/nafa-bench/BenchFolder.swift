import Glibc

/// A folder that is gone when nothing holds it.
final class BenchFolder {
  let path: String

  init() throws(BenchError) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/nafa-bench.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchError("no folder can be made in \(base)") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    _ = try? ChildProcess(["rm", "-r", path])
  }
}
