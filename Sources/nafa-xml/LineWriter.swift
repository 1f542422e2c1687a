import Glibc
import LedgerValues

/// Writes JSON objects to standard output, each on its line.
final class LineWriter {
  private var pending: [UInt8] = []

  func write(_ fault: XMLFault) { write(fault.json) }

  func write(_ object: JSON) {
    guard let bytes = try? object.canonicalBytes() else { return }
    pending += bytes
    pending.append(UInt8(ascii: "\n"))
    if pending.count > 1 << 16 { flush() }
  }

  func flush() {
    var written = 0
    while written < pending.count {
      let count = pending.withUnsafeBytes { bytes in
        Glibc.write(1, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      // Nobody reads any more.
      guard count > 0 else { exit(1) }
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }
}
